"""Reads, part by part and on the file's thread, which days have something, and what was written on one of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.overviews.days import (
    NOT_ON_DISK,
    SLICE,
    SORTS,
    DayIndex,
    Mark,
    Written,
    as_it_was_asked,
    has_own_days,
    versions_in,
    written_after,
)
from workbook.answers.tables.records import Saved
from workbook.course import kinds
from workbook.language.dates import clock_time, long_day
from workbook.language.translation import gettext as _
from workbook.window.overviews.brought import share_of
from workbook.window.overviews.entry_view import MAY_BE_OPENED, Entry
from workbook.window.parts.large_answer import is_too_large
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import date

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId
    from workbook.window.session.session import Session

ANSWERS = 20  # that are read in one go
NEWEST = (0, NOT_ON_DISK)  # rows that stand for an answer as it is now

Found = dict[Mark, "Saved | WorkbookTrouble"]


class Told(NamedTuple):
    """An answer with its question as it was; `saved` is None for what could not be saved yet."""

    exercise: Exercise
    answer: Answer
    saved: Saved | None


class DaysReader(QObject):
    """Nothing of it waits for the disk. When its parent goes, nothing more arrives."""

    whole = Signal()
    not_read = Signal(str)  # why something could not be read

    def __init__(self, session: Session, parent: QObject, today: Callable[[], date] | None = None) -> None:
        super().__init__(parent)
        self._today = today or _today
        self._session, self._bridge, self._index = session, Bridge(self), DayIndex()
        self._kinds: dict[ExerciseId, str] = {}
        self._own: list[ExerciseId] = []
        self.is_whole = False
        self.numbers = {mark.id: mark.number for mark in session.course.outline.exercises()}
        self.marks: dict[date, list[Mark]] = {}

    def begin(self) -> None:
        """Look through the history, then through the answers that have days of their own."""
        self._read_after(0)

    def _read_after(self, row: int) -> None:
        self._bridge.when_done(self._session.file.submit(partial(_written_after, row)), self._rows_came)

    def _rows_came(self, future: Future[list[Written]]) -> None:
        if self._failed(future.exception()):
            self._end()
            return
        rows = future.result()
        self._index.take(rows)
        self._kinds.update((written.exercise, written.kind) for written in rows)
        if len(rows) == SLICE:
            self._read_after(rows[-1].row)
            return
        self._own = [
            key for key, kind in self._kinds.items() if has_own_days(kind) or self._is_for_later(key)
        ]
        self._read_own()

    def _is_for_later(self, key: ExerciseId) -> bool:
        if self._kinds[key] != "letter":
            return False
        return getattr(self._session.course.find(key), "later", None) is not None

    def _read_own(self) -> None:
        now, self._own = self._own[:ANSWERS], self._own[ANSWERS:]
        if not now:
            self._end()
            return
        self._bridge.when_done(self._session.file.submit(partial(_answers_to, now)), self._own_came)

    def _own_came(self, future: Future[dict[ExerciseId, Saved]]) -> None:
        if not self._failed(future.exception()):
            for key, saved in future.result().items():
                self._take_own(key, saved)
        self._read_own()

    def _take_own(self, key: ExerciseId, saved: Saved) -> None:
        if not saved.answered or is_too_large(saved.answer):
            return
        if saved.kind == "letter":
            later = getattr(self._session.course.find(key), "later", None)
            if later is not None:
                self._index.take_to_open(key, later.after(saved.day))
        elif saved.kind in kinds.KINDS:
            self._index.take_own(*as_it_was_asked(saved))

    def _end(self) -> None:
        for exercise, answer in self._session.unsaved():
            self._index.take_unsaved(exercise, answer, self._today())
        self.marks, self.is_whole = self._index.marks(), True
        self.whole.emit()

    def _failed(self, error: BaseException | None) -> bool:
        if isinstance(error, WorkbookTrouble):
            self._session.file.tell(error)
            self.not_read.emit(str(error))
        return error is not None

    # What a day has

    def read_day(self, day: date, marks: Sequence[Mark], call: Callable[[list[Entry]], None]) -> None:
        """Read some of what a day has; `call` gets it to be shown, the earliest first."""
        self._read(marks, call, partial(self._entry, day))

    def read_whole(self, ids: Sequence[ExerciseId], call: Callable[[list[Entry]], None]) -> None:
        """Read some of the newest answers; `call` gets those that could be read, in this order."""
        self._read([Mark(key, "answer") for key in ids], call, self._whole_entry)

    def _read(
        self, marks: Sequence[Mark], call: Callable[[list[Entry]], None], entry: Callable[[Mark, Told], Entry]
    ) -> None:
        work = self._session.file.submit(partial(_read_marks, list(marks)))
        self._bridge.when_done(work, partial(self._came, list(marks), call, entry))

    def _came(
        self,
        marks: Sequence[Mark],
        call: Callable[[list[Entry]], None],
        entry: Callable[[Mark, Told], Entry],
        future: Future[Found],
    ) -> None:
        """One that cannot be read leaves the others, and is told; better no words than others."""
        failed = self._failed(future.exception())
        found = {} if failed else future.result()
        told = ((mark, self._told(mark, found)) for mark in marks)
        call([entry(mark, what) for mark, what in told if what is not None])
        for trouble in found.values():
            if isinstance(trouble, WorkbookTrouble):
                self._failed(trouble)

    def _told(self, mark: Mark, found: Found) -> Told | None:
        """What could not be saved as it is in the window, all else as the disk has it."""
        if mark.row in NEWEST and (given := self._session.changes.given(mark.exercise)):
            return Told(*given, None)
        saved = found.get(mark)
        return Told(*as_it_was_asked(saved), saved) if isinstance(saved, Saved) else None

    def _whole_entry(self, mark: Mark, told: Told) -> Entry:
        number, share = self.numbers.get(mark.exercise, ""), share_of(self._session, mark.exercise)
        when = long_day(told.saved.day) if told.saved else ""
        sort = SORTS.get(told.saved.kind if told.saved else told.exercise.kind, "answer")
        return Entry(told.exercise, number, told.answer, share, sort, when, is_unsaved=told.saved is None)

    def _entry(self, day: date, mark: Mark, told: Told) -> Entry:
        exercise, answer, saved = told
        when = clock_time(saved.there) if mark.row and saved else ""
        lines: tuple[str, ...] | None = None
        if mark.sort == "to open":
            lines = (_(MAY_BE_OPENED),)
        elif not mark.row and not is_too_large(answer):
            lines = tuple(exercise.of_day(answer, day))
        share = share_of(self._session, mark.exercise)
        number = self.numbers.get(mark.exercise, "")
        return Entry(exercise, number, answer, share, mark.sort, when, lines, is_unsaved=saved is None)


def _today() -> date:
    return datetime.now().astimezone().date()


def _written_after(row: int, file: WorkbookFile) -> list[Written]:
    return written_after(file, row)


def _answers_to(ids: list[ExerciseId], file: WorkbookFile) -> dict[ExerciseId, Saved]:
    return in_parts.answers_to(file, ids)


def _read_marks(marks: list[Mark], file: WorkbookFile) -> Found:
    """What each mark stands for, or why it cannot be read; what is no longer kept is left out."""
    found: Found = {}
    for mark in marks:
        try:
            is_newest = mark.row in NEWEST
            newest = in_parts.answers_to(file, [mark.exercise]).values() if is_newest else ()
            for saved in newest if is_newest else versions_in(file, [mark.row]):
                found[mark] = saved
        except WorkbookTrouble as trouble:
            found[mark] = trouble
    return found
