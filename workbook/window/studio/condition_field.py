"""When something is shown: an earlier exercise, and what was chosen there; chosen by their words, never typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from workbook.course.ids import NOT
from workbook.language.translation import gettext as _
from workbook.window.parts.words import Words
from workbook.window.studio.form_fields import Combo
from workbook.window.studio.several_field import ChosenField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from workbook.window.look.theme import Theme

Choices = list[tuple[str, str]]


class Earlier(Protocol):
    """The exercises of the draft, as far as a condition asks for them."""

    def choosing(self) -> Choices:
        """Those that a condition can speak of: their ids, with number and title."""

    def recordings(self) -> Choices:
        """The recorded voices of the draft: their paths, and their names."""

    def options_of(self, exercise_id: str) -> Choices:
        """What can be chosen in one: ids and words."""


class ConditionField(ChosenField):
    """A row a condition; all of them have to hold. In one, any of several choices is enough."""

    def __init__(self, theme: Theme, name: str, beside: str, earlier: Earlier) -> None:
        super().__init__(theme, name, beside, earlier.choosing)
        self._earlier = earlier
        self.option_rows: list[list[Combo]] = []

    def _build(self) -> None:
        self.option_rows = []
        super()._build()

    def _fill(self, row: QHBoxLayout, at: int, name: str) -> QWidget:
        theme = self._theme
        exercise_id, *chosen = self._entries[at].split() or [""]
        exercises = Combo(theme, name, [("", _("Choose an exercise…")), *self._earlier.choosing()])
        exercises.show_value(exercise_id)
        exercises.picked.connect(partial(self._exercise_picked, at))
        row.addWidget(exercises, 3)
        options = self._earlier.options_of(exercise_id) if exercise_id else []
        self.option_rows.append([])
        for place, option in enumerate([*chosen, ""] if exercise_id else []):
            if place > (chosen[:1] == [NOT]):
                row.addWidget(Words(theme, _("or"), "small", ink="muted"))
            choices = (
                [("", _("it is answered")), (NOT, _("unless"))] if not place else [("", _("nothing else"))]
            )
            if place and chosen == [NOT]:
                choices = [("", _("it is answered"))]
            combo = Combo(theme, _("{name}: what was chosen").format(name=name), [*choices, *options])
            combo.setMinimumContentsLength(8)
            combo.show_value(option)
            combo.picked.connect(partial(self._option_picked, at, place))
            self.option_rows[-1].append(combo)
            row.addWidget(combo, 2)
        return exercises

    def _exercise_picked(self, at: int, exercise_id: str) -> None:
        self._take(at, [exercise_id])

    def _option_picked(self, at: int, place: int, option: str) -> None:
        exercise_id, *chosen = self._entries[at].split()
        chosen[place : place + 1] = [option] if option else []
        self._take(at, [exercise_id, *chosen])

    def _take(self, at: int, parts: Sequence[str]) -> None:
        self._entries[at] = " ".join(part for part in parts if part)
        self._build()
        self._tell()
        self._focus(at)
