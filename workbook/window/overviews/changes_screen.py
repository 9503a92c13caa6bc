"""How it changed: pairs, and what was given numbers on several days, as small charts or as tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.overviews.over_time import History, by_day, history_with
from workbook.course import kinds
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_module
from workbook.language.dates import before_and_after
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.overviews.card_grid import CardGrid
from workbook.window.overviews.change_card import Changed, cards_of
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.pages.page_view import NOT_READ
from workbook.window.parts.announce import announce
from workbook.window.parts.folding import Folding
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.segments import Segments
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.words import Words
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

ABOUT = N_(
    "What you noted, side by side. Higher is not better and lower is not worse; ask what was different."
)
LOOKING = N_("Your answers are being looked through.")
NOTHING = N_("Nothing to compare yet. Some questions come twice in the course.")
NO_FINDING = N_("A few numbers are not a finding. They may be a good question.")
WITH_EARLIER = N_("With what I wrote before, where it was changed on another day")  # as it is called there
ON_PAPER = N_(
    "On paper, pairs that you bring stand in your workshop pages. Other days come into your whole workbook if you "
    "choose “{choice}”."
)


class ChangesScreen(OverviewScreen):
    """Looks through the course exercise by exercise, and shows each as soon as it is read."""

    door = "changes"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._bridge = Bridge(self)
        column = self.centred(1120)
        head = Folding(theme, least=640, gap=16)
        titles = self._titles()
        head.add(titles, 1)
        self.ways = Segments(
            theme, _("How it is shown"), [("charts", _("Charts")), ("table", _("Table"))], "charts"
        )
        self.ways.chosen.connect(self._show_as)
        head.add(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(head)
        self.state = Words(theme, _(LOOKING), "section-title", wrap=True).as_heading(0)
        column.addWidget(self.state)
        self.grid = CardGrid(theme)
        column.addWidget(self.grid)
        column.addSpacing(theme.px(12))
        on_paper = _(ON_PAPER).format(choice=_(WITH_EARLIER))
        for words in (_(NO_FINDING), on_paper):
            column.addWidget(Words(theme, words, "small", ink="muted", wrap=True))
        self.pdf = self.pdf_button()
        column.addWidget(self.pdf, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._column = column
        self.is_whole = False
        self._exercises = self._all_with_numbers()
        self._look_on()

    def _titles(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.add_title(column, _("How it changed"), _(ABOUT))
        return holder

    # Looking

    def _all_with_numbers(self) -> Iterator[Exercise]:
        """The answered exercises that may have changed, in order; a long course is not held whole because of it."""
        course = self.session.course
        for module in course.outline.modules:
            asked = {
                mark.id
                for mark in module.exercises()
                if _has_numbers(mark.kind) and self.session.is_answered(mark.id)
            }
            if asked:
                read, _problems = read_module(course.files, course.outline, module.id)
                yield from (exercise for exercise in read.exercises() if exercise.id in asked)

    def _look_on(self) -> None:
        exercise = next(self._exercises, None)
        if exercise is None:
            self._end()
            return
        pair = ExerciseId(exercise.pair) if exercise.pair else None
        work = self.session.file.submit(partial(_history, exercise.id, pair))
        self._bridge.when_done(work, partial(self._arrived, exercise))

    def _arrived(self, exercise: Exercise, future: Future[History]) -> None:
        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            self._say_not_read(exercise, error)
        else:
            self._show(exercise, future.result())
        self._look_on()

    def _say_not_read(self, exercise: Exercise, trouble: WorkbookTrouble) -> None:
        """Better no chart than one of other numbers."""
        words = f"{exercise.number} {exercise.title}. {_(NOT_READ)} {trouble}"
        place = self._column.indexOf(self.grid)
        self._column.insertWidget(place, Words(self.theme, words, "interface", ink="muted", wrap=True))
        self.session.file.tell(trouble)

    def _show(self, exercise: Exercise, history: History) -> None:
        changed = self._changed(exercise, history)
        if changed is None:
            return
        self.state.hide()
        for card in cards_of(self.theme, changed):
            card.page_wanted.connect(self.exercise_wanted)
            card.show_as(self.ways.value())
            before = self.grid.cards[-1] if self.grid.cards else self.ways
            self.grid.add(card)
            tab_on(before, card)

    def _changed(self, exercise: Exercise, history: History) -> Changed | None:
        """What to show of an exercise, from what is saved of it."""
        if not history.versions:
            return None
        newest = history.versions[-1]
        known = exercise.remembering(newest.words)
        days = [day for day in by_day(history.versions) if not is_too_large(day[1])]
        pairs = []
        if history.before and newest.answered and not is_too_large(newest.answer):
            before = self.session.course.find(exercise.pair)
            if before is not None and before.kind == history.before.kind and newest.kind == exercise.kind:
                pairs = known.since(before, history.before.answer, newest.answer)
        over = known.over_days(days) if newest.kind == exercise.kind else []
        labels = before_and_after(history.before.there if history.before else None, newest.there)
        return Changed(exercise, pairs, labels, over) if pairs or over else None

    def _end(self) -> None:
        self.is_whole = True
        words = _(NOTHING) if not self.grid.cards else ""
        self.state.setText(words)
        self.state.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show_as(self, way: str) -> None:
        for card in self.grid.cards:
            card.show_as(way)


def _has_numbers(kind: str) -> bool:
    """Whether answers of a kind can be compared by their numbers."""
    if kind not in kinds.KINDS:
        return False
    made = kinds.spec(kind)
    return made.over_days is not Exercise.over_days or made.since is not Exercise.since


def _history(exercise_id: ExerciseId, pair: ExerciseId | None, file: WorkbookFile) -> History:
    return history_with(file, exercise_id, pair)
