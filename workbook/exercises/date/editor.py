"""A date on screen: a field, a calendar, and the day in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises import days
from workbook.exercises.date_words import day_from
from workbook.exercises.values import text
from workbook.window.parts.date_field import DateField
from workbook.window.parts.editor import ExerciseEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from workbook.exercises.date.spec import Date
    from workbook.exercises.exercise import Answer
    from workbook.window.parts.around import Around
    from workbook.window.theme import Theme


class DateEditor(ExerciseEditor):
    """One day. Half-typed words are said when the field is left, and kept as they are."""

    def __init__(
        self, exercise: Date, theme: Theme, around: Around, *, today: Callable[[], date] = days.today
    ) -> None:
        super().__init__(theme, around)
        self.day = DateField(theme, exercise.title, today)
        self.column.addWidget(self.day)
        self.day.picked.connect(self._picked)
        self.day.worded.connect(self._worded)

    def display(self, answer: Answer) -> None:
        """Show the day, or whatever words stand in its place."""
        self.day.show_day(day_from(answer), text(answer))

    def focus_target(self) -> QWidget:
        """The field."""
        return self.day.field

    def _picked(self, day: date | None) -> None:
        self.say(day.isoformat() if day else None)

    def _worded(self, words: str) -> None:
        if words != self.answer:
            self.say(words)
