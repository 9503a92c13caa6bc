"""The bar below the text in which one looks for words, and puts others in their place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Bar
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import IconLabel, Words
from workbook.window.studio.finding import MOST, places

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme
    from workbook.window.studio.source_editor import SourceEditor

WAIT_MS = 120
MOST_MARKED = 400  # places that are marked at once


class FindReplace(QWidget):
    """Hidden until it is wanted. What is replaced all at once is told as one change."""

    replaced = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, editor: SourceEditor) -> None:
        super().__init__()
        self._theme, self._editor = theme, editor
        self._places: list[tuple[int, int]] = []
        self._at = -1
        self.setAccessibleName(_("Find and replace"))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._find)
        self._find_row()
        self._replace_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._finds)
        column.addWidget(self._replaces)
        editor.colours.worked.connect(self._text_changed)
        self.hide()

    def _find_row(self) -> None:
        theme = self._theme
        self._finds = Bar(theme, "bar-bottom", height=44)
        name = _("Find in this text")
        self.field = LineField(theme, name, name, style="interface")
        self.field.edited.connect(self._typed)
        self.count = Words(theme, "", "small", ink="muted")
        self.before = IconButton(theme, "chevron-up", _("The one before"), key="Shift+F3")
        self.next = IconButton(theme, "chevron-down", _("The next one"), key="F3")
        self.exact = QCheckBox(_("Just as typed"))
        self.exact.setToolTip(_("Capitals and accents count"))
        self.exact.setFont(theme.font("small"))
        self.shut = IconButton(theme, "x", _("Close"), key="Esc")
        self.before.clicked.connect(partial(self.step, -1))
        self.next.clicked.connect(partial(self.step, 1))
        self.exact.toggled.connect(self._find)
        self.shut.clicked.connect(self.close_up)
        self._finds.row.addWidget(IconLabel(theme, "search", "muted", 16))
        self._finds.row.addWidget(self.field, 1)
        for widget in (self.before, self.next, self.count, self.exact, self.shut):
            self._finds.row.addWidget(widget)
        self._finds.can_lack(self.count)

    def _replace_row(self) -> None:
        theme = self._theme
        self._replaces = Bar(theme, "bar-bottom", height=44)
        name = _("Replace with")
        self.other = LineField(theme, name, name, style="interface")
        self.one = Button(theme, _("Replace"), style="small-button")
        self.all = Button(theme, _("Replace all"), style="small-button")
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self._replaces.row.addWidget(IconLabel(theme, "pencil-line", "muted", 16))
        self._replaces.row.addWidget(self.other, 1)
        for widget in (self.one, self.all):
            self._replaces.row.addWidget(widget)
        for field in (self.field, self.other):
            field.own_steps = True  # it is no part of the draft
            field.installEventFilter(self)

    def open_up(self, *, replace: bool) -> None:
        """Look for what is selected, or for what one types."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.set_text(selected)
        self._replaces.setVisible(replace)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._find()

    def step_out(self) -> bool:
        """Esc in it."""
        self.close_up()
        return True

    def close_up(self) -> None:
        """Put the bar away; the keyboard goes back to the text."""
        if not self.isHidden():
            self._wait.stop()
            self.hide()
            self._editor.show_found((), -1)
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def restyle(self) -> None:
        """Take the font anew."""
        self.exact.setFont(self._theme.font("small"))

    # Finding

    def step(self, by: int, *_unused: object) -> None:
        """To the next place or the one before, and around."""
        self._look()
        if not self._places:
            announce(self, self.count.text())
            return
        cursor = self._editor.textCursor()
        begin, end = cursor.selectionStart(), cursor.selectionEnd()
        if by > 0:
            at = next((n for n, (first, _last) in enumerate(self._places) if first >= end), 0)
        else:
            at = next((n for n in reversed(range(len(self._places))) if self._places[n][1] <= begin), -1)
        self._go(at % len(self._places))

    def _go(self, at: int) -> None:
        self._at = at
        self._editor.select(*self._places[at])
        self._show()
        announce(self, self.count.text())

    def _typed(self, words: str) -> None:
        for button in (self.before, self.next, self.one, self.all):
            button.setEnabled(bool(words))
        self._wait.start()

    def _find(self, *_unused: object) -> None:
        """Show where the words are, from the cursor on."""
        if self.isHidden():
            return
        self._look()
        begin = self._editor.textCursor().selectionStart()
        if self._places:
            self._go(next((n for n, (first, _last) in enumerate(self._places) if first >= begin), 0))
        else:
            self._at = -1
            self._show()

    def _look(self) -> None:
        self._wait.stop()
        self._places = places(self._editor.text(), self.field.text(), exact=self.exact.isChecked())

    def _show(self) -> None:
        found, typed = len(self._places), self.field.text()
        for button in (self.before, self.next, self.one, self.all):
            button.setEnabled(bool(found))
        if found:
            count = f"{MOST}+" if found >= MOST else str(found)
            self.count.setText(_("{at} of {count}").format(at=self._at + 1, count=count))
        else:
            self.count.setText(_("Not in this text.") if typed else "")
        first = max(0, self._at - MOST_MARKED // 2)
        self._editor.show_found(self._places[first : first + MOST_MARKED], self._at - first)

    def _text_changed(self) -> None:
        if not self.isHidden() and self._places:
            self._wait_only()

    def _wait_only(self) -> None:
        """What is found is counted anew, and the cursor stays."""
        self._places, self._at = [], -1
        self._editor.show_found((), -1)
        self.count.setText("")

    # Replacing

    def replace_one(self) -> None:
        """Put the other words in place of these, and go on to the next."""
        cursor = self._editor.textCursor()
        here = cursor.selectionStart(), cursor.selectionEnd()
        self._look()
        if here not in self._places:
            self.step(1)
            return
        cursor.insertText(self.other.text())
        self._editor.colours.catch_up()
        self.replaced.emit()
        self.step(1)

    def replace_all(self) -> None:
        """Put the other words everywhere, in one step."""
        self._look()
        count = len(self._places)
        if not count:
            return
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for begin, end in reversed(self._places):
            cursor.setPosition(begin)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.other.text())
        cursor.endEditBlock()
        self._editor.colours.catch_up()
        self._wait_only()
        self.replaced.emit()
        said = ngettext("{count} place is written anew.", "{count} places are written anew.", count)
        self.count.setText(said.format(count=count))
        announce(self, self.count.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on and Shift+Enter back; in the second field it replaces."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.other:
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_F3:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.step_out()
        else:
            return False
        return True
