"""A reminder in one's own calendar: the program makes the file and says what is in it; it never reminds by itself."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from workbook.calendar_file import Reminder, calendar_file
from workbook.language.dates import clock_time, full_day, long_day
from workbook.language.translation import N_, spoken
from workbook.language.translation import gettext as _
from workbook.language.typed_times import read_time
from workbook.window.parts import file_dialogs
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.date_field import DateField
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.reminder_button import TITLE
from workbook.window.parts.system_forms import forms_with
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from workbook.language.local_forms import LocalForms
    from workbook.window.look.theme import Theme

# Days from one to the next, the words of the choice, and how the file is told.
RHYTHMS = (
    (1, N_("Every day"), N_("“{title}”, every day at {time} for half an hour, from {first} to {last}.")),
    (
        2,
        N_("Every second day"),
        N_("“{title}”, every second day at {time} for half an hour, from {first} to {last}."),
    ),
    (
        3,
        N_("Every third day"),
        N_("“{title}”, every third day at {time} for half an hour, from {first} to {last}."),
    ),
    (7, N_("Every week"), N_("“{title}”, every week at {time} for half an hour, from {first} to {last}.")),
)
WEEKS = (
    (2, N_("Two weeks")),
    (4, N_("Four weeks")),
    (6, N_("Six weeks")),
    (8, N_("Eight weeks")),
    (12, N_("Twelve weeks")),
)
ONCE = N_("“{title}” on {day}, for the whole day.")
NOTHING_ELSE = N_(
    "The file says also that Workbook made it, and when. Nothing of the course is in it, no name, and nothing that you "
    "wrote, unless you type it here."
)
ABOUT = N_(
    "This makes a small file for the calendar that you use. You open it there yourself; Workbook does not remind you."
)
UNCLEAR_TIME = N_("A time looks like 19:30.")
NO_TITLE = N_("A few words for the calendar are still missing.")
NO_DAY = N_("The first day is not clear yet.")
_EVENING = time(19, 30)
_THIRD, _FOUR_WEEKS = 2, 1  # what is chosen at first
_LONGEST = 80


class ReminderDialog(Dialog):
    """A rhythm, or with `on` one day; with words below that say what goes into the file. `saved` is where it went."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        today: Callable[[], date],
        *,
        title: str = TITLE,
        on: date | None = None,
        forms: Callable[[], LocalForms] | None = None,
    ) -> None:
        super().__init__(theme, _("A reminder in my calendar"), _(ABOUT), parent, width=520)
        self._on = on
        self._first: date | None = on or today()
        self.saved: Path | None = None
        self.name = LineField(theme, _("Words in the calendar"), most=_LONGEST)
        self.name.set_text(_(title))
        self.add_field(_("Words in the calendar"), self.name)
        if on is None:
            self._add_rhythm(today, forms or partial(forms_with, spoken().code))
        self.rings = TickRow(theme, _("My calendar may ring then"))
        if on is not None:
            self.rings.setText(_("My calendar may ring at nine that morning"))
        policy = self.rings.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Minimum)  # else no taller than its words in one line
        self.rings.setSizePolicy(policy)
        self.column.addWidget(self.rings)
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(Words(theme, _("What is in the file"), "button"))
        self.tells = Words(theme, "", "interface", wrap=True)
        self.column.addWidget(self.tells)
        self.column.addWidget(Words(theme, _(NOTHING_ELSE), "small", ink="muted", wrap=True))
        self.trouble = Words(theme, "", "interface", ink="caution", wrap=True)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.save = Button(theme, _("Save the file…"), kind="primary")
        self.leave = Button(theme, _("Leave it"))
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.add_buttons((self.leave, self.save))
        self.name.edited.connect(self._tell)
        self._tell()
        self.name.setFocus()

    def _add_rhythm(self, today: Callable[[], date], forms: Callable[[], LocalForms]) -> None:
        theme = self.theme
        self.rhythm = Pick(theme, _("How often"), [_(words) for _days, words, _told in RHYTHMS])
        self.rhythm.show_choice(_THIRD)
        self._add_pick(_("How often"), self.rhythm)
        self.time = LineField(theme, _("At what time"), _(UNCLEAR_TIME))
        self.time.set_text(clock_time(datetime.combine(today(), _EVENING)))
        self.time.setMaximumWidth(theme.px(140))
        self.add_field(_("At what time"), self.time)
        self.day = DateField(theme, _("From which day"), today, forms)
        self.day.show_day(self._first)
        self.add_field(_("From which day"), self.day)
        self.weeks = Pick(theme, _("For how long; then it ends by itself"), [_(words) for _n, words in WEEKS])
        self.weeks.show_choice(_FOUR_WEEKS)
        self._add_pick(_("For how long; then it ends by itself"), self.weeks)
        for changed in (self.rhythm.picked, self.weeks.picked, self.time.edited):
            changed.connect(self._tell)
        self.day.picked.connect(self._take_day)
        self.day.chosen.connect(self._take_day)
        self.day.worded.connect(self._take_day)

    def _add_pick(self, label: str, pick: Pick) -> None:
        above = Words(self.theme, label, "button", wrap=True, told=False)  # the button says it too
        row = QHBoxLayout()
        row.addWidget(pick)
        row.addStretch(1)
        self.column.addWidget(above)
        nest(self.column, row)

    def reminder(self) -> Reminder | str:
        """What is to be reminded of, or what is still missing, in a sentence."""
        title = self.name.text().strip()
        if not title:
            return _(NO_TITLE)
        if self._on is not None:
            return Reminder(title, self._on, rings=self.rings.isChecked())
        at, first = read_time(self.time.text()), self._first
        if at is None:
            return _(UNCLEAR_TIME)
        if first is None:
            return _(NO_DAY)
        every, weeks = RHYTHMS[self.rhythm.at][0], WEEKS[self.weeks.at][0]
        return Reminder(title, first, at, every, weeks, self.rings.isChecked())

    def _take_day(self, day: object) -> None:
        from datetime import date

        self._first = day if isinstance(day, date) else None
        self._tell()

    def _tell(self, *_unused: object) -> None:
        """Say what would be in the file now."""
        self.trouble.hide()
        self.tells.setText(self._told(self.reminder()))

    def _told(self, reminder: Reminder | str) -> str:
        if isinstance(reminder, str):
            return reminder
        if reminder.at is None:
            return _(ONCE).format(title=reminder.title, day=full_day(reminder.first))
        days = reminder.days()
        sentence = next(told for every, _words, told in RHYTHMS if every == reminder.every)
        return _(sentence).format(
            title=reminder.title,
            time=clock_time(datetime.combine(reminder.first, reminder.at)),
            first=long_day(days[0]),
            last=long_day(days[-1]),
        )

    def _save(self, _checked: bool = False) -> None:
        """Write the file where the person wants it; what is missing, or went wrong, is said here."""
        import platformdirs

        from workbook.whole_file import write_whole

        reminder = self.reminder()
        if isinstance(reminder, str):
            self._say(reminder)
            return
        suggested = Path(platformdirs.user_documents_path()) / _file_name(reminder, self._on)
        place = file_dialogs.save_as(self, _("Save a reminder"), suggested, _("Calendar files (*.ics)"))
        if place is None:
            return
        try:
            write_whole(place, calendar_file(reminder, datetime.now(UTC)), private=True)
        except OSError as trouble:
            why = trouble.strerror or _("the place cannot be written to")
            self._say(
                _("The reminder is not saved yet: {why}. You could choose another place.").format(why=why)
            )
        else:
            self.saved = place
            self.accept()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        announce(self.trouble, words)


def saved_words(place: Path) -> str:
    """Where the file is, and what to do with it."""
    return _("The reminder is in “{name}”. Open it with your calendar.").format(name=place.name)


def _file_name(reminder: Reminder, on: date | None) -> str:
    """The words in the calendar as a name that every system takes."""
    title = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in reminder.title)
    title = " ".join(title.split()) or _(TITLE)
    if on is None:
        return f"{title}.ics"
    return _("{title} {day}.ics").format(title=title, day=on.isoformat())
