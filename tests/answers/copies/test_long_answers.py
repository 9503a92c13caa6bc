"""Answers longer than this program takes: told in short, never cut, and whole wherever all of them is kept."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from tests.answers.conftest import check_all
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies.as_data import answers_as_json
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.copies.copy_file import InMemory, save_copy, save_copy_from_memory
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import erase_answer, erase_history
from workbook.answers.file import in_parts
from workbook.answers.file.thinning import thin_history
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.long_answers import MOST_BYTES
from workbook.course.answer_text import LongText, to_text
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId
from workbook.pdf.material import PaperOptions
from workbook.printing import export_workbook

HOPES = ExerciseId("hopes")
PART = "and words and wörds\twent on\n\n" + "and on " * 1000
TIMES = MOST_BYTES // len(PART) + 1
LONG = "It began – “so” \\ 😀\n\n" + PART * TIMES + "to the end"
OTHER = LONG[:-1] + "t"


@pytest.fixture
def long(file: WorkbookFile, hopes: Exercise) -> WorkbookFile:
    file.save_answer(hopes, LONG)
    return file


def all_of(file: WorkbookFile, answer: object) -> object:
    """An answer as it stands in the file."""
    assert isinstance(answer, LongText)
    assert len(answer) < 1000
    return json.loads("".join(in_parts.json_of(file, answer)))


def answer_of(file: WorkbookFile) -> object:
    return all_of(file, file.answers()[HOPES].answer)


def test_it_says_how_it_begins_and_that_it_goes_on(long: WorkbookFile) -> None:
    shown = long.answers()[HOPES].answer
    assert shown.startswith("It began – “so” \\ 😀\n\nand words and wörds\twent")
    assert f"This answer goes on: it has {len(to_text(LONG).encode()):,} bytes" in shown
    assert answer_of(long) == LONG


def test_what_is_no_text_is_told_without_a_beginning(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    rows = {"ticked": [], "own": [{"row": f"r{n:07}", "text": "x" * 90} for n in range(90_000)]}
    file.save_answer(exercises["signs"], rows)
    [saved] = file.answers().values()
    assert saved.answered
    assert saved.answer.startswith("This answer goes on")
    assert all_of(file, saved.answer) == rows
    assert json.loads("".join(answers_as_json(file)))["answers"]["signs"] == rows
    assert '"r0089999"' in "".join(markdown_parts(file)).replace("\\", "")


def test_an_answer_as_long_as_one_can_be_is_as_it_was(file: WorkbookFile, hopes: Exercise) -> None:
    file.save_answer(hopes, "😀" * 1_999_998)
    assert file.answers()[HOPES].answer == "😀" * 1_999_998


def test_all_of_it_is_told_as_data_and_to_be_read(long: WorkbookFile, hopes: Exercise) -> None:
    long.save_answer(hopes, OTHER)
    data = json.loads("".join(answers_as_json(long, history=True)))
    assert data["answers"] == {"hopes": OTHER}
    assert [told["answer"] for told in data["history"]["hopes"]] == [LONG, OTHER]
    read = "".join(markdown_parts(long, history=True))
    assert read.count("and words and wörds") == 2 * TIMES
    assert "to the ent" in read


def test_saved_as_text_and_made_again_it_is_the_same(long: WorkbookFile, tmp_path: Path) -> None:
    save_as_text(long, tmp_path / "text")
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook") as again:
        assert answer_of(again) == LONG
        check_all(again)


def test_a_long_part_of_an_answer_is_in_its_place(
    file: WorkbookFile, exercises: dict[str, Exercise], tmp_path: Path
) -> None:
    file.save_answer(exercises["nearest"], answer := {"chosen": "other", "other": LONG})
    save_as_text(file, tmp_path / "text")
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook") as again:
        [saved] = again.answers().values()
        assert all_of(again, saved.answer) == answer


def test_a_text_that_another_program_wrote_anew_is_read_too(long: WorkbookFile, tmp_path: Path) -> None:
    save_as_text(long, tmp_path / "text")
    place = tmp_path / "text" / "workbook.json"
    place.write_text(
        json.dumps(json.loads(place.read_text("utf-8"))), "utf-8"
    )  # with an escape for every sign
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook") as again:
        assert answer_of(again) == LONG


def test_a_text_of_which_a_letter_was_changed_is_refused(long: WorkbookFile, tmp_path: Path) -> None:
    save_as_text(long, tmp_path / "text")
    place = tmp_path / "text" / "workbook.json"
    place.write_bytes(place.read_bytes().replace(b"to the end", b"to the ent"))
    with pytest.raises(WorkbookTrouble):
        workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    assert not (tmp_path / "again.workbook").exists()


def test_a_backup_and_a_copy_have_all_of_it(long: WorkbookFile, tmp_path: Path) -> None:
    backups = BackupFolder(long.uuid, tmp_path / "backups")
    backup = backups.daily(long, date(2026, 11, 27))
    assert backup
    held = backups.holds(backup, None)
    assert (held.words, held.characters) == (len(LONG.split()), len(LONG))
    backups.restore_to(backup, None, tmp_path / "back.workbook")
    save_copy(long, tmp_path / "copy.workbook")
    for name in ("back", "copy"):
        with open_workbook(tmp_path / f"{name}.workbook") as made:
            assert answer_of(made) == LONG


@pytest.mark.usefixtures("cheap_locks")
def test_so_has_a_locked_one(long: WorkbookFile, path: Path, tmp_path: Path, notes: Path) -> None:
    backups = BackupFolder(long.uuid, tmp_path / "backups")
    lock_workbook(long, backups, "four small boats at noon", new_words())
    assert answer_of(long) == LONG
    assert b"and words and" not in path.read_bytes()


def test_one_letter_at_its_end_makes_a_difference(
    long: WorkbookFile, hopes: Exercise, tmp_path: Path
) -> None:
    backups = BackupFolder(long.uuid, tmp_path / "backups")
    backup = backups.make(long, "day")
    assert [change.how for change in backups.compare(long, backup)] == ["same"]
    long.save_answer(hopes, OTHER)
    assert [change.how for change in backups.compare(long, backup)] == ["different"]
    backups.restore(long, backup)
    assert answer_of(long) == LONG


def test_one_changed_letter_is_found(
    long: WorkbookFile, path: Path, reopen: Callable[[], WorkbookFile]
) -> None:
    long.close()
    data = path.read_bytes()
    assert data.count(b"to the end") == 1
    path.write_bytes(data.replace(b"to the end", b"to the ent"))
    with reopen() as file, pytest.raises(WorkbookTrouble) as caught:
        file.answers()
    assert caught.value.code == "damaged"


def test_cleared_and_put_back_it_is_whole(long: WorkbookFile, hopes: Exercise) -> None:
    shown = long.answers()[HOPES].answer
    long.save_answer(hopes, None)
    saved = long.save_answer(hopes, shown)
    assert saved.answered
    assert answer_of(long) == LONG
    assert long.save_answer(hopes, shown) == saved  # it is what is there
    assert len(long.history(HOPES)) == 3
    check_all(long)


def test_what_was_erased_meanwhile_does_not_come_back(
    long: WorkbookFile, hopes: Exercise, tmp_path: Path
) -> None:
    shown = long.answers()[HOPES].answer
    erase_answer(long, BackupFolder(long.uuid, tmp_path / "backups"), HOPES)
    with pytest.raises(WorkbookTrouble, match="no longer there"):
        long.save_answer(hopes, shown)
    assert long.answers() == {}


def test_erasing_the_past_leaves_it(long: WorkbookFile, hopes: Exercise, tmp_path: Path) -> None:
    long.save_answer(hopes, OTHER)
    erase_history(long, BackupFolder(long.uuid, tmp_path / "backups"), HOPES)
    assert answer_of(long) == OTHER
    assert len(long.history(HOPES)) == 1


def test_a_picture_that_it_names_stays(file: WorkbookFile, hopes: Exercise) -> None:
    """Wherever in it the name stands, also where two parts meet."""
    names = [file.keep_picture(bytes([n])) for n in range(3)]
    long_ago = datetime(2026, 1, 5, 9, tzinfo=UTC)
    for minute in range(4):
        file.save_answer(hopes, f"version {minute} {names[0]}", at=long_ago + timedelta(minutes=minute))
    text = "x" * (1_048_576 - 30) + names[1]
    file.save_answer(hopes, text + "y" * MOST_BYTES, at=long_ago + timedelta(hours=2))
    file.save_answer(hopes, "now", at=long_ago + timedelta(hours=3))
    file.save_answer(hopes, f"later {names[2]}", at=long_ago + timedelta(days=90))
    assert thin_history(file, long_ago + timedelta(days=90))
    assert names[1] not in file.pictures()  # it was in a version that went
    assert names[2] in file.pictures()
    file.save_answer(hopes, text + "z" * MOST_BYTES, at=long_ago + timedelta(days=90, minutes=1))
    assert names[2] in file.pictures()


def test_a_file_in_another_encoding_is_read(long: WorkbookFile, path: Path, tmp_path: Path) -> None:
    long.close()
    other = tmp_path / "other.workbook"
    with apsw.Connection(str(other)) as made, apsw.Connection(str(path)) as source:
        made.execute("PRAGMA encoding = 'UTF-16le'")
        for (told,) in source.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY rowid"):
            made.execute(str(told))
        for (table,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            for row in source.execute(f"SELECT * FROM {table}").fetchall():
                made.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        for pragma in ("application_id", "user_version"):
            made.execute(f"PRAGMA {pragma} = {source.execute(f'PRAGMA {pragma}').get}")
    made.close()
    source.close()
    with open_workbook(other) as file:
        assert answer_of(file) == LONG
        save_copy(file, tmp_path / "copy.workbook")
    with open_workbook(tmp_path / "copy.workbook") as copy:
        assert answer_of(copy) == LONG


def test_where_the_file_is_gone_its_beginning_is_saved(
    long: WorkbookFile, files: dict[str, bytes], tmp_path: Path
) -> None:
    memory = InMemory(
        name="",
        course_id="t",
        course_version="1",
        files=files,
        answers=long.answers(),
        answer_settings={},
        pictures={},
    )
    save_copy_from_memory(tmp_path / "copy.workbook", memory, [], None)
    with open_workbook(tmp_path / "copy.workbook") as copy:
        assert copy.answers()[HOPES].answer.startswith("It began – “so”")


def test_paper_says_that_it_goes_on(
    tmp_path: Path, notes: Path, files: dict[str, bytes], hopes: Exercise
) -> None:
    from pypdf import PdfReader

    with create_workbook(tmp_path / "a.workbook", files, notes=notes) as file:
        file.save_answer(hopes, LONG)
        assert export_workbook(file, "keepsake", PaperOptions(), tmp_path / "a.pdf") < 10
    words = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages).split())
    assert "It began – “so”" in words
    assert "This answer goes on" in words
