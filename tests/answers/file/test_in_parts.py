"""A workbook read in parts: what there is, and some of it, each part proved."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId

HOPES, SIGNS = ExerciseId("hopes"), ExerciseId("signs")
Reopen = Callable[[], WorkbookFile]


@pytest.fixture
def written(file: WorkbookFile, exercises: dict[str, Exercise]) -> WorkbookFile:
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    file.save_answer(exercises["hopes"], "oats")
    file.save_answer(exercises["hopes"], None)
    return file


def change(path: Path, statement: str) -> None:
    """What a faulty disk might do."""
    db = apsw.Connection(str(path))
    db.execute(statement)
    db.close()


def test_what_is_answered_is_known_without_reading(written: WorkbookFile) -> None:
    assert list(in_parts.which_answered(written).items()) == [(SIGNS, True), (HOPES, False)]
    assert in_parts.has_at_most(written, 3)
    assert not in_parts.has_at_most(written, 2)


def test_some_answers_are_the_same_as_among_all(written: WorkbookFile) -> None:
    found = in_parts.answers_to(written, [HOPES, ExerciseId("never")])
    assert found == {HOPES: written.answers()[HOPES]}


def test_pictures_have_sizes_and_come_by_name(file: WorkbookFile, path: Path, reopen: Reopen) -> None:
    one, two = file.keep_picture(b"one"), file.keep_picture(b"second")
    assert in_parts.picture_sizes(file) == {one: 3, two: 6}
    file.close()
    change(path, f"UPDATE pictures SET content = x'00' WHERE hash = '{one}'")
    with reopen() as again:
        assert in_parts.pictures_named(again, [one, two, "none"]) == {two: b"second"}


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE current SET answered = 1 WHERE exercise = 'hopes'",
        "UPDATE current SET row = 1 WHERE exercise = 'hopes'",
        "UPDATE answer_history SET answered = 1 WHERE row = 3",
    ],
)
def test_an_answer_that_is_not_what_was_saved_is_trouble(
    written: WorkbookFile, path: Path, reopen: Reopen, harm: str
) -> None:
    written.close()
    change(path, harm)
    with reopen() as again:
        assert SIGNS in in_parts.answers_to(again, [SIGNS])
        with pytest.raises(WorkbookTrouble) as raised:
            in_parts.answers_to(again, [HOPES])
        assert raised.value.code == "damaged"


def test_an_older_answer_in_place_of_the_newest_is_found_at_the_end(
    written: WorkbookFile, path: Path, reopen: Reopen
) -> None:
    in_parts.prove_newest(written)
    written.close()
    older = "SELECT row, hash, answered FROM answer_history WHERE row = 2"
    change(path, f"UPDATE current SET (row, hash, answered) = ({older}) WHERE exercise = 'hopes'")
    with reopen() as again:
        assert in_parts.answers_to(again, [HOPES])[HOPES].answer == "oats"
        with pytest.raises(WorkbookTrouble) as raised:
            in_parts.prove_newest(again)
        assert raised.value.code == "damaged"
