"""Marks, notes and bookmarks are kept, proved, copied, mended and erased like all else."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from tests.answers.conftest import check_all
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies.as_data import answers_as_json, save_from_data
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.copies.copy_file import InMemory, save_copy, save_copy_from_memory
from workbook.answers.damage.repairing import repair
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.erasing.erasing import erase_all, erase_answer
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.marks import LONGEST_NOTE, Mark, from_data, from_row, new_mark, row_of
from workbook.course.exercise import Exercise
from workbook.course.reading import read_course

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
Reopen = Callable[[], WorkbookFile]
SECRET = "the blue boathouse"
PASSPHRASE = "four small boats at noon"


def passage(note: str = SECRET) -> Mark:
    return new_mark("mint", "beginning", "beginning", NOW)._replace(words="Some words", after=".", note=note)


@pytest.fixture
def marked(file: WorkbookFile) -> list[Mark]:
    made = [passage(), new_mark("bookmark", "beginning", "signs-page", NOW)]
    for mark in made:
        file.put_mark(mark)
    return sorted(made)


def test_they_are_there_again_changed_and_removed(
    file: WorkbookFile, marked: list[Mark], reopen: Reopen
) -> None:
    passages = [mark for mark in marked if mark.is_passage]
    file.put_mark(passages[0]._replace(note="", sort="slate"))
    file.remove_mark(next(mark.id for mark in marked if mark.sort == "bookmark"))
    file.close()
    with reopen() as again:
        assert again.marks() == [passages[0]._replace(note="", sort="slate")]
        assert again.marks()[0].day.isoformat() == "2026-11-28"
        check_all(again)


def spoil(path: Path, sql: str) -> None:
    db = apsw.Connection(str(path))
    db.execute(sql)
    db.close()


@pytest.mark.parametrize(
    "sql", ["UPDATE marks SET note = 'other' WHERE sort = 'mint'", "DELETE FROM marks WHERE sort = 'mint'"]
)
def test_spoilt_marks_keep_nobody_from_the_rest_and_are_noticed_and_mended(
    file: WorkbookFile, marked: list[Mark], hopes: Exercise, reopen: Reopen, path: Path, tmp_path: Path, sql: str
) -> None:  # fmt: skip
    file.save_answer(hopes, "rest")
    backup = BackupFolder(file.uuid)
    made = backup.make(file, "hand")
    backup.restore_to(made, None, tmp_path / "then.workbook")
    file.close()
    spoil(path, sql)
    with reopen() as again:
        assert [saved.answer for saved in again.answers().values()] == ["rest"]
        assert [mark.sort for mark in again.marks()] == ["bookmark"]
        with pytest.raises(WorkbookTrouble) as caught:
            check_all(again)
        assert caught.value.code == "damaged"
    repaired = repair(path, tmp_path / "mended.workbook")
    assert any("not known" in sentence for sentence in repaired.missing)
    with open_workbook(tmp_path / "mended.workbook", notes=tmp_path / "n") as mended:
        assert [mark.sort for mark in mended.marks()] == ["bookmark"]
        check_all(mended)


def test_a_backup_brings_back_marks_only_where_the_table_cannot_be_read(
    file: WorkbookFile, marked: list[Mark], path: Path, tmp_path: Path
) -> None:
    backup = BackupFolder(file.uuid)
    backup.restore_to(backup.make(file, "hand"), None, tmp_path / "then.workbook")
    file.remove_mark(marked[0].id)
    file.close()
    spoil(path, "DELETE FROM visited")
    repair(path, tmp_path / "mended.workbook", backup=tmp_path / "then.workbook")
    with open_workbook(tmp_path / "mended.workbook", notes=tmp_path / "n") as mended:
        assert mended.marks() == [marked[1]]  # what was removed stays removed


def test_a_row_that_is_none_of_ours_is_not_taken() -> None:
    good = passage()
    assert from_row(row_of(good)) == good
    odd = [
        good._replace(sort="pink"),  # type: ignore[arg-type]
        good._replace(note="x" * (LONGEST_NOTE + 1)),
        good._replace(paragraph=-1),
        good._replace(at="yesterday"),
        good._replace(offset_minutes=100_000),
        good._replace(lost=3),  # type: ignore[arg-type]
        good._replace(words="x" * 10_001),
    ]
    for mark in odd:
        with pytest.raises(DamageError):
            from_row(row_of(mark))
        assert from_data(mark._asdict()) is None
    with pytest.raises(DamageError):
        from_row((*row_of(good)[:-1], bytes(32)))


def test_copies_have_them_and_data_brings_them_back(
    file: WorkbookFile, marked: list[Mark], tmp_path: Path
) -> None:
    save_copy(file, tmp_path / "copy.workbook")
    save_as_text(file, tmp_path / "text")
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    for name in ("copy", "again"):
        with open_workbook(tmp_path / f"{name}.workbook", notes=tmp_path / "n") as copy:
            assert copy.marks() == marked
    data = json.loads("".join(answers_as_json(file)))
    for mark in marked:
        file.remove_mark(mark.id)
    data["marks"].append({"sort": "pink"})
    told = save_from_data(file, read_course(file.files())[0], data)
    assert told == ["Among the marks is something that is no mark. It was left out."]
    assert file.marks() == marked


def test_what_the_disk_has_not_yet_is_in_the_copy(
    file: WorkbookFile, marked: list[Mark], tmp_path: Path
) -> None:
    newer = passage("typed just now")
    save_copy(file, tmp_path / "copy.workbook", unsaved_marks={newer.id: newer, marked[0].id: None})
    with open_workbook(tmp_path / "copy.workbook", notes=tmp_path / "n") as copy:
        assert copy.marks() == sorted([newer, marked[1]])
    memory = InMemory(file.all_files(), "c", "1.0.0", "", {}, {}, {}, [newer])
    save_copy_from_memory(tmp_path / "memory.workbook", memory, (), None)
    with open_workbook(tmp_path / "memory.workbook", notes=tmp_path / "n") as copy:
        assert copy.marks() == [newer]


def test_they_are_in_the_text_that_can_be_read(file: WorkbookFile, marked: list[Mark]) -> None:
    file.put_mark(new_mark("page", "gone", "gone", NOW)._replace(note="Of a page that is gone.", lost=True))
    told = "".join(markdown_parts(file))
    assert f"### Marks and notes\n\n> Some words\n\n{SECRET}\n\n*2026-11-28*" in told
    assert "## Marks and notes\n\nOf a page that is gone." in told


def test_erasing_everything_leaves_none_anywhere(
    file: WorkbookFile, marked: list[Mark], path: Path, home: Path
) -> None:
    backups = BackupFolder(file.uuid)
    backups.make(file, "hand")
    erase_answer(file, backups, "hopes")
    assert file.marks() == marked
    erase_all(file, backups)
    assert file.marks() == []
    check_all(file)
    file.close()
    assert all(SECRET.encode() not in found.read_bytes() for found in home.iterdir())
    assert all(SECRET.encode() not in kept.path.read_bytes() for kept in backups.list())


def test_a_removed_note_leaves_no_word_in_the_file(
    file: WorkbookFile, marked: list[Mark], path: Path
) -> None:
    file.close()
    assert SECRET.encode() in path.read_bytes()
    with open_workbook(path, notes=path.parent.parent / "n") as again:
        for mark in marked:
            again.remove_mark(mark.id)
    assert SECRET.encode() not in path.read_bytes()


def test_a_lock_encrypts_them_with_all_else(file: WorkbookFile, marked: list[Mark], path: Path) -> None:
    lock_workbook(file, BackupFolder(file.uuid), PASSPHRASE, new_words())
    assert file.marks() == marked
    file.close()
    assert SECRET.encode() not in path.read_bytes()


def test_an_earlier_day_brings_back_its_marks(file: WorkbookFile, marked: list[Mark]) -> None:
    backups = BackupFolder(file.uuid)
    made = backups.make(file, "hand")
    for mark in marked:
        file.remove_mark(mark.id)
    backups.restore(file, made)
    assert file.marks() == marked
