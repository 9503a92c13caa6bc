"""Leads through the overviews of an open workbook, and back to its pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbook.answers.file import in_parts
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtCore import QObject

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.ids import ExerciseId
    from workbook.window.look.theme import Theme
    from workbook.window.overviews.overview_screen import OverviewScreen
    from workbook.window.parts.asking import Ask
    from workbook.window.parts.clock import Clock
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.parts.soft_sound import SoftSound
    from workbook.window.session.session import Session

    Answers = dict[ExerciseId, Saved]


class Overviews(Controller):
    """Each overview is made anew when it is asked for."""

    hide_wanted = Signal()
    pdf_wanted = Signal(str)
    day_wanted = Signal(str, object)  # the id of a log, and the day to write for
    mark_wanted = Signal(str)  # the id of a mark, to be shown on its page
    erase_wanted = Signal(str)  # the id of one that is to be erased for good

    def __init__(self, theme: Theme, clock: Clock, stage_sound: SoftSound, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._clock, self._stage_sound = clock, stage_sound

    def show_bring(self) -> None:
        """What I bring."""
        from workbook.window.overviews.brought import all_brought, missing

        if (session := self._session) is not None:
            session.save_now()
            lacking = missing(session, all_brought(session))
            self._with_answers(session, lacking, partial(self._make_bring, session))

    def show_marks(self) -> None:
        """Marks and notes."""
        from workbook.window.overviews.marks_screen import MarksScreen

        if (session := self._session) is not None:
            session.save_now()
            screen = MarksScreen(session, self._theme)
            screen.mark_wanted.connect(self.mark_wanted)
            screen.erase_wanted.connect(self.erase_wanted)
            self._show_overview(screen)

    def _make_bring(self, session: Session) -> None:
        from workbook.window.overviews.bring_screen import BringScreen

        screen = BringScreen(session, self._theme, partial(self._around, session))
        self._show_overview(screen)

    def show_changes(self) -> None:
        """How it changed."""
        from workbook.window.overviews.changes_screen import ChangesScreen

        if (session := self._session) is not None:
            session.save_now()
            self._show_overview(ChangesScreen(session, self._theme))

    def show_days(self) -> None:
        """My days."""
        from workbook.window.overviews.days_screen import DaysScreen

        if (session := self._session) is not None:
            session.save_now()
            screen = DaysScreen(session, self._theme, self._clock, partial(self._around, session))
            screen.day_wanted.connect(self.day_wanted)
            self._show_overview(screen)

    def show_all(self) -> None:
        """All I wrote."""
        from workbook.window.overviews.all_screen import AllScreen

        if (session := self._session) is not None:
            session.save_now()
            self._show_overview(AllScreen(session, self._theme, partial(self._around, session)))

    def _show_overview(self, screen: OverviewScreen) -> None:
        screen.back_wanted.connect(self.pages_wanted)
        screen.hide_wanted.connect(self.hide_wanted)
        screen.pdf_wanted.connect(self.pdf_wanted)
        screen.exercise_wanted.connect(self.exercise_wanted)
        self._show(screen)

    def _around(self, session: Session) -> EditorContext:
        from workbook.window.session.session_context import SessionContext

        return SessionContext(
            session,
            self.exercise_wanted.emit,
            less_movement=self._theme.less_movement,
            clock=self._clock,
            stage_sound=self._stage_sound,
        )

    def _with_answers(self, session: Session, ids: list[ExerciseId], call: Callable[[], None]) -> None:
        """Call once these answers are in memory: nothing waits for the disk on the way."""
        if ids:
            session.file.do(partial(_answers_to, ids), partial(self._arrived, session, ids, call))
        else:
            call()

    def _arrived(
        self, session: Session, ids: list[ExerciseId], call: Callable[[], None], future: Future[Answers]
    ) -> None:
        """What could not be read is told where it stands."""
        if session is not self._session:
            return
        if future.exception() is None:
            session.saved.arrive(ids, future.result())
        call()


def _answers_to(ids: list[ExerciseId], file: WorkbookFile) -> Answers:
    return in_parts.answers_to(file, ids)
