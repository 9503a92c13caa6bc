"""A list in a form: each entry is a row that is added, moved and removed, by buttons and by keys."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import clear, holding
from workbook.window.parts.line_field import LineField
from workbook.window.parts.tab_order import stops_in
from workbook.window.parts.words import ShortWords
from workbook.window.studio.form_fields import FormField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbook.window.look.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
NAME_WIDE = 112


class LittleList(FormField):
    """In a line, Enter adds one below, Alt with an arrow moves it, and Backspace takes a new empty one away.

    A kind of list says what an entry is (`_new`, `_fill`), and tells all of them (`_tell`) after each change.
    """

    moves = True  # whether the order of the entries means something

    def __init__(self, theme: Theme, name: str, beside: str = "", *, add: str = "", most: int = 99) -> None:
        super().__init__(theme, name, beside)
        self._most = most
        self._entries: list[Any] = []
        self.rows: list[QWidget] = []  # what is written in, one of each row
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        self._with(holding(self._list))
        self.add = Button(theme, add or _("Add"), icon="plus", kind="text", style="small-button")
        if not add:
            self.add.setAccessibleName(_("{name}: add one").format(name=name))
        self.add.clicked.connect(self._add_last)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    # What a kind of list says

    def _new(self) -> Any:
        """An entry with nothing in it."""
        raise NotImplementedError

    def _fill(self, row: QHBoxLayout, at: int, name: str) -> QWidget:
        """Put into a row what its entry is written in, which is given back."""
        raise NotImplementedError

    def _name(self, at: int) -> str:
        """What a row is called."""
        return f"{self.name} {at + 1}"

    def _is_new(self, at: int) -> bool:
        """Whether nothing of an entry is in the file yet."""
        return not self._entries[at]

    def _tell(self) -> None:
        raise NotImplementedError

    # Rows

    def _build(self) -> None:
        stops = self._stop_before()
        clear(self._list)
        self.rows = []
        for at in range(len(self._entries)):
            row = self._row(at)
            self._list.addWidget(row)
            stops += [
                one for one in stops_in(row) if one.window() is self.window()
            ]  # no list that drops down
        self.add.setVisible(len(self._entries) < self._most)
        self.describe()
        for one, other in pairwise([*stops, self.add]):  # Qt would come to new rows behind the whole form
            QWidget.setTabOrder(one, other)

    def _stop_before(self) -> list[QWidget]:
        """Where Tab stops before this list, if anywhere."""
        now = self.add.previousInFocusChain()
        while now is not None and now is not self.add:
            if now.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(now):
                return [now]
            now = now.previousInFocusChain()
        return []

    def _row(self, at: int) -> QWidget:
        row, name = QHBoxLayout(), self._name(at)
        row.setSpacing(self._theme.px(4))
        field = self._fill(row, at, name)
        field.installEventFilter(self)
        self.rows.append(field)
        ways = [("x", _("{name}: remove"), partial(self._remove, at))]
        if self.moves and self._most > 1:
            ways[:0] = [
                ("arrow-up", _("{name}: one up"), partial(self._move, at, -1)),
                ("arrow-down", _("{name}: one down"), partial(self._move, at, 1)),
            ]
        for icon, words, act in ways:
            button = IconButton(self._theme, icon, words.format(name=name), size=15)
            button.clicked.connect(act)
            row.addWidget(button)
        return holding(row)

    def _name_inside(self, row: QHBoxLayout, field: QWidget, entry_id: str) -> None:
        """The id of an entry, small beside it, if it has one."""
        if entry_id:
            written = ShortWords(self._theme, entry_id, "meta", ink="muted")
            written.told = False
            written.setToolTip(_("Its name inside. It stays for ever, whatever the words become."))
            written.setFixedWidth(self._theme.px(NAME_WIDE))
            field.setAccessibleDescription(_("name inside: {id}").format(id=entry_id))
            row.addWidget(written)

    # Changes

    def _move(self, at: int, step: int, _checked: bool = False) -> None:
        to = at + step
        if 0 <= to < len(self._entries):
            self._entries.insert(to, self._entries.pop(at))
            self._build()
            self._tell()
            self._focus(to)

    def _remove(self, at: int, _checked: bool = False) -> None:
        del self._entries[at]
        self._build()
        self._tell()
        self._focus(min(at, len(self.rows) - 1))

    def _add_last(self) -> None:
        self._add(len(self._entries))

    def _add(self, at: int) -> None:
        if len(self._entries) < self._most:
            self._entries.insert(at, self._new())
            self._build()
            self._focus(at)

    def _focus(self, at: int) -> None:
        target = self.rows[at] if 0 <= at < len(self.rows) else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, LineField) and watched in self.rows:
            return self._key(self.rows.index(watched), watched, event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key(self, at: int, line: LineField, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add(at + 1)
        elif self.moves and event.modifiers() & ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(at, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and not line.text() and self._is_new(at):
            self._remove(at)
        else:
            return False
        return True
