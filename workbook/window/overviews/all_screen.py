"""All I wrote: every answer, to be read like a diary, in the order of the course or day by day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from workbook.language.dates import full_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.overviews.days_reader import DaysReader
from workbook.window.overviews.entry_view import Entry, EntryFrame
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.pages.page_view import NOT_READ
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.segments import Segments
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.course.ids import ExerciseId
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session

    Part = tuple[str, Callable[[Callable[[list[Entry]], None]], None]]

ABOUT = N_("Everything you wrote, also what is just for you. Only you see this page.")
NOTHING = N_("Nothing is written yet. Whenever you like.")
LOOKING = N_("Your answers are being looked through.")
AT_ONCE = 4  # answers that are read and built in one go
AHEAD = 2  # screens that are there below the one that is seen


class AllScreen(OverviewScreen):
    """Only what is near to what is seen is read and built; the rest comes as one reads on."""

    door = "all"

    def __init__(self, session: Session, theme: Theme, around: Callable[[], EditorContext]) -> None:
        super().__init__(session, theme)
        self._around = around()
        self._reader = DaysReader(session, self)
        self._reader.whole.connect(self._begin)
        self._reader.not_read.connect(self._say_not_read)
        self._parts: Iterator[Part] = iter(())
        self._next: Part | None = None
        self._count = self._waits_for = 0  # readings so far; the number of the one that is under way
        self._goes_to_new = False  # the keyboard follows what comes
        column = self.centred(680)
        self.add_title(column, _("All I wrote"), _(ABOUT))
        choices = [("course", _("In the order of the course")), ("days", _("Day by day"))]
        self.order = Segments(theme, _("In which order"), choices, "course")
        self.order.chosen.connect(self._begin)
        self.pdf = self.pdf_button()
        column.addWidget(WrapRow(theme, [self.order, self.pdf]))
        self.state = Words(theme, _(LOOKING), "section-title", wrap=True).as_heading(0)
        column.addWidget(self.state)
        self.entries = EntryFrame(theme)
        self.entries.follows = self.pdf
        self.entries.page_wanted.connect(self.exercise_wanted)
        column.addWidget(self.entries)
        self.trouble = Words(theme, "", "interface", ink="muted", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.more = Button(theme, _("Read on"), icon="chevron-down", kind="text", style="small-button")
        self.more.clicked.connect(self._more_clicked)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        session.state_changed.connect(self._state_changed)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._look_ahead)
        bar.rangeChanged.connect(self._look_ahead)
        self._begin()

    def is_whole(self) -> bool:
        """Whether all that there is has been read and built."""
        return self._next is None and not self._waits_for

    # What there is to read

    def _begin(self, *_unused: object) -> None:
        """From the beginning, in the order that is chosen."""
        if self.order.value() == "days" and not self._reader.is_whole:
            self._stop()
            self.state.setText(_(LOOKING))
            self.state.show()
            self._reader.begin()
            return
        self._stop()
        self._parts = self._by_course() if self.order.value() == "course" else self._by_days()
        self._next = next(self._parts, None)
        self.state.setText(_(NOTHING) if self._next is None else "")
        self.state.setVisible(self._next is None)
        self._read_on()

    def _stop(self) -> None:
        """What is still being read is of the other order."""
        self._waits_for, self._next = 0, None
        self.entries.clear()
        self.more.hide()

    def _by_course(self) -> Iterator[Part]:
        session = self.session
        for module in session.course.outline.modules:
            ids = [mark.id for mark in module.exercises() if session.is_answered(mark.id)]
            for at in range(0, len(ids), AT_ONCE):
                title = "" if at else f"{module.number}  {module.title}"
                yield title, partial(self._reader.read_whole, ids[at : at + AT_ONCE])
        kept = session.kept()
        for at in range(0, len(kept), AT_ONCE):
            yield "" if at else _("Kept answers"), partial(self._reader.read_whole, kept[at : at + AT_ONCE])

    def _by_days(self) -> Iterator[Part]:
        for day, marks in self._reader.marks.items():
            there = [mark for mark in marks if mark.sort != "to open"]  # those words stand on their own day
            for at in range(0, len(there), AT_ONCE):
                title = "" if at else full_day(day)
                yield title, partial(self._reader.read_day, day, there[at : at + AT_ONCE])

    # Reading on

    def _read_on(self) -> None:
        """Read the next part, if none is on its way."""
        if self._next is None or self._waits_for:
            return
        (title, read), self._next = self._next, next(self._parts, None)
        self._count += 1
        self._waits_for = self._count
        read(partial(self._came, self._count, title))

    def _came(self, number: int, title: str, entries: list[Entry]) -> None:
        if number != self._waits_for:
            return
        self._waits_for = 0
        if title:
            self.entries.say(title, "section-title", ink="ink").as_heading(2)
        first = len(self.entries.entries)
        for entry in entries:
            self.entries.add(entry, self._around)
        self.entries.settle()
        if self._goes_to_new and entries:
            self.entries.entries[first].words.setFocus(Qt.FocusReason.TabFocusReason)
            self._goes_to_new = False
        self.more.setVisible(self._next is not None)
        QTimer.singleShot(0, self, self._look_ahead)  # once they have their place

    def _look_ahead(self, *_unused: object) -> None:
        bar = self.area.verticalScrollBar()
        if self.isVisible() and bar.value() + (AHEAD + 1) * bar.pageStep() > bar.maximum() + bar.pageStep():
            self._read_on()

    def _more_clicked(self, *_unused: object) -> None:
        self._goes_to_new = True
        self._read_on()

    def _state_changed(self, exercise_id: ExerciseId) -> None:
        if not self.session.changes.given(exercise_id):
            self.entries.show_saved(exercise_id)

    def _say_not_read(self, why: str) -> None:
        words = f"{_(NOT_READ)} {why}"
        self.trouble.setText(words)
        self.trouble.show()
        announce(self, words)
