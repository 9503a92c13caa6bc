"""Reads, part by part and on the file's thread, which days have something, and what was written on one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.overviews.days import (
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
    from workbook.answers.tables.records import Saved
    from workbook.course.ids import ExerciseId
    from workbook.window.session.session import Session

ANSWERS = 20  # that are read in one go

Found = list[tuple[Mark, "Saved | WorkbookTrouble"]]


class DaysReader(QObject):
    """Nothing of it waits for the disk. When its parent goes, nothing more arrives."""

    whole = Signal()
    not_read = Signal(str)  # why something could not be read

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
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
        work = self._session.file.submit(partial(_read_marks, list(marks)))
        self._bridge.when_done(work, partial(self._day_came, day, call))

    def _day_came(self, day: date, call: Callable[[list[Entry]], None], future: Future[Found]) -> None:
        self._came(future, call, lambda mark, saved: self._entry(day, mark, saved))

    def read_whole(self, ids: Sequence[ExerciseId], call: Callable[[list[Entry]], None]) -> None:
        """Read some of the newest answers; `call` gets those that could be read, in this order."""
        marks = [Mark(key, "answer") for key in ids]
        work = self._session.file.submit(partial(_read_marks, marks))
        self._bridge.when_done(work, lambda future: self._came(future, call, self._whole_entry))

    def _came(
        self,
        future: Future[Found],
        call: Callable[[list[Entry]], None],
        entry: Callable[[Mark, Saved], Entry],
    ) -> None:
        """One that cannot be read leaves the others, and is told; better no words than others."""
        if self._failed(future.exception()):
            call([])
            return
        found = future.result()
        call([entry(mark, saved) for mark, saved in found if not isinstance(saved, WorkbookTrouble)])
        for _unused, trouble in found:
            if isinstance(trouble, WorkbookTrouble):
                self._failed(trouble)

    def _whole_entry(self, mark: Mark, saved: Saved) -> Entry:
        exercise, answer = as_it_was_asked(saved)
        number, share = self.numbers.get(mark.exercise, ""), share_of(self._session, mark.exercise)
        return Entry(exercise, number, answer, share, SORTS.get(saved.kind, "answer"), long_day(saved.day))

    def _entry(self, day: date, mark: Mark, saved: Saved) -> Entry:
        exercise, answer = as_it_was_asked(saved)
        when = clock_time(saved.there) if mark.row else ""
        lines: tuple[str, ...] | None = None
        if mark.sort == "to open":
            lines = (_(MAY_BE_OPENED),)
        elif not mark.row and not is_too_large(answer):
            lines = tuple(exercise.of_day(answer, day))
        share = share_of(self._session, mark.exercise)
        number = self.numbers.get(mark.exercise, "")
        return Entry(exercise, number, answer, share, mark.sort, when, lines)


def _written_after(row: int, file: WorkbookFile) -> list[Written]:
    return written_after(file, row)


def _answers_to(ids: list[ExerciseId], file: WorkbookFile) -> dict[ExerciseId, Saved]:
    return in_parts.answers_to(file, ids)


def _read_marks(marks: list[Mark], file: WorkbookFile) -> Found:
    """What each mark stands for, or why it cannot be read; what is no longer kept is left out."""
    found: Found = []
    for mark in marks:
        try:
            newest = () if mark.row else in_parts.answers_to(file, [mark.exercise]).values()
            found += [(mark, saved) for saved in (versions_in(file, [mark.row]) if mark.row else newest)]
        except WorkbookTrouble as trouble:
            found.append((mark, trouble))
    return found
