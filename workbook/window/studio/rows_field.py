"""The list of an exercise as little rows: reworded, added, moved and removed, each keeping its id."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.drafts.edits import NewRow, one_line
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import clear
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import Words
from workbook.window.studio.form_fields import FormField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbook.drafts.edits import Row
    from workbook.window.look.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier


class RowsField(FormField):
    """`said` has the whole list as it is wanted. Enter adds a row below; Alt with an arrow moves one."""

    def __init__(self, theme: Theme, name: str, beside: str = "") -> None:
        super().__init__(theme, name, beside)
        self._rows: list[NewRow] = []
        self._ids: list[str] = []  # of the rows as they are written, by their places
        self.fields: list[LineField] = []
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(4))
        self._with(holder)
        self.add = Button(theme, _("Add a line"), icon="plus", kind="text", style="small-button")
        self.add.clicked.connect(self._add_last)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the list as it is written; a row that is still empty here stays."""
        shown = [(one_line(row.text), row.sort) for row in self._rows if row.text.strip()]
        self._ids = [row.id for row in rows]
        if shown == [(row.text, row.sort) for row in rows]:
            filled = iter(range(len(rows)))
            self._rows = [
                NewRow(row.text, next(filled), row.sort, row.free) if row.text.strip() else row
                for row in self._rows
            ]
            return
        self._rows = [NewRow(row.text, at, row.sort) for at, row in enumerate(rows)]
        self._build()

    def _build(self) -> None:
        clear(self._list)
        self.fields = []
        for at, row in enumerate(self._rows):
            self._list.addWidget(self._line(at, row))

    def _line(self, at: int, row: NewRow) -> QWidget:
        theme = self._theme
        name = _("Group {n}") if row.sort == "group" else _("Line {n}")
        name = name.format(n=at + 1)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        field = LineField(theme, name, prose=True, style="button" if row.sort == "group" else "answer")
        field.set_text(row.text)
        field.edited.connect(partial(self._reworded, at))
        field.installEventFilter(self)
        self.fields.append(field)
        line.addWidget(field, 1)
        if row.old is not None and row.sort == "item" and row.old < len(self._ids):
            written = Words(theme, self._ids[row.old], "meta", ink="muted", told=False)
            written.setToolTip(_("Its name inside. It stays for ever, whatever the words become."))
            field.setAccessibleDescription(_("name inside: {id}").format(id=self._ids[row.old]))
            written.setFixedWidth(theme.px(112))
            line.addWidget(written)
        for icon, words, act in (
            ("arrow-up", _("{name}: one up"), partial(self._move, at, -1)),
            ("arrow-down", _("{name}: one down"), partial(self._move, at, 1)),
            ("x", _("{name}: remove"), partial(self._remove, at)),
        ):
            button = IconButton(theme, icon, words.format(name=name), size=15)
            button.clicked.connect(act)
            line.addWidget(button)
        return holder

    # Changes

    def _reworded(self, at: int, words: str) -> None:
        row = self._rows[at]
        self._rows[at] = NewRow(words, row.old, row.sort, row.free)
        self._tell()

    def _move(self, at: int, step: int, _checked: bool = False) -> None:
        to = at + step
        if 0 <= to < len(self._rows):
            self._rows.insert(to, self._rows.pop(at))
            self._build()
            self._tell()
            self._focus(to)

    def _remove(self, at: int, _checked: bool = False) -> None:
        del self._rows[at]
        self._build()
        self._tell()
        self._focus(min(at, len(self.fields) - 1))

    def _add_last(self) -> None:
        self._add(len(self._rows))

    def _add(self, at: int) -> None:
        self._rows.insert(at, NewRow("", free=True))
        self._build()
        self._focus(at)

    def _focus(self, at: int) -> None:
        (self.fields[at] if self.fields and at >= 0 else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.said.emit([row for row in self._rows if row.text.strip()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched in self.fields:
            return self._key(self.fields.index(watched), event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key(self, at: int, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add(at + 1)
        elif event.modifiers() & ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(at, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and not self.fields[at].text() and self._rows[at].old is None:
            self._remove(at)
        else:
            return False
        return True
