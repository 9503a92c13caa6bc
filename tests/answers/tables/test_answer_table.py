"""Answers are proved where they are read: a row that is gone, or another one in its place, is noticed."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from workbook.answers.disk.trouble import DamageError
from workbook.answers.file.workbook_file import create_workbook
from workbook.answers.tables import answer_table
from workbook.course.exercise import Exercise


@pytest.fixture
def db(files: dict[str, bytes], hopes: Exercise, tmp_path: Path, notes: Path) -> Iterator[apsw.Connection]:
    """The tables of a workbook with two versions of one answer, for whoever does not go through the program."""
    path = tmp_path / "mine.workbook"
    with create_workbook(path, files, notes=notes) as file:
        file.save_answer(hopes, "first")
        file.save_answer(hopes, "second")
    connection = apsw.Connection(str(path))
    yield connection
    connection.close()


def test_whole_tables_are_proved(db: apsw.Connection) -> None:
    answer_table.prove_all(db)
    assert [saved.answer for saved in answer_table.history_of(db, "hopes")] == ["first", "second"]


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("DELETE FROM answer_history WHERE answer = '\"second\"'", "the current answer is missing"),
        ("UPDATE current SET row = 1", "the current answer is missing"),
        ("UPDATE current SET answered = 0", "whether an answer holds anything"),
        ("UPDATE answer_history SET answer = '\"other\"' WHERE row = 1", "not what was saved"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(db: apsw.Connection, done: str, told: str) -> None:
    db.execute(done)
    with pytest.raises(DamageError, match=told):
        answer_table.prove_all(db)


def test_a_version_that_is_gone_is_named(db: apsw.Connection) -> None:
    with pytest.raises(DamageError, match="in the history is gone"):
        answer_table.stored_in(db, 99)
