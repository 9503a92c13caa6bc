"""A damaged file is noticed, says so, and is left byte for byte as it was."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.answers.tables.records import Saved
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId

Reopen = Callable[[], WorkbookFile]
PAGE = 4096


@pytest.fixture
def answers(file: WorkbookFile, exercises: dict[str, Exercise]) -> dict[ExerciseId, Saved]:
    """What the closed file holds."""
    for number in range(12):
        file.save_answer(exercises["hopes"], f"Something I have told no one, {number}. " * 40)
        file.save_answer(exercises["signs"], {"ticked": ["jaw", "shoulders"][: number % 3]})
    answers = file.answers()
    file.close()
    return answers


def look(reopen: Reopen) -> dict[ExerciseId, Saved] | str:
    """What a person gets to see: their answers, or the code of the trouble."""
    try:
        with reopen() as file:
            return file.answers()
    except WorkbookTrouble as trouble:
        return trouble.code


def all_files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def zero(data: bytes) -> bytes:
    return data[:PAGE] + bytes(len(data) - PAGE)


def scramble(data: bytes) -> bytes:
    return data[:PAGE] + random.Random(1).randbytes(len(data) - PAGE)


def lose_the_beginning(data: bytes) -> bytes:
    return bytes(PAGE) + data[PAGE:]


def lose_the_beginning_of_the_first_page(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def change_what_it_says_it_is(data: bytes) -> bytes:
    return data[:68] + b"Else" + data[72:]


def cut_what_had_a_journal(data: bytes) -> bytes:
    return cut(data[:18] + b"\x02\x02" + data[20:])


def change_what_had_a_journal(data: bytes) -> bytes:
    return change_words(data[:18] + b"\x02\x02" + data[20:])


def change_words(data: bytes) -> bytes:
    return data.replace(b"I have told no one, 11", b"I have told my boss 11")


def change_question(data: bytes) -> bytes:
    return data.replace(b'"What brings you here?"', b'"What takes you there?"')


@pytest.mark.parametrize(
    "harm",
    [
        cut,
        zero,
        lose_the_beginning,
        lose_the_beginning_of_the_first_page,
        change_what_it_says_it_is,
        scramble,
        change_words,
        change_question,
        cut_what_had_a_journal,
        change_what_had_a_journal,
    ],
    ids=lambda f: f.__name__,
)
@pytest.mark.usefixtures("answers")
def test_harm_is_noticed_and_made_no_worse(
    path: Path, home: Path, reopen: Reopen, harm: Callable[[bytes], bytes]
) -> None:
    harmed = harm(path.read_bytes())
    assert harmed != path.read_bytes()
    path.write_bytes(harmed)
    assert look(reopen) == "damaged"
    assert all_files(home) == {"mine.workbook": harmed}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(40_000),
        random.Random(2).randbytes(60_000),
        "Dear diary, …".encode() * 99,
        b"%PDF-1.7\n%\xe2",
    ],
    ids=["empty", "zeros", "random", "text", "pdf"],
)
@pytest.mark.usefixtures("answers")
def test_what_was_never_a_workbook_is_called_that(
    path: Path, home: Path, reopen: Reopen, content: bytes
) -> None:
    path.write_bytes(content)
    with pytest.raises(WorkbookTrouble) as caught:
        reopen()
    assert caught.value.code == "not-a-workbook"
    assert str(caught.value).startswith("“mine.workbook” is called a workbook, but nothing in it can be")
    assert all_files(home) == {"mine.workbook": content}


@pytest.mark.usefixtures("answers")
def test_an_answer_lost_from_the_history_is_noticed(path: Path, reopen: Reopen) -> None:
    db = apsw.Connection(str(path))
    db.execute("DELETE FROM answer_history WHERE row = (SELECT max(row) - 1 FROM answer_history)")
    db.close()
    assert look(reopen) == "damaged"


@pytest.mark.parametrize("harm", ["UPDATE current SET row = row - 2", "DELETE FROM current"])
@pytest.mark.usefixtures("answers")
def test_a_current_answer_that_is_not_the_newest_is_noticed(path: Path, reopen: Reopen, harm: str) -> None:
    db = apsw.Connection(str(path))
    db.execute(f"{harm} WHERE exercise = 'signs'")
    db.execute("UPDATE current SET hash = (SELECT hash FROM answer_history AS h WHERE h.row = current.row)")
    db.close()
    assert look(reopen) == "damaged"


def test_a_page_that_fell_back_to_an_older_copy_is_never_taken_for_the_newest(
    file: WorkbookFile, hopes: Exercise, path: Path, home: Path, reopen: Reopen
) -> None:
    file.save_answer(hopes, "older")
    file.close()
    older = path.read_bytes()
    with reopen() as again:
        again.save_answer(hopes, "newer")
        newest = again.answers()
    newer = path.read_bytes()
    noticed = 0
    for at in range(PAGE, min(len(older), len(newer)), PAGE):
        stale = newer[:at] + older[at : at + PAGE] + newer[at + PAGE :]
        path.write_bytes(stale)
        seen = look(reopen)
        assert seen in (newest, "damaged"), at
        noticed += seen == "damaged"
        assert all_files(home) == {"mine.workbook": stale}
    assert noticed >= 2


def test_no_random_damage_is_silent(
    answers: dict[ExerciseId, Saved], path: Path, home: Path, reopen: Reopen, request: pytest.FixtureRequest
) -> None:
    """Damage either shows, or has hit what no answer needs."""
    tries = 2000 if request.config.getoption("--long", default=False) else 120
    chance = random.Random(4)
    whole = path.read_bytes()
    shown = 0
    for number in range(tries):
        harmed = bytearray(whole)
        for _ in range(chance.choice((1, 1, 8))):
            harmed[chance.randrange(len(whole))] = chance.randrange(256)
        path.write_bytes(harmed)
        seen = look(reopen)
        assert isinstance(seen, str) or seen == answers, number
        assert all_files(home) == {"mine.workbook": bytes(harmed)}, number
        shown += isinstance(seen, str)
    print(f"{tries} damages, {shown} noticed, the others had hit no answer")  # noqa: T201 - the figure is the proof


@pytest.mark.usefixtures("answers")
def test_a_damaged_files_journal_is_left_beside_it(
    path: Path, home: Path, reopen: Reopen, tmp_path: Path
) -> None:
    """After a crash the journal is part of the file: it is not thrown away because more is wrong."""
    with reopen() as file:
        file.name = "In the journal"
        crashed = {p.name: shutil.copy(p, tmp_path / p.name) for p in home.iterdir()}
    assert "mine.workbook-wal" in crashed
    for name, copy in crashed.items():
        shutil.copy(copy, home / name)
    path.write_bytes(change_words(path.read_bytes()))
    before = all_files(home)
    assert look(reopen) == "damaged"
    assert all_files(home) == before
