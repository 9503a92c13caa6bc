"""The list of an exercise: its options, stems or items, each keeping its id through rewording and moving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.drafts.edits import NewRow, one_line
from workbook.language.translation import gettext as _
from workbook.window.parts.line_field import LineField
from workbook.window.studio.little_list import LittleList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from workbook.drafts.edits import Row
    from workbook.window.look.theme import Theme


class RowsField(LittleList):
    """`said` has the whole list as it is wanted, a `NewRow` each."""

    def __init__(self, theme: Theme, name: str, beside: str = "") -> None:
        super().__init__(theme, name, beside, add=_("Add a line"))
        self._ids: list[str] = []  # of the rows as they are written, by their places

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the list as it is written; a row that is still empty here stays."""
        shown = [(one_line(row.text), row.sort) for row in self._entries if row.text.strip()]
        self._ids = [row.id for row in rows]
        if shown == [(row.text, row.sort) for row in rows]:
            filled = iter(range(len(rows)))
            self._entries = [
                NewRow(row.text, next(filled), row.sort, row.free) if row.text.strip() else row
                for row in self._entries
            ]
            return
        self._entries = [NewRow(row.text, at, row.sort) for at, row in enumerate(rows)]
        self._build()

    def _new(self) -> NewRow:
        return NewRow("", free=True)

    def _name(self, at: int) -> str:
        name = _("Group {n}") if self._entries[at].sort == "group" else _("Line {n}")
        return name.format(n=at + 1)

    def _fill(self, row: QHBoxLayout, at: int, name: str) -> QWidget:
        entry = self._entries[at]
        style = "button" if entry.sort == "group" else "answer"
        field = LineField(self._theme, name, prose=True, style=style)
        field.set_text(entry.text)
        field.edited.connect(partial(self._reworded, at))
        row.addWidget(field, 1)
        if entry.old is not None and entry.sort == "item" and entry.old < len(self._ids):
            self._name_inside(row, field, self._ids[entry.old])
        return field

    def _reworded(self, at: int, words: str) -> None:
        entry = self._entries[at]
        self._entries[at] = NewRow(words, entry.old, entry.sort, entry.free)
        self._tell()

    def _is_new(self, at: int) -> bool:
        return self._entries[at].old is None

    def _tell(self) -> None:
        self.said.emit([entry for entry in self._entries if entry.text.strip()])
