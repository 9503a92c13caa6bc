"""A field of one line: what is pasted into it is one line, and every change of its words is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit

from workbook.language.signs import in_one_line, meant
from workbook.window.look import fonts
from workbook.window.parts.composing import with_composed
from workbook.window.parts.dropping import LONGEST_PASTE, files_in, leave_source
from workbook.window.parts.pasting import tell_cut, text_of
from workbook.window.parts.taking_back import change_between, lead_around, turned_around
from workbook.window.parts.told_once import NOTHING
from workbook.window.parts.writing import Composes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QMenu

    from workbook.window.look.theme import Theme

ENDLESS = 2**31 - 1  # Qt would cut off what is longer than 32,767 characters
_PASTE = "edit-paste"  # Qt's name of the action


class OneLine(Composes, QLineEdit):
    """A line edit in which nothing is hidden: no line breaks, no words that only the input method knows."""

    edited = Signal(str)  # other words are seen than before, however that came about, save by `set_text`
    own_steps = False  # what is typed here is taken back here, whatever is around it

    def __init__(self, most: int = ENDLESS) -> None:
        super().__init__()
        self._composed = self._told = ""
        self.drawn: list[tuple[int, int]] = []  # the parts that are drawn in another form
        self.setMaxLength(most)
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """The words as they are seen."""
        return with_composed(super().text(), self.cursorPosition(), self._composed)

    def set_text(self, text: str) -> None:
        """Show a text from the file, with its beginning in view; where one writes, with what became another."""
        text = in_one_line(meant(text))
        if text != self.text():
            fonts.need_for(text)
            at = change_between(self.text(), text).behind if self.hasFocus() else 0
            self._told = text
            self.setText(text)
            self._told = self.text()
            self.setCursorPosition(at)

    def is_composed(self) -> bool:
        """Whether an input method is at work here."""
        return bool(self._composed)

    def draw_parts(self, parts: Iterable[tuple[int, int, QTextCharFormat]]) -> None:
        """Draw some parts of the words in another form, from one place to another; it is no part of them.

        Qt has no other way to it than the one of input methods, so nothing is drawn while one is at work.
        """
        wanted = list(parts)
        if self._composed or not (wanted or self.drawn):
            return
        self.drawn = [(start, end) for start, end, _form in wanted]
        at, kind = self.cursorPosition(), QInputMethodEvent.AttributeType.TextFormat
        forms = [
            QInputMethodEvent.Attribute(kind, start - at, end - start, form) for start, end, form in wanted
        ]
        QLineEdit.inputMethodEvent(self, QInputMethodEvent("", forms))

    def paste_words(self, source: QMimeData) -> None:
        """Insert words as one line, as far as there is room, and say so if there is not enough."""
        whole = in_one_line(text_of(source))
        room = self.maxLength() - len(super().text()) + len(self.selectedText())
        if taken := whole[: min(LONGEST_PASTE, room)]:
            self.insert(taken)
        if len(taken) < len(whole):
            tell_cut(self, len(taken))

    def _tell(self) -> None:
        words = self.text()
        if words == self._told:
            return
        if (line := in_one_line(words)) != words:  # by a way that no key and no menu is
            self.setText(line)
            return
        self._told = words
        self.edited.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_words(QGuiApplication.clipboard().mimeData())
        elif not turned_around(self, event):
            super().keyPressEvent(event)

    def createStandardContextMenu(self) -> QMenu:
        """Qt's menu; what is pasted by it is one line, and Undo in it is what its key is."""
        menu = super().createStandardContextMenu()
        lead_around(menu, self)
        for action in menu.actions():
            if action.objectName() == _PASTE:
                action.triggered.disconnect()
                action.triggered.connect(self._paste_chosen)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _paste_chosen(self) -> None:
        self.paste_words(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.ignore()  # for the window, which opens them
        else:
            super().dragEnterEvent(event)
            leave_source(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)
            leave_source(event)

    def dropEvent(self, event: QDropEvent) -> None:
        most, before = self.maxLength(), len(super().text())
        room = min(most - before, LONGEST_PASTE)
        self.setMaxLength(before + room)
        super().dropEvent(event)
        self.setMaxLength(most)
        leave_source(event)
        if event.source() is not self and len(event.mimeData().text()) > room:
            tell_cut(self, room)


class LineField(OneLine):
    """A text of one line. `own` is the quiet underlined form for the learner's own list lines.

    `prose` says that a learner writes words of their own here, so that spelling may look at them.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        *,
        own: bool = False,
        prose: bool = False,
        style: str = "answer",
        most: int = ENDLESS,
    ) -> None:
        super().__init__(most)
        self._theme, self._style = theme, style
        self.has_prose = prose
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if placeholder == name:
            self.setAccessibleDescription(NOTHING)  # else Qt would tell the same once more
        if own:
            self.setProperty("own", True)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font(self._style))
