"""A letter on screen: a calm sheet, and a reminder for later if the course offers one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbook.course.outline import open_text
from workbook.course.values import text
from workbook.exercises.letter.screen.letter_sheet import LetterSheet
from workbook.language.dates import long_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.editor import ExerciseEditor
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
        self._showing = False
        self._day: date | None = None
        self.sheet = LetterSheet(theme, exercise.title, exercise.greeting, exercise.signature)
        self.column.addWidget(self.sheet)
        self.column.addWidget(Words(theme, _(MAY_ERASE), "meta", ink="muted", wrap=True))
        self.remind = Button(theme, "", icon="calendar", kind="text", style="small-button")
        self.column.addWidget(self.remind, 0, Qt.AlignmentFlag.AlignLeading)
        self.note = Words(theme, "", "small", ink="muted", wrap=True)
        self.note.hide()
        self.column.addWidget(self.note)
        self._offer_reminder()
        field = self.sheet.field
        field.edited.connect(self._changed)
        field.undo_asked.connect(self.undo_near)
        field.redo_asked.connect(self.redo_near)
        self.remind.clicked.connect(self._save_reminder)

    def display(self, answer: Answer) -> None:
        """Show the text."""
        self._showing = True
        self.sheet.field.set_text(text(answer))
        self._showing = False
        self._offer_reminder()

    def day_turned(self, before: date, today: date) -> None:
        """So long from another day is another day."""
        self._offer_reminder()

    def focus_target(self) -> QWidget:
        """The field."""
        return self.sheet.field

    def _changed(self) -> None:
        if not self._showing and self.sheet.field.text() != text(self.answer):
            self.say(self.sheet.field.text())

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()

    def _offer_reminder(self) -> None:
        later = self._exercise.later
        self.remind.setVisible(later is not None)
        if later:
            self._day = later.after(self._today())
            self.remind.setText(_("Save a reminder for {day}…").format(day=long_day(self._day)))

    def _save_reminder(self) -> None:
        """Write the file where the learner wants it; the day is the one on the button."""
        import platformdirs

        from workbook.exercises.letter.reminder import TITLE, reminder
        from workbook.whole_file import write_whole

        assert self._day
        suggested = Path(platformdirs.user_documents_path()) / _("{title} {day}.ics").format(
            title=_(TITLE), day=self._day.isoformat()
        )
        place = file_dialogs.save_as(self, _("Save a reminder"), suggested, _("Calendar files (*.ics)"))
        if place is None:
            return
        course = open_text(self.context.files, "course.md").front_matter.first("title")
        data = reminder(course, self._exercise.id, self._day, datetime.now(UTC))
        try:
            write_whole(place, data, private=True)
        except OSError as trouble:
            why = trouble.strerror or _("the place cannot be written to")
            self._tell(
                _("The reminder is not saved yet: {why}. You could choose another place.").format(why=why)
            )
        else:
            self._tell(_("The reminder is in “{name}”. Open it with your calendar.").format(name=place.name))
