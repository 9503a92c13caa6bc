"""Fields inside a table's cells: they tell each change at once, and leave by Enter or, when typed into, by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbook.course.cells import what_fits
from workbook.language.signs import meant
from workbook.window.parts.composing import tell_composing
from workbook.window.parts.line_field import OneLine
from workbook.window.parts.typed import CalendarDoor, Reader
from workbook.window.parts.writing import TextArea, never_sideways

if TYPE_CHECKING:
    from workbook.course.columns import Column
    from workbook.window.look.theme import Theme

_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_SHEET = (
    "{kind} {{ background: {field}; border: {ring}px solid {focus}; border-radius: 0; "
    "padding: {pad}px {side}px; }}"
)


class WordsCell(TextArea, QPlainTextEdit):
    """A text of any length in a cell. Enter is done, Shift+Enter begins a new line."""

    touched = Signal(QWidget)
    left = Signal(QWidget, int)  # the key that was pressed to leave

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.filled = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("answer"))
        self.document().setDocumentMargin(0)
        never_sideways(self)
        self.setStyleSheet(_sheet(theme, "QPlainTextEdit"))
        self.textChanged.connect(self._tell)

    def fill(self, words: str) -> None:
        """Show the cell's words, with the caret at their end."""
        self.setPlainText(meant(words))
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.filled = True

    def scroll_if(self, needed: bool) -> None:
        """Scroll inside only where the row cannot grow any further."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff)

    def let_go(self) -> None:
        """The cell has the words: whatever the field is told from now on is not said."""
        self.filled, self._composed = False, ""
        tell_composing(self, composing=False)

    def words_height(self) -> int:
        """The height of all lines."""
        return round(self.document().size().height() * self.fontMetrics().lineSpacing())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & _NEW_LINE:
            self.left.emit(self, Qt.Key.Key_Return.value)
        elif enter:
            self.insertPlainText("\n")
        elif event.key() in _UP_DOWN and not event.modifiers() and self._at_edge(event.key()):
            self.left.emit(self, event.key())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's name
        self.left.emit(self, (Qt.Key.Key_Tab if next else Qt.Key.Key_Backtab).value)
        return True

    def _at_edge(self, key: int) -> bool:
        """Whether the caret cannot go further up or down."""
        cursor = self.textCursor()
        up = key == Qt.Key.Key_Up
        return not cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)

    def _tell(self) -> None:
        if self.filled:
            self.touched.emit(self)


class ShortCell(OneLine):
    """A number or a day in a cell. What it means is found when editing ends; else it stays the words it is."""

    touched = Signal(QWidget)
    settled = Signal(QWidget)  # what stands here is a value: it was chosen, not typed
    left = Signal(QWidget, int)  # the key that was pressed to leave

    def __init__(self, theme: Theme, name: str, column: Column, reader: Reader, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.filled = self.is_changed = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(what_fits(column))
        self.setFont(theme.font("interface"))
        self.setStyleSheet(_sheet(theme, "QLineEdit"))
        self.edited.connect(self._changed)
        if column.sort == "date":
            CalendarDoor(self, column, theme, reader).picked.connect(self._chosen)

    def fill(self, words: str) -> None:
        """Show the cell's words."""
        self.set_text(words)
        self.setCursorPosition(len(words))
        self.filled = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _UP_DOWN:
            self.left.emit(self, event.key())
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # that is the delegate's: it closes
            super().keyPressEvent(event)

    def let_go(self) -> None:
        """The cell has the words: whatever the field is told from now on is not said."""
        self.filled, self._composed = False, ""
        tell_composing(self, composing=False)

    def _changed(self) -> None:
        if self.filled:
            self.is_changed = True
            self.touched.emit(self)

    def _chosen(self) -> None:
        self.settled.emit(self)


def _sheet(theme: Theme, kind: str) -> str:
    tokens = theme.tokens
    ring = 3 if tokens.high_contrast else 2
    return _SHEET.format(
        kind=kind, field=tokens.field, focus=tokens.focus, ring=ring,
        pad=max(0, theme.px(4) - ring), side=max(0, theme.px(9) - ring),
    )  # fmt: skip
