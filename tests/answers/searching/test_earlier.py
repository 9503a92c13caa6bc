"""Words that stood in an answer once: the newest version with them, and none of an answer that has them still."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.file.workbook_file import WorkbookFile
from workbook.answers.searching.earlier import find_earlier
from workbook.answers.searching.folding import has_words, spans_of, words_in
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId

BEGUN = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOPES, NEAREST = ExerciseId("hopes"), ExerciseId("nearest")


@pytest.fixture
def written(file: WorkbookFile, exercises: dict[str, Exercise]) -> WorkbookFile:
    versions = ("the Canal in rain", "the canal in snow", None, "a warm kitchen")
    for n, words in enumerate(versions):
        file.save_answer(exercises["hopes"], words, at=BEGUN + timedelta(days=n))
    return file


def found(file: WorkbookFile, typed: str) -> list[tuple[str, str, int]]:
    hits, done = find_earlier(file, [HOPES, NEAREST], typed, seconds=60)
    assert done == 2
    return [(one.exercise, one.words, one.at.day) for one in hits]


def test_the_newest_version_with_all_the_words_is_found(written: WorkbookFile) -> None:
    assert found(written, "canal") == [(HOPES, "the canal in snow", 3)]
    assert found(written, "rain CAN") == [(HOPES, "the Canal in rain", 2)]
    assert found(written, "rain snow") == []
    assert found(written, "anal") == []


def test_what_stands_there_now_is_not_earlier(written: WorkbookFile, exercises: dict[str, Exercise]) -> None:
    assert found(written, "kitchen") == []
    written.save_answer(exercises["hopes"], "back at the canal", at=BEGUN + timedelta(days=9))
    assert found(written, "canal") == []
    assert found(written, "kitchen") == [(HOPES, "a warm kitchen", 5)]


def test_an_answer_that_was_cleared_is_found_as_it_was(
    written: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    written.save_answer(exercises["nearest"], {"chosen": "other", "other": "my sister"}, at=BEGUN)
    written.save_answer(exercises["nearest"], None, at=BEGUN + timedelta(minutes=1))
    assert [one[0] for one in found(written, "sister")] == [NEAREST]


def test_it_stops_when_its_time_is_over_and_goes_on_from_there(written: WorkbookFile) -> None:
    hits, done = find_earlier(written, [HOPES, NEAREST], "canal", seconds=0)
    assert (len(hits), done) == (1, 1)
    assert find_earlier(written, [NEAREST], "canal", seconds=0) == ([], 1)


@given(st.text("aä bße-1中文ß.ก", max_size=30), st.text("aäb 1中ßก", max_size=4))
def test_words_are_had_where_they_can_be_shown(text: str, typed: str) -> None:
    words = words_in(typed)
    assert has_words(text, words) == (bool(words) and all(spans_of(text, [word]) for word in words))
