"""Fields for the learner's own words: they take plain text only, and grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit

from workbook.language.signs import meant
from workbook.language.translation import gettext as _
from workbook.window.look import fonts
from workbook.window.parts.composing import seen_in
from workbook.window.parts.pasting import paste_into
from workbook.window.parts.scrolling import LineFollower
from workbook.window.parts.writing import Composes, TakesWords, never_sideways

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from workbook.window.look.theme import Theme

LEAST_LINES = 3
ROOM_TO_WRITE = 4


class TextField(Composes, TakesWords, QPlainTextEdit):
    """A text of any length. At least `lines` high, at most 60 % of the window, then it scrolls."""

    edited = Signal()  # other words are seen than before, however that came about, save by `set_text`

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str | None = None,
        *,
        lines: int = LEAST_LINES,
    ) -> None:
        super().__init__()
        self._theme, self._least, self._lines = theme, lines, 0
        self._composed = self._told = ""
        self._writing = False  # somebody is at it: leave room, and never shrink under their hands
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Write here, if you like") if placeholder is None else placeholder)
        self.setTabChangesFocus(True)
        never_sideways(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        theme.changed.connect(self.restyle)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._follower = LineFollower(self)
        self.textChanged.connect(self._keep_glyphs)
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """The words exactly as they are seen, with plain line ends; NBSP and the like are kept."""
        return seen_in(self, self._composed).replace("\u2029", "\n")

    def set_text(self, text: str) -> None:
        """Show a text from the file. Never called while somebody is typing here: it would lose undo."""
        text = meant(text)
        if text != self.text():
            fonts.need_for(text)
            self._writing = False
            self._told = text
            self.setPlainText(text)
            self._told = self.text()

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font("answer"))
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        paste_into(self, source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._writing = True
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._writing = True
        if nothing_left_to_undo(event, self.document()):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\t")
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if scrolls_itself(self):
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill()

    def _fill(self) -> None:
        """The words lie on a full ground, so that a key does not draw card and page below them anew."""
        self.viewport().setAutoFillBackground(True)

    def _tell(self) -> None:
        if (words := self.text()) != self._told:
            self._told = words
            self.edited.emit()

    def _keep_glyphs(self) -> None:
        keep_glyphs(self.textCursor().block())

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self._least, int(self.document().size().height()))
        if self._writing:
            if lines <= self._lines:
                return
            lines += ROOM_TO_WRITE  # so that the page is not laid out anew at every line
        self._lines = lines
        most = max(self._least * line, int(self.window().height() * 0.6))
        margin = 2 * int(self.document().documentMargin()) + 14
        self.setFixedHeight(min(lines * line, most) + margin)
        if self._writing:
            self._follower.grown()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())


def keep_glyphs(block: QTextBlock) -> None:
    """Shape the words of the paragraph that is written in once a key; else Qt does so to lay out, find and draw."""
    block.layout().setCacheEnabled(True)


def nothing_left_to_undo(event: QKeyEvent, document: QTextDocument) -> bool:
    """Whether a key asks to take back or bring back what is not here: then it is for what is around the field."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not document.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()


def scrolls_itself(field: QPlainTextEdit | QTextEdit) -> bool:
    """Whether the wheel is for a field: one that is not written in lets the page scroll."""
    return field.hasFocus() and field.verticalScrollBar().maximum() > 0
