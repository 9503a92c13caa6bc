"""How an answer was left on each day, and that what was asked differently is not compared."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from workbook.answers.overviews.over_time import by_day
from workbook.answers.tables.history import left_as
from workbook.answers.tables.records import Saved
from workbook.course.answer_text import LongText
from workbook.course.ids import ExerciseId

START = datetime(2026, 11, 2, 20, tzinfo=UTC)


def saved(row: int, answer: Any, *, hours: float = 0.0, offset: int = 0, words: str = "calm") -> Saved:
    at = START + timedelta(hours=hours)
    return Saved(
        ExerciseId("calm"), "scale", answer, "?", "?", {"value": words}, "1", at, offset, row,
        answer is not None, at,
    )  # fmt: skip


def test_each_day_has_how_it_was_left_there() -> None:
    versions = [saved(1, 3), saved(2, 4, hours=0.1), saved(3, 5, hours=24), saved(4, 6, hours=26)]
    assert by_day(versions) == [(date(2026, 11, 2), 4), (date(2026, 11, 3), 6)]


def test_a_day_is_where_it_was_written() -> None:
    assert by_day([saved(1, 3, hours=3, offset=120)]) == [(date(2026, 11, 3), 3)]


def test_what_was_cleared_or_asked_in_other_words_is_left_out() -> None:
    versions = [saved(1, 3, words="old"), saved(2, None, hours=24), saved(3, 5, hours=48)]
    assert by_day(versions) == [(date(2026, 11, 4), 5)]
    assert [version.row for version in left_as(versions)] == [1, 3]


def test_what_no_window_holds_is_left_out() -> None:
    assert by_day([saved(1, LongText("begins", row=1, digest=b""))]) == []
    assert by_day([]) == []
