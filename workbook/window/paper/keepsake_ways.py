"""What else can be chosen for the whole workbook: how much of it, earlier versions, lists, marks, and which days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import Besides
from workbook.printing import earlier_versions, paper_days, paper_marks
from workbook.trouble import Trouble
from workbook.window.paper.days_choice import DaysChoice
from workbook.window.parts.options import TickRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from typing import Any

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.pdf.material import PaperDay
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

CameFrom = Literal["", "bring", "changes", "days", "all", "marks"]
"""The overview from which somebody comes to make a PDF; none of them."""

ONLY_ANSWERS = N_("Only my answers, without the course’s text and empty forms")
WITH_EARLIER = N_("With what I wrote before, where it was changed on another day")
BRING_LIST = N_("With a list of what I bring")
MY_DAYS = N_("With my days: what I wrote on which of them")
MARKS = N_("With my marks and notes, which are just for me unless I choose this")


class KeepsakeWays(QWidget):
    """What is chosen; what the disk alone has is read when it is asked for."""

    changed = Signal()
    not_read = Signal(str)  # why

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._is_closed = session, False
        self._course: Course | None = None
        self.earlier: dict[ExerciseId, list[Saved]] = {}
        self._written: tuple[PaperDay, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.only_answers, self.with_earlier, self.bring_list, self.my_days, self.marks = (
            self._tick(theme, column, words, toggled)
            for words, toggled in (
                (ONLY_ANSWERS, self._tell),
                (WITH_EARLIER, self._earlier_toggled),
                (BRING_LIST, self._tell),
                (MY_DAYS, self._days_toggled),
                (MARKS, self._tell),
            )
        )
        self.marks.setVisible(bool(session.marks.all))
        self.days = DaysChoice(theme)
        self.days.changed.connect(self.changed)
        column.addWidget(self.days)

    def _tick(
        self, theme: Theme, column: QVBoxLayout, words: str, toggled: Callable[[bool], None]
    ) -> TickRow:
        tick = TickRow(theme, _(words))
        tick.toggled.connect(toggled)
        column.addWidget(tick)
        return tick

    def choose_for(self, door: CameFrom) -> None:
        """Have chosen what one comes for."""
        ticks = {
            "changes": self.with_earlier, "days": self.my_days, "all": self.only_answers, "marks": self.marks,
        }  # fmt: skip
        if door in ticks:
            ticks[door].setChecked(True)

    def know(self, course: Course) -> None:
        """The course is read."""
        self._course = course
        self._days_toggled(self.my_days.isChecked())

    def besides(self) -> Besides:
        """What comes along beside the answers."""
        marks = self._session.marks.all.values() if self.marks.isChecked() else ()
        days = self._written if self.my_days.isChecked() else ()
        return Besides(paper_marks(list(marks), self._session.course.outline), days)

    def words(self) -> str:
        """What is said of it beside the number of answers."""
        count = len(self._session.marks.all)
        if not self.marks.isChecked() or not count:
            return ""
        return counted("{n} mark or note comes along.", "{n} marks and notes come along.", count)

    def close_up(self) -> None:
        """The screen is going away: what is still being read is not wanted."""
        self._is_closed = True

    def _tell(self, _checked: bool) -> None:
        self.changed.emit()

    def _earlier_toggled(self, checked: bool) -> None:
        """Earlier versions are read from the file when they are asked for."""
        if checked:
            self._session.do(earlier_versions, self._earlier_read)
        else:
            self.earlier = {}
            self.changed.emit()

    def _earlier_read(self, future: Future[dict[ExerciseId, list[Saved]]]) -> None:
        if self._has_come(future) and self.with_earlier.isChecked():
            self.earlier = future.result()
            self.changed.emit()

    def _days_toggled(self, checked: bool) -> None:
        """Days are read too; they need the course, which may come later."""
        if checked and self._course is not None:
            self._session.do(partial(_days_of, self._course), self._days_read)
        elif not checked and self._course is not None:
            self.changed.emit()

    def _days_read(self, future: Future[tuple[PaperDay, ...]]) -> None:
        if self._has_come(future):
            self._written = future.result()
            self.changed.emit()

    def _has_come(self, future: Future[Any]) -> bool:
        """Whether something was read; what could not be is told."""
        if self._is_closed or future.cancelled():
            return False
        if isinstance(trouble := future.exception(), Trouble):
            self.not_read.emit(str(trouble))
            return False
        return True


def _days_of(course: Course, file: WorkbookFile) -> tuple[PaperDay, ...]:
    return paper_days(file, course)
