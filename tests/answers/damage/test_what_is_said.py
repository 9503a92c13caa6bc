"""After a repair: what is missing is said as far as anybody can know, and that nothing is only where that is known."""

import random
import shutil
from pathlib import Path

import apsw
import pytest

from tests.answers.damage.foreign_pages import PAGE, lose_the_tables
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.repairing import repair
from workbook.answers.erasing.erasing import erase_history
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.exercise import Exercise

NOT_KNOWN = "Whether anything else stood where the file cannot be read is not known."


def test_place_language_and_pages_looked_at_come_along(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "first " * 300)
    file.save_answer(hopes, "second")
    file.set_place("beginning", "beginning", 0.25)
    file.visit("beginning", "beginning")
    file.close()
    path.write_bytes(path.read_bytes().replace(b"first first", b"fyrst first"))
    said = repair(path, tmp_path / "new.workbook")
    assert said.missing == ("1 earlier version of an answer could not be read.",)
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert again.place() == ("beginning", "beginning", 0.25)
        assert again.visited() == {("beginning", "beginning")}


def test_a_lost_picture_is_said(file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path) -> None:
    file.save_answer(hopes, "here")
    for number in range(3):
        file.keep_picture(random.Random(number).randbytes(9000))
    file.close()
    lost = random.Random(1).randbytes(9000)[4000:4100]
    path.write_bytes(path.read_bytes().replace(lost, bytes(100)))
    assert repair(path, tmp_path / "new.workbook").missing == ("1 picture could not be read.",)


def test_what_was_erased_is_not_called_missing(
    file: WorkbookFile, hopes: Exercise, exercises: dict[str, Exercise], path: Path, tmp_path: Path
) -> None:
    for number in range(5):
        file.save_answer(hopes, f"{number} ")
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    erase_history(file, BackupFolder(file.uuid), "hopes")
    file.save_answer(exercises["calm"], {"values": {"value": 3}})
    file.close()
    path.write_bytes(path.read_bytes().replace(b'"jaw"', b'"jam"'))
    said = repair(path, tmp_path / "new.workbook").missing
    assert said == ("The answer to the exercise with the id “signs” could not be read.",)


def test_where_gaps_may_be_either_that_is_said(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    for number in range(60):
        file.save_answer(hopes, f"{number} " * 400)
    file.close()
    data = bytearray(path.read_bytes())
    lost = data.index(b"7 7 7 7 7 ") // PAGE
    data[lost * PAGE : (lost + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    lose_the_tables(path)
    said = repair(path, tmp_path / "new.workbook")
    gaps = 60 - said.versions
    assert gaps > 0
    assert said.missing[0].startswith(f"{gaps} earlier version")
    assert "erased: that leaves the same gap" in said.missing[0]
    assert said.missing[-1] == NOT_KNOWN


@pytest.mark.parametrize("left", [PAGE, 3 * PAGE, -PAGE])
def test_a_file_that_was_cut_off_says_so(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path, left: int
) -> None:
    for number in range(60):
        file.save_answer(hopes, f"{number} " * 400)
    file.close()
    data = path.read_bytes()
    path.write_bytes(data[:left])
    said = repair(path, tmp_path / "new.workbook").missing
    assert said[-1] == NOT_KNOWN
    percent = 100 * len(data[:left]) // len(data)
    assert f"The file was cut off: {percent} % of it is there." in said


def test_a_list_that_goes_on_for_ever_is_cut(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "here")
    file.close()
    db = apsw.Connection(str(path))
    for number in range(1000):
        name = f"{number:04} " + "word " * 300
        db.execute("INSERT INTO current VALUES (?, ?, ?, 1, 0)", (name, 5000 + number, bytes(32)))
    db.close()
    said = repair(path, tmp_path / "new.workbook").missing
    assert len(said) < 30
    assert max(map(len, said)) < 250
    assert "So are 980 more." in said


def test_a_long_answer_that_only_a_crash_journal_holds_comes_back(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path
) -> None:
    """It lies on pages that the file itself does not have yet."""
    long = "a word and another. " * 4000
    file.save_answer(hopes, "short")
    file.settle()
    file.save_answer(hopes, long)
    crashed = tmp_path / "crashed.workbook"
    for ending in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + ending), crashed.with_name(crashed.name + ending))
    file.close()
    lose_the_tables(crashed)
    repair(crashed, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert again.answers()[hopes.id].answer == long
    assert {p.name for p in tmp_path.iterdir() if "crashed" in p.name} == {
        "crashed.workbook",
        "crashed.workbook-wal",
    }
