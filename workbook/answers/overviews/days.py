"""What was written on which day: from the history, and from answers that have days of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_table
from workbook.answers.tables.records import moment_from
from workbook.course import kinds
from workbook.course.answer_text import LongText, to_text
from workbook.course.ids import ExerciseId
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Exercise
    from workbook.course.model import Course

Sort = Literal["log", "practice", "letter", "plan", "answer", "to open", "named"]
SORTS: dict[str, Sort] = {"log": "log", "practice": "practice", "letter": "letter", "plan": "plan"}
SLICE = 4000  # rows of the history that are looked at in one go: some milliseconds, and no answer is read for that
NOT_ON_DISK = (1 << 63) - 1  # the row of what could not be saved yet: after all others
_ROWS = """
SELECT row, exercise, kind, at, offset_minutes, answered FROM answer_history WHERE row > ? ORDER BY row LIMIT ?
"""
_IS_THERE = "SELECT 1 FROM answer_history WHERE row = ?"


class Written(NamedTuple):
    """That an exercise was written to on a day: the newest row of that day."""

    row: int
    exercise: ExerciseId
    kind: str
    day: date
    answered: bool


class Mark(NamedTuple):
    """Something of a day: an exercise, of which sort it is, and the version as it was left then; 0 is the newest."""

    exercise: ExerciseId
    sort: Sort
    row: int = 0


def written_after(file: WorkbookFile, row: int, most: int = SLICE) -> list[Written]:
    """The next rows of the history, in their order; fewer than `most` are the last. DamageError if one is no row."""
    with file.reading() as db:
        return [_written(found) for found in db.execute(_ROWS, (row, most))]


def _written(found: Any) -> Written:
    row, exercise, kind, at, offset, answered = found
    try:
        day = (moment_from(str(at)) + timedelta(minutes=int(offset))).date()
    except (ValueError, TypeError, OverflowError) as error:
        raise DamageError(_("an answer cannot be read")) from error
    return Written(int(row), ExerciseId(str(exercise)), str(kind), day, bool(answered))


class DayIndex:
    """Which days have something, and what; made of parts that come one after the other."""

    def __init__(self) -> None:
        self._left: dict[tuple[date, ExerciseId], Written] = {}
        self._own: dict[date, list[Mark]] = {}

    def take(self, rows: Iterable[Written]) -> None:
        """Take in rows of the history; what has days of its own is not of the day on which it was written."""
        for written in rows:
            if not _is_by_days(written.kind):
                self._left[written.day, written.exercise] = written

    def take_own(self, exercise: Exercise, answer: Any) -> None:
        """Take in the days that an answer itself speaks of."""
        for day in exercise.days_in(answer):
            sort = SORTS.get(exercise.kind, "named")
            self._own.setdefault(day, []).append(Mark(exercise.id, sort))

    def take_unsaved(self, exercise: Exercise, answer: Any, today: date) -> None:
        """Take in what is in the window alone, in place of what the disk has of it."""
        for marks in self._own.values():
            marks[:] = [mark for mark in marks if mark.exercise != exercise.id]
        answered = exercise.is_answered(answer)
        self.take([Written(NOT_ON_DISK, exercise.id, exercise.kind, today, answered)])
        if answered and has_own_days(exercise.kind):
            self.take_own(exercise, answer)
        later = getattr(exercise, "later", None)
        if answered and later is not None:
            self.take_to_open(exercise.id, later.after(today))

    def take_to_open(self, exercise_id: ExerciseId, day: date) -> None:
        """A letter is to be opened on a day."""
        self._own.setdefault(day, []).append(Mark(exercise_id, "to open"))

    def marks(self) -> dict[date, list[Mark]]:
        """Every day that has something, the earliest first, and what it has in the order in which it was written."""
        found: dict[date, list[Mark]] = {day: list(marks) for day, marks in self._own.items() if marks}
        for written in sorted(self._left.values()):
            if written.answered:
                mark = Mark(written.exercise, SORTS.get(written.kind, "answer"), written.row)
                found.setdefault(written.day, []).append(mark)
        return dict(sorted(found.items()))


def has_own_days(kind: str) -> bool:
    """Whether answers of a kind speak of days themselves."""
    return kind == "date" or _is_by_days(kind)


def _is_by_days(kind: str) -> bool:
    return kind in kinds.KINDS and kinds.spec(kind).by_days


def versions_in(file: WorkbookFile, rows: Iterable[int]) -> Iterator[Saved]:
    """Some versions by their rows; one that is no longer kept is left out."""
    with file.reading() as db:
        for row in rows:
            if db.execute(_IS_THERE, (row,)).get:
                yield answer_table.as_saved(answer_table.stored_in(db, row))


def as_it_was_asked(saved: Saved) -> tuple[Exercise, Any]:
    """An answer with its question as it was; of a kind that is not known, as it is kept."""
    told = {"id": saved.exercise_id, "title": saved.title, "question": saved.question}
    known = kinds.stand_in(saved.kind, saved.words, **told)
    if known is not None:
        return known, saved.answer
    words = kinds.stand_in("reflection", {}, **told)
    assert words is not None
    return words, to_text(saved.answer)


def all_days(file: WorkbookFile, course: Course) -> dict[date, list[Mark]]:
    """Every day that has something, for a caller that may wait for it. DamageError if a row is none."""
    index, rows = DayIndex(), written_after(file, 0)
    while rows:
        index.take(rows)
        rows = written_after(file, rows[-1].row)
    exercises = {exercise.id: exercise for exercise in course.exercises()}
    for key, saved in file.answers().items():
        if not saved.answered or isinstance(saved.answer, LongText):
            continue
        later = getattr(exercises.get(key), "later", None)
        if saved.kind == "letter" and later is not None:
            index.take_to_open(key, later.after(saved.day))
        elif has_own_days(saved.kind):
            index.take_own(*as_it_was_asked(saved))
    return index.marks()
