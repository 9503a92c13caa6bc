"""A date on screen: a field, a calendar, and the day in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text
from workbook.language.dates import day_from
from workbook.language.translation import N_
from workbook.window.parts.date_field import DateField
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.reminder_button import TITLE, ReminderButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.exercises.date.spec import Date
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class DateEditor(ExerciseEditor):
    """One day. What is typed is kept as the words it is until the field is left; then it is a day, if it can be one."""

    def __init__(
        self, exercise: Date, theme: Theme, context: EditorContext, *, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__(theme, context)
        self.day = DateField(theme, exercise.title, today or context.clock.today, context.reader.forms)
        self.column.addWidget(self.day)
        self._today = today or context.clock.today
        self.reminder = ReminderButton(theme, context, TITLE)
        self.reminder.hide()
        self.column.addWidget(self.reminder)
        self.day.typed.connect(self._typed)
        self.day.chosen.connect(self._chosen)
        self.day.picked.connect(self._picked)
        self.day.worded.connect(self._worded)

    def display(self, answer: Answer) -> None:
        """Show the day, or whatever words stand in its place."""
        self.day.show_day(day_from(answer), text(answer))
        self._offer_reminder()

    def day_turned(self, before: date, today: date) -> None:
        """A day that is over needs no reminder."""
        self._offer_reminder()

    def _offer_reminder(self) -> None:
        day = day_from(self.answer)
        self.reminder.offer(day if day is not None and day >= self._today() else None)

    def focus_target(self) -> QWidget:
        """The field."""
        return self.day.field

    def _typed(self, words: str) -> None:
        self.say(words or None)
        self.reminder.offer(None)

    def _picked(self, day: date | None) -> None:
        if (meant := day.isoformat() if day else None) != self.answer:
            self.amend(meant)
        self._offer_reminder()

    def _worded(self, words: str) -> None:
        if words != self.answer:
            self.amend(words)

    def _chosen(self, day: date) -> None:
        self.say(day.isoformat(), N_("choose a day"))
        self._offer_reminder()
