"""A whole older file in the place of the newer one is noticed: in it every seal is right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.backups.older import is_older
from workbook.answers.erasing.erasing import erase_all
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.cli.verifying import looked_through
from workbook.course.exercise import Exercise

Reopen = Callable[[], WorkbookFile]


@pytest.fixture
def older(file: WorkbookFile, hopes: Exercise, path: Path, reopen: Reopen) -> bytes:
    """The file as it was; by now more was done in it."""
    file.save_answer(hopes, "first")
    file.close()
    older = path.read_bytes()
    with reopen() as again:
        assert not is_older(again)
        again.save_answer(hopes, "second")
    return older


def test_it_is_noticed_until_somebody_goes_on_from_there(older: bytes, path: Path, reopen: Reopen) -> None:
    path.write_bytes(older)
    for _ in range(2):  # a command that only looks in between forgets nothing
        with reopen() as file:
            assert is_older(file)
            assert [saved.answer for saved in file.answers().values()] == ["first"]
    with reopen() as file:
        file.take_as_newest()
    with reopen() as file:
        assert not is_older(file)


def test_a_choice_that_is_not_there_any_more_is_noticed_too(
    file: WorkbookFile, hopes: Exercise, path: Path, reopen: Reopen
) -> None:
    file.save_answer(hopes, "first")
    file.close()
    older = path.read_bytes()
    with reopen() as again:
        again.set_share("hopes", "private")
    path.write_bytes(older)
    with reopen() as again:
        assert is_older(again)


def test_the_newer_file_is_never_called_older(older: bytes, path: Path, reopen: Reopen) -> None:
    newer = path.read_bytes()
    path.write_bytes(older)
    with reopen() as file:
        file.take_as_newest()
    path.write_bytes(newer)
    with reopen() as file:
        assert not is_older(file)


def test_verify_says_so(file: WorkbookFile, hopes: Exercise, path: Path) -> None:
    file.save_answer(hopes, "first")
    file.close()
    older = path.read_bytes()
    with open_workbook(path) as again:
        again.save_answer(hopes, "second")
    assert looked_through(path, None)[1].count("\n") == 0
    path.write_bytes(older)
    sound, words = looked_through(path, None)
    assert sound
    assert words.endswith("look for a newer copy of the file, or go to an earlier day.")


def test_backups_know_it_on_a_computer_that_noted_nothing(
    older: bytes, path: Path, reopen: Reopen, tmp_path: Path
) -> None:
    with reopen() as file:
        BackupFolder(file.uuid).make(file, "day")
    path.write_bytes(older)
    with open_workbook(path, notes=tmp_path / "another") as file:
        assert is_older(file)


def test_what_somebody_wanted_is_not_called_older(
    file: WorkbookFile, hopes: Exercise, reopen: Reopen
) -> None:
    """An earlier day that one went back to, and a workbook of which answers were erased."""
    backups = BackupFolder(file.uuid)
    file.save_answer(hopes, "first")
    earlier = backups.make(file, "day")
    file.save_answer(hopes, "second")
    backups.restore(file, earlier)
    assert not is_older(file)
    file.save_answer(hopes, "third")
    file.close()
    with reopen() as again:
        assert not is_older(again)
        erase_all(again, backups)
        assert not is_older(again)
    with reopen() as again:
        assert not is_older(again)


@pytest.mark.parametrize("noted", [b"", b"a b", b"\xff", b"1 2 3", b"9" * 5000])
def test_a_note_that_cannot_be_read_is_none(
    file: WorkbookFile, reopen: Reopen, noted: bytes, notes: Path
) -> None:
    file.close()
    [place] = (notes.parent / "reached").iterdir()
    place.write_bytes(noted)
    with reopen() as again:
        assert is_older(again) == (noted == b"9" * 5000)
