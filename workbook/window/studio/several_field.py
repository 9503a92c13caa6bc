"""Settings that may stand several times: lines of words, exercises that are chosen, columns that keep their ids."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.course.scan import split_id
from workbook.language.translation import gettext as _
from workbook.window.parts.line_field import LineField
from workbook.window.studio.form_fields import Combo
from workbook.window.studio.little_list import LittleList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.studio.form_fields import Values


class SeveralField(LittleList):
    """Several values, each a line of words."""

    def show_values(self, values: Values) -> None:
        if [value.split() for value in values] == [value.split() for value in self._entries if value.strip()]:
            return
        self._entries = list(values)
        self._build()

    def _new(self) -> str:
        return ""

    def _fill(self, row: QHBoxLayout, at: int, name: str) -> QWidget:
        field = LineField(self._theme, name, prose=True)
        field.set_text(self._shown(self._entries[at]))
        field.edited.connect(partial(self._changed, at))
        row.addWidget(field, 1)
        self._name_inside(row, field, self._beside(self._entries[at]))
        return field

    def _shown(self, value: str) -> str:
        """What is shown of a value."""
        return value

    def _beside(self, value: str) -> str:
        """What stands small beside a row."""
        return ""

    def _kept(self, value: str, words: str) -> str:
        """A value with other words."""
        return words

    def _changed(self, at: int, value: str) -> None:
        self._entries[at] = self._kept(self._entries[at], value)
        self._tell()

    def _tell(self) -> None:
        self.said.emit(tuple(value for value in self._entries if value.strip()))


class ChosenField(SeveralField):
    """Several exercises, each chosen by its number and title."""

    moves = False

    def __init__(
        self,
        theme: Theme,
        name: str,
        beside: str,
        choices: Callable[[], Sequence[tuple[str, str]]],
        most: int = 99,
    ) -> None:
        super().__init__(theme, name, beside, most=most)
        self._choices = choices

    def _fill(self, row: QHBoxLayout, at: int, name: str) -> QWidget:
        combo = Combo(self._theme, name, [("", _("Choose an exercise…")), *self._choices()])
        combo.show_value(self._entries[at])
        combo.picked.connect(partial(self._changed, at))
        row.addWidget(combo, 1)
        return combo


class NamedLinesField(SeveralField):
    """Lines that have an id each, such as the columns of a table: it stays, however a line is reworded."""

    def __init__(self, theme: Theme, name: str, beside: str = "") -> None:
        super().__init__(theme, name, beside)
        self._ids: dict[str, str] = {}

    def know_ids(self, ids: Mapping[str, str]) -> None:
        """The ids that lines go by if none is written, by their names."""
        self._ids = dict(ids)

    def _shown(self, value: str) -> str:
        return split_id(value)[0]

    def _beside(self, value: str) -> str:
        words, written = split_id(value)
        return written or self._ids.get(words.partition("|")[0].strip(), "")

    def _kept(self, value: str, words: str) -> str:
        known = self._beside(value)
        return f"{words} {{#{known}}}" if known and words.strip() else words
