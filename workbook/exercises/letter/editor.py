"""A letter on screen: a calm sheet, and a reminder for later if the course offers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text
from workbook.exercises.letter.screen.letter_sheet import LetterSheet
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.reminder_button import ReminderButton
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.exercises.letter.spec import Letter
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MAY_ERASE = N_("You may erase it later.")
TO_OPEN = N_("A letter to open")


class LetterEditor(ExerciseEditor):
    """The sheet, the line below it, and a way to put the day of opening into one's own calendar."""

    def __init__(
        self,
        exercise: Letter,
        theme: Theme,
        context: EditorContext,
        *,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(theme, context)
        self._exercise, self._today = exercise, today or context.clock.today
        self.sheet = LetterSheet(theme, exercise.title, exercise.greeting, exercise.signature)
        self.column.addWidget(self.sheet)
        self.column.addWidget(Words(theme, _(MAY_ERASE), "meta", ink="muted", wrap=True))
        self.reminder = ReminderButton(theme, context, TO_OPEN)
        self.column.addWidget(self.reminder)
        self._offer_reminder()
        self.sheet.field.edited.connect(self._changed)

    def display(self, answer: Answer) -> None:
        """Show the text."""
        self.sheet.field.set_text(text(answer))
        self._offer_reminder()

    def day_turned(self, before: date, today: date) -> None:
        """So long from another day is another day."""
        self._offer_reminder()

    def focus_target(self) -> QWidget:
        """The field."""
        return self.sheet.field

    def _changed(self) -> None:
        if self.sheet.field.text() != text(self.answer):
            self.say(self.sheet.field.text())

    def _offer_reminder(self) -> None:
        later = self._exercise.later
        self.reminder.offer(later.after(self._today()) if later else None)
