"""Another name or place for a workbook's file: nothing is written over or lost, and none that is open is touched."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.conftest import COURSE
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import relocating
from workbook.answers.file.relocating import empty_copy, move, rename
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.wiping import let_go


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "Mine.workbook"
    path.parent.mkdir()
    with create_workbook(path, FolderFiles(COURSE), name="Ana") as file:
        exercise = next(e for e in read_course(FolderFiles(COURSE))[0].exercises() if e.kind == "reflection")
        file.save_answer(exercise, "a word of my own")
    return path


def seal(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_gets_another_name_and_is_the_same_to_the_byte(mine: Path) -> None:
    before = seal(mine)
    there = rename(mine, "  Ana, second time.workbook ")
    assert there == mine.with_name("Ana, second time.workbook")
    assert seal(there) == before
    assert not mine.exists()


@pytest.mark.parametrize(
    "name", ["", " ", "a/b", "a\\b", "con", "..", ".hidden", "what?", "x\u202ey", "a\nb"]
)
def test_a_name_that_no_file_can_have_is_refused_and_nothing_changes(mine: Path, name: str) -> None:
    with pytest.raises(WorkbookTrouble, match="cannot be called"):
        rename(mine, name)
    assert mine.exists()


def test_nothing_is_ever_written_over(mine: Path) -> None:
    other = mine.with_name("Other.workbook")
    other.write_bytes(b"somebody's")
    with pytest.raises(WorkbookTrouble):
        rename(mine, "Other")
    assert other.read_bytes() == b"somebody's"
    assert mine.exists()


def test_capitals_can_be_changed(mine: Path) -> None:
    there = rename(mine, "MINE")
    assert there.name == "MINE.workbook"
    assert [path.name for path in mine.parent.iterdir()] == ["MINE.workbook"]


def test_an_open_one_stays_where_it_is(mine: Path, tmp_path: Path) -> None:
    with open_workbook(mine):
        with pytest.raises(WorkbookTrouble, match="in this program already"):
            rename(mine, "Else")
        with pytest.raises(WorkbookTrouble, match="in this program already"):
            move(mine, tmp_path)
    assert mine.exists()


def test_one_that_was_not_closed_in_good_order_is_opened_first(mine: Path) -> None:
    journal = mine.with_name(mine.name + "-wal")
    journal.write_bytes(b"the latest words")
    with pytest.raises(WorkbookTrouble, match="Open it once"):
        rename(mine, "Else")
    assert mine.exists()
    assert journal.exists()


def test_one_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(WorkbookTrouble):
        rename(tmp_path / "gone.workbook", "Else")


def test_it_moves_to_another_folder(mine: Path, tmp_path: Path) -> None:
    before, folder = seal(mine), tmp_path / "there"
    folder.mkdir()
    there = move(mine, folder)
    assert there == folder / mine.name
    assert seal(there) == before
    assert not mine.exists()


def test_to_another_disk_goes_a_proven_copy_and_the_old_words_are_overwritten(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, folder = seal(mine), tmp_path / "there"
    folder.mkdir()

    def another_disk(self: Path, _target: object) -> None:
        raise OSError(18, "another disk")

    wiped: list[Path] = []

    def wiping(path: Path) -> None:
        wiped.append(path)
        let_go(path)

    monkeypatch.setattr(Path, "hardlink_to", another_disk)
    monkeypatch.setattr(relocating, "let_go", wiping)
    there = move(mine, folder)
    assert seal(there) == before
    assert mine in wiped
    assert not mine.exists()
    assert [path.name for path in folder.iterdir()] == [mine.name]


def test_a_copy_that_is_not_the_same_leaves_everything_as_it_was(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, folder = seal(mine), tmp_path / "there"
    folder.mkdir()
    monkeypatch.setattr(
        Path, "hardlink_to", lambda *_unused: (_ for _ in ()).throw(OSError(18, "another disk"))
    )
    monkeypatch.setattr(shutil, "copyfileobj", lambda _from, to, _piece: to.write(b"half"))
    with pytest.raises(WorkbookTrouble):
        move(mine, folder)
    assert seal(mine) == before
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_says_so(mine: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookTrouble):
        move(mine, tmp_path / "no such folder")
    assert mine.exists()


def test_an_empty_copy_has_the_course_and_not_a_word_of_the_person(mine: Path, tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "Noor.workbook"
    empty_copy(mine, place, "Noor")
    with open_workbook(place) as file, open_workbook(mine) as before:
        assert file.name == "Noor"
        assert file.answers() == {}
        assert file.all_files() == before.all_files()
    words = place.read_bytes()
    assert b"a word of my own" not in words
    assert b"Ana" not in words
