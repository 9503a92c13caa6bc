"""My days: what was written, on the day it was written, on one calm calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.dates import full_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.overviews.days_reader import DaysReader
from workbook.window.overviews.entry_view import ICONS, SORT_WORDS, Entry, EntryFrame
from workbook.window.overviews.month_view import MonthView
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.pages.page_view import NOT_READ
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.system_forms import system_forms
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbook.course.ids import ExerciseId
    from workbook.window.look.theme import Theme
    from workbook.window.parts.clock import Clock
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session

ABOUT = N_("What you wrote, on the day you wrote it. A day without a note is only a day.")
NOTHING = N_("Nothing from this day.")
LOOKING = N_("Your days are being looked through.")
ONLY_YOU = N_("Only you see this page. It is in a PDF only if you choose so.")
AT_ONCE = 30  # entries of a day that are read in one go
TOGETHER = 4  # of them that are built in one go


class DaysScreen(OverviewScreen):
    """The month, and beside it the day that is chosen."""

    door = "days"
    day_wanted = Signal(str, object)  # the id of a log, and the day to write for

    def __init__(
        self, session: Session, theme: Theme, clock: Clock, around: Callable[[], EditorContext]
    ) -> None:
        super().__init__(session, theme)
        self._around, self._clock = around(), clock
        self._shown = 0  # of the day's marks
        self._waiting: list[Entry] = []  # that are read, and not built yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._build)
        self.reader = DaysReader(session, self, clock.today)
        self.reader.whole.connect(self._came)
        self.reader.not_read.connect(self._say_not_read)
        self.month = MonthView(theme, system_forms().week_begins, clock.today())
        column = self.centred(720, self._day_side(), 480)
        self.add_title(column, _("My days"), _(ABOUT))
        column.addWidget(self._head())
        column.addWidget(self.month)
        self.legend = QVBoxLayout()
        nest(column, self.legend)
        self.state = Words(theme, _(LOOKING), "interface", ink="muted", wrap=True)
        column.addWidget(self.state)
        column.addStretch(1)
        self.month.chosen.connect(self._show_day)
        self.month.entered_day.connect(self._to_the_words)
        self.month.month_changed.connect(self._show_month)
        clock.turned.connect(self._day_turned)
        session.state_changed.connect(self._state_changed)
        self._show_day(self.month.day)
        self.reader.begin()

    def focus_first(self) -> None:
        """The chosen day."""
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QWidget:
        theme = self.theme
        head = Folding(theme, least=360, gap=12)
        self.title = Words(theme, self.month.month(), "section-title", wrap=True)
        head.add(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.before = IconButton(theme, "chevron-left", _("Month before"))
        self.today = Button(theme, _("Today"), style="small-button")
        self.after = IconButton(theme, "chevron-right", _("Month after"))
        self.before.clicked.connect(partial(self._go_by_month, -1))
        self.today.clicked.connect(self._go_to_today)
        self.after.clicked.connect(partial(self._go_by_month, 1))
        for way in (self.before, self.today, self.after):
            row.addWidget(way)
        head.add(ways, 0)
        return head

    def _day_side(self) -> QWidget:
        theme, px = self.theme, self.theme.px
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        self.day_title = Words(theme, "", "section-title", wrap=True)
        column.addWidget(self.day_title)
        self.day = EntryFrame(theme)
        self.day.follows = self.month
        self.day.page_wanted.connect(self.exercise_wanted)
        column.addWidget(self.day)
        self.more = Button(theme, _("Show more of this day"), kind="text", style="small-button")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.write = [self._writing(exercise_id) for exercise_id in self._logs()]
        if self.write:
            column.addWidget(WrapRow(theme, [*self.write]))
        around.addWidget(card)
        note = QHBoxLayout()
        note.addWidget(IconLabel(theme, "shield-check", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(Words(theme, _(ONLY_YOU), "small", ink="muted", wrap=True), 1)
        nest(around, note)
        self.pdf = self.pdf_button()
        around.addWidget(self.pdf, 0, Qt.AlignmentFlag.AlignLeading)
        around.addStretch(1)
        return holder

    def _logs(self) -> list[ExerciseId]:
        """What can be written for any day."""
        if self.session.read_only:
            return []
        return [mark.id for mark in self.session.course.outline.exercises() if mark.kind == "log"]

    def _writing(self, exercise_id: ExerciseId) -> Button:
        """The way to write in a log; of several each says which it is."""
        words = _("Write for this day…")
        if len(self._logs()) > 1 and (exercise := self.session.course.find(exercise_id)):
            words = _("Write for this day: {title}").format(title=exercise.title)
        button = Button(self.theme, words, icon="plus", style="small-button")
        button.clicked.connect(partial(self._write_clicked, exercise_id))
        return button

    def _write_clicked(self, exercise_id: ExerciseId, _checked: bool = False) -> None:
        self.day_wanted.emit(exercise_id, self.month.day)

    # Days

    def _came(self) -> None:
        """All days are known now."""
        self.state.setVisible(self.state.text() != _(LOOKING))
        self.month.show_marks(self.reader.marks)
        self._show_legend()
        self._show_day(self.month.day)

    def _say_not_read(self, why: str) -> None:
        words = f"{_(NOT_READ)} {why}"
        self.state.setText(words)
        self.state.show()
        announce(self, words)

    def _show_day(self, day: date) -> None:
        """What was written on a day; it is read, and then shown if the day is still chosen."""
        self._shown, self._waiting = 0, []
        self._soon.stop()
        self.day_title.setText(full_day(day))
        self.day.clear()
        self.more.hide()
        for button in self.write:
            button.setVisible(day <= self.month.today)
        if self.month.marks_of(day):
            self._read_on()
        elif self.reader.is_whole:
            self.day.say(_(NOTHING))

    def _read_on(self) -> None:
        day, start = self.month.day, self._shown
        marks = self.month.marks_of(day)[start : start + AT_ONCE]
        self._shown += len(marks)
        self.reader.read_day(day, marks, partial(self._entries_came, day, start))

    def _entries_came(self, day: date, start: int, entries: list[Entry]) -> None:
        if day != self.month.day or start + AT_ONCE < self._shown:
            return
        if start == 0:
            self.day.clear()
        self._waiting = entries
        self._build()

    def _build(self) -> None:
        """Some of what was read; the rest follows by itself, and nothing stands still for it."""
        now, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
        for entry in now:
            self.day.add(entry, self._around)
        self.day.settle()
        if self._waiting:
            self._soon.start()
        else:
            self.more.setVisible(self._shown < len(self.month.marks_of(self.month.day)))

    def _show_more(self, *_unused: object) -> None:
        self._read_on()

    def _state_changed(self, exercise_id: ExerciseId) -> None:
        if not self.session.changes.given(exercise_id):
            self.day.show_saved(exercise_id)

    def _to_the_words(self) -> None:
        """Enter on a day: to what was written then."""
        if self.day.entries:
            self.day.entries[0].words.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.day.entries[0])
        else:
            announce(self, _(NOTHING))

    # Months

    def _show_month(self, name: str) -> None:
        self.title.setText(name)
        self._show_legend()

    def _show_legend(self) -> None:
        """What the signs of this month mean."""
        clear(self.legend)
        month = self.month.day.year, self.month.day.month
        found = [
            sort
            for day, marks in self.reader.marks.items()
            if (day.year, day.month) == month
            for sort in dict.fromkeys(mark.sort for mark in marks)
        ]
        signs = [self._sign(ICONS[sort], _(SORT_WORDS[sort])) for sort in SORT_WORDS if sort in found]
        if signs:
            self.legend.addWidget(WrapRow(self.theme, signs, gap=14))

    def _sign(self, icon: str, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(6))
        row.addWidget(IconLabel(self.theme, icon, "accent", 15))
        row.addWidget(Words(self.theme, words, "meta", ink="muted"))
        return holder

    def _go_by_month(self, step: int, _checked: bool = False) -> None:
        self.month.go_by_month(step)

    def _go_to_today(self, *_unused: object) -> None:
        self.month.go_to(self.month.today)

    def _day_turned(self, _before: date, today: date) -> None:
        self.month.today = today
        self.month.show_marks(self.reader.marks)
