"""Which days have something: from the history, part by part, and from answers that have days of their own."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.window.overviews.conftest import COURSE, at, values, writer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.overviews.days import (
    DayIndex,
    Mark,
    as_it_was_asked,
    has_own_days,
    versions_in,
    written_after,
)
from workbook.course.ids import ExerciseId

Write = Callable[..., None]


@pytest.fixture
def file(tmp_path: Path) -> Any:
    with create_workbook(tmp_path / "mine.workbook", COURSE) as made:
        yield made


@pytest.fixture
def write(file: WorkbookFile) -> Write:
    return writer(file)


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


def marks(file: WorkbookFile) -> dict[date, list[tuple[str, str]]]:
    index = DayIndex()
    rows = written_after(file, 0)
    index.take(rows)
    for key, saved in in_parts.answers_to(file, [w.exercise for w in rows if has_own_days(w.kind)]).items():
        assert key == saved.exercise_id
        index.take_own(*as_it_was_asked(saved))
    return {day: [(mark.exercise, mark.sort) for mark in found] for day, found in index.marks().items()}


def test_each_day_has_what_was_written_on_it_as_it_was_left(file: WorkbookFile, write: Write) -> None:
    write("name-it", "one", at(2))
    write("name-it", "two", at(2, 21))
    write("name-it", "three", at(5))
    write("quarter", {"rows": [{"row": "plan-1", "if": "now"}]}, at(5, 21))
    assert marks(file) == {
        day(2): [("name-it", "answer")],
        day(5): [("name-it", "answer"), ("quarter", "plan")],
    }
    index = DayIndex()
    index.take(written_after(file, 0))
    (first,) = index.marks()[day(2)]
    assert [saved.answer for saved in versions_in(file, [first.row])] == ["two"]


def test_what_was_cleared_by_the_end_of_a_day_is_not_of_that_day(file: WorkbookFile, write: Write) -> None:
    write("name-it", "one", at(2))
    write("name-it", None, at(2, 21))
    assert marks(file) == {}


def test_logs_practices_and_named_days_stand_on_their_own_days(file: WorkbookFile, write: Write) -> None:
    write("guard", {"rows": [{"row": "a", "on": "2026-11-03", "morning": 6, "word": "choir"}]}, at(20))
    done = [{"at": "2026-11-05T12:00:00Z", "seconds": 180, "whole": True}]
    write("breath", {"sessions": done, "note": "calm"}, at(20))
    write("meeting", "2026-12-01", at(20))
    assert marks(file) == {
        day(3): [("guard", "log")],
        day(5): [("breath", "practice")],
        day(20): [("meeting", "answer")],
        day(1, 12): [("meeting", "named")],
    }
    newest = in_parts.answers_to(file, [ExerciseId("guard"), ExerciseId("breath")])
    told = {key: as_it_was_asked(saved) for key, saved in newest.items()}
    exercise, answer = told[ExerciseId("guard")]
    assert exercise.of_day(answer, day(3)) == ["morning: 6; word: choir"]
    assert exercise.of_day(answer, day(4)) == []
    exercise, answer = told[ExerciseId("breath")]
    assert exercise.of_day(answer, day(5)) == ["3 minutes", "calm"]


def test_a_letter_to_open_has_a_day(file: WorkbookFile) -> None:
    index = DayIndex()
    index.take_to_open(ExerciseId("younger"), day(7))
    assert index.marks() == {day(7): [Mark(ExerciseId("younger"), "to open")]}


def test_the_history_is_looked_at_in_parts(file: WorkbookFile, write: Write) -> None:
    for number in range(1, 8):
        write("calm", values(value=number), at(number))
    first = written_after(file, 0, 3)
    assert [w.day.day for w in first] == [1, 2, 3]
    assert [w.day.day for w in written_after(file, first[-1].row, 10)] == [4, 5, 6, 7]


def test_a_version_that_is_no_longer_kept_is_left_out(file: WorkbookFile, write: Write) -> None:
    write("name-it", "one", at(2))
    assert list(versions_in(file, [999])) == []


def test_a_row_without_a_time_is_told_as_damage(file: WorkbookFile, write: Write) -> None:
    write("name-it", "one", at(2))
    with file.writing() as db:
        db.execute("UPDATE answer_history SET at = 'never'")
    with pytest.raises(WorkbookTrouble, match="damaged"):
        written_after(file, 0)


def test_an_answer_of_a_kind_that_is_not_known_is_told_as_it_is(file: WorkbookFile, write: Write) -> None:
    write("name-it", "one", datetime(2026, 11, 2).astimezone())
    saved = in_parts.answers_to(file, [ExerciseId("name-it")])[ExerciseId("name-it")]
    exercise, answer = as_it_was_asked(saved._replace(kind="hologram", answer={"a": 1}))
    assert (exercise.kind, answer) == ("reflection", '{"a":1}')
