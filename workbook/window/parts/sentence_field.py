"""The learner's part of a sentence: a field without a frame whose first line may begin further in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from workbook.window.parts.text_field import short_enough, text_of

if TYPE_CHECKING:
    from workbook.window.theme import Theme

_LINE_END = "\u2028"  # keeps all lines in one block, so that only the first of them is moved in
_ONE_LINE = 400  # characters; longer words are never measured as one line


class SentenceField(QTextEdit):
    """Plain words that continue what stands before them. Enter goes on to the next field, Shift+Enter to a new line.

    The editor's own undo takes back what was typed, so this field keeps none of its own: its layout may then
    change at any time.
    """

    edited = Signal()  # the learner changed the words
    undo_asked = Signal()
    redo_asked = Signal()
    entered = Signal()  # the focus came or went

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._indent = -1.0
        self._rtl = False
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.restyle()
        self.textChanged.connect(self._changed)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font("answer"))

    def words(self) -> str:
        """The words exactly as typed."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show words from the file; nothing is said."""
        if words != self._words:
            at_end = self.hasFocus()
            self._words = words
            self.blockSignals(True)
            self.setPlainText(words.replace("\n", _LINE_END))
            self.blockSignals(False)
            self._indent = -1.0
            if at_end:
                self.moveCursor(QTextCursor.MoveOperation.End)

    def place(self, width: int, indent: float) -> int:
        """Lay the words out in a width, the first line moved in; returns the height they need."""
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        if (indent, self.isRightToLeft()) != (self._indent, self._rtl):
            self._indent, self._rtl = indent, self.isRightToLeft()
            self._move_first_line_in()
        self.setFixedSize(width, self.height_wanted())
        return self.height()

    def height_wanted(self) -> int:
        """The height of all lines."""
        return int(self.document().size().height() + 0.99)

    def wanted(self) -> float:
        """The room that the words take on one line; endless for several lines."""
        if "\n" in self._words or len(self._words) > _ONE_LINE:
            return float("inf")
        return QFontMetricsF(self.font()).horizontalAdvance(self._words)

    def lines(self) -> list[QRectF]:
        """Where each line of words stands."""
        block = self.document().begin()
        found = []
        while block.isValid():
            layout = block.layout()
            for n in range(layout.lineCount()):
                line = layout.lineAt(n)
                found.append(line.naturalTextRect().translated(layout.position()))
            block = block.next()
        return found

    def _move_first_line_in(self) -> None:
        form = QTextBlockFormat()
        form.setTextIndent(self._indent)
        form.setLayoutDirection(self.layoutDirection())
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.blockSignals(True)
        cursor.mergeBlockFormat(form)
        self.blockSignals(False)

    def _changed(self) -> None:
        words = self.document().toRawText().replace(_LINE_END, "\n").replace("\u2029", "\n")
        if words != self._words:
            self._words = words
            self.edited.emit()
            self._keep_in_view()

    def _keep_in_view(self) -> None:
        """A field that grows with its words is scrolled by the page around it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page: QWidget | None = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and page is not None:
            at = self.mapTo(page, self.cursorRect().bottomLeft())
            area.ensureVisible(at.x(), at.y(), 0, self._theme.px(60))

    # Input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\t")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText(_LINE_END)
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(short_enough(text_of(source)).replace("\n", _LINE_END))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
