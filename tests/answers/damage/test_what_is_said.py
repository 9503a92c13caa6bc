"""After a repair: what is missing is said as far as anybody can know, and that nothing is only where that is known."""

import random
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.answers.damage.foreign_pages import PAGE, lose_the_tables
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.repairing import repair
from workbook.answers.erasing.erasing import erase_history
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.tables.carried import names_of
from workbook.answers.tables.copying import copy_workbook
from workbook.answers.unopened import salvage
from workbook.answers.updating.update import update
from workbook.course.exercise import Exercise

RECORDED = Path(__file__).parents[1] / "recorded"

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


def pages_of(path: Path, *names: str) -> list[int]:
    """The pages of tables and indices, by SQLite's own account."""
    with closing(apsw.Connection(str(path))) as db:
        asked = f"SELECT pageno FROM dbstat WHERE name IN ({', '.join('?' * len(names))})"
        return [int(str(page)) for (page,) in db.execute(asked, names)]


def put_pages(path: Path, pages: dict[int, bytes]) -> None:
    with path.open("r+b") as file:
        for number, content in pages.items():
            file.seek((number - 1) * PAGE)
            file.write(content)


def page_contents(path: Path, numbers: Iterable[int]) -> dict[int, bytes]:
    data = path.read_bytes()
    return {number: data[(number - 1) * PAGE : number * PAGE] for number in numbers}


def lose(path: Path, *names: str) -> None:
    put_pages(path, dict.fromkeys(pages_of(path, *names), bytes(PAGE)))


def test_an_older_answer_in_place_of_the_newest_is_said(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path
) -> None:
    """All pages that know of the newest row are older ones; what was chosen after it still tells of it."""
    file.save_answer(hopes, "first")
    file.close()
    older = page_contents(path, pages_of(path, "answer_history", "answer_history_by_exercise", "current"))
    with open_workbook(path, notes=notes) as again:
        again.save_answer(hopes, "second")
        again.set_place("beginning", "beginning", 0.5)
    put_pages(path, older)
    said = repair(path, tmp_path / "new.workbook").missing
    assert said == (
        "The newest answer of all could not be read; to which question it was is not known.", NOT_KNOWN,
    )  # fmt: skip


def test_what_was_left_for_another_day_and_is_lost_is_said(
    file: WorkbookFile, path: Path, tmp_path: Path
) -> None:
    file.set_not_today("nearest", True)
    file.close()
    lose(path, "keepings")
    said = repair(path, tmp_path / "new.workbook").missing
    assert said == ("What you left for another day may not be marked any more.",)


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("lost", ["place", "visited"])
def test_files_of_earlier_versions_do_not_say_that_nothing_is_missing(
    tmp_path: Path, version: int, lost: str
) -> None:
    path = tmp_path / "old.workbook"
    shutil.copyfile(RECORDED / f"v{version}.workbook", path)
    lose(path, lost)
    assert repair(path, tmp_path / "new.workbook").missing[-1] == NOT_KNOWN


def test_a_migrated_file_is_none_from_before_the_seals(tmp_path: Path, notes: Path) -> None:
    """Its rows about newest answers still look as they did then."""
    path = tmp_path / "old.workbook"
    shutil.copyfile(RECORDED / "v2.workbook", path)
    with open_workbook(path, notes=notes) as file:
        chosen = next(iter(file.answers()))
        file.set_share(chosen, "bring")
    older = page_contents(path, pages_of(path, "keepings"))
    with open_workbook(path, notes=notes) as file:
        file.set_share(chosen, "private")
    lose(path, "seal", "seal_again")
    put_pages(path, older)
    lose_the_tables(path)
    repair(path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert again.answer_settings()[chosen].share == "private"


def test_the_course_before_the_newest_is_not_shown_without_a_word(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "here")
    newer = {
        name: content.replace(b"version: 1.2.0", b"version: 1.3.0")
        for name, content in file.all_files().items()
    }
    update(file, {**newer, "more.md": b"Something new. " * 900}, BackupFolder(file.uuid))
    file.close()
    path.write_bytes(path.read_bytes().replace(b"Something new. Some", b"Something old. Some"))
    said = repair(path, tmp_path / "new.workbook").missing
    assert said == (
        "The newest version of the course could not be read. The one before it, 1.2.0, is shown.",
    )


def test_where_the_list_of_pictures_is_lost_there_may_be_more(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "here")
    for number in range(3):
        file.keep_picture(random.Random(number).randbytes(9000))
    file.close()
    lose(path, "sqlite_autoindex_pictures_1")
    lost = random.Random(1).randbytes(9000)[4000:4100]
    path.write_bytes(path.read_bytes().replace(lost, bytes(100)))
    assert repair(path, tmp_path / "new.workbook").missing == (NOT_KNOWN,)


def test_a_file_whose_end_is_still_in_the_journal_is_not_called_cut_off(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "short")
    file.settle()
    file.save_answer(hopes, "a word and another. " * 4000)
    crashed = tmp_path / "crashed.workbook"
    for ending in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + ending), crashed.with_name(crashed.name + ending))
    file.close()
    pages = path.stat().st_size // PAGE
    with crashed.open("r+b") as harmed:  # a crash while the journal was brought into the file
        harmed.seek(28)
        harmed.write(pages.to_bytes(4))
    lose(crashed, "visited")
    assert not any("cut off" in sentence for sentence in repair(crashed, tmp_path / "new.workbook").missing)


def test_what_an_earlier_round_left_in_a_journal_hides_nothing(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path
) -> None:
    long = "a word and another. " * 4000
    file.save_answer(hopes, long)
    file.close()
    spilled = pages_of(path, "answer_history")[3]
    head = bytes.fromhex("377f0682") + (3007000).to_bytes(4) + PAGE.to_bytes(4) + bytes(20)
    frame = spilled.to_bytes(4) + bytes(4) + b"another round's "
    path.with_name(path.name + "-wal").write_bytes(head + frame + bytes(PAGE))
    lose_the_tables(path)
    repair(path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert again.answers()[hopes.id].answer == long


def test_a_table_is_read_from_its_end_too(
    file: WorkbookFile, path: Path, notes: Path, tmp_path: Path
) -> None:
    visited = [("a-module-with-a-long-name", f"page-{number:05}") for number in range(900)]
    for page in visited:
        file.visit(*page)
    file.close()
    leaves = [
        number for number, page in page_contents(path, pages_of(path, "visited")).items() if page[0] == 10
    ]
    put_pages(path, {leaves[len(leaves) // 2]: bytes(PAGE)})
    repair(path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert {visited[0], visited[-1]} <= again.visited()


def test_a_strangers_file_in_another_encoding_is_read_in_it(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "Ελληνικά und 漢字")
    file.close()
    other = tmp_path / "utf-16.workbook"
    with closing(apsw.Connection(str(path))) as source, closing(apsw.Connection(str(other))) as target:
        target.execute("PRAGMA encoding = 'UTF-16be'")
        copy_workbook(source, target)
    lose(other, "ready", "pictures")
    for has_tables in (True, False):
        if not has_tables:
            lose_the_tables(other)
        repair(other, tmp_path / "new.workbook")
        with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
            assert again.answers()[hopes.id].answer == "Ελληνικά und 漢字"
        (tmp_path / "new.workbook").unlink()


@pytest.mark.parametrize("has_backup", [False, True])
def test_what_an_update_moved_is_known_after_a_repair_for_erasing(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path, has_backup: bool
) -> None:
    """Earlier days hold the answer under its former id, and an erased answer is to go from there too."""
    file.save_answer(hopes, "here")
    newer = {
        name: content.replace(b"version: 1.2.0", b"version: 1.3.0").replace(
            b"::: reflection hopes", b"::: reflection wishes\nwas: hopes"
        )
        for name, content in file.all_files().items()
    }
    backups = BackupFolder(file.uuid)
    update(file, newer, backups)
    backups.restore_to(backups.make(file, "hand"), None, tmp_path / "then.workbook")
    file.close()
    path.write_bytes(path.read_bytes().replace(b"version: 1.2.0", b"version: 1.2.9"))  # the course before
    then = tmp_path / "then.workbook" if has_backup else None
    said = repair(path, tmp_path / "new.workbook", None, then).missing
    assert said == ("You cannot go back to the version of the course before this one.",)
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again, again.reading() as db:
        assert names_of(db, "wishes") == {"hopes"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_long_answer_that_no_table_leads_to_is_read_by_parts(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, whole: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(salvage, "MOST_BYTES", 20_000)
    long = "a word and another. " * 4000
    file.save_answer(hopes, long)
    file.close()
    if not whole:
        put_pages(path, {pages_of(path, "answer_history")[5]: bytes(PAGE)})
    lose_the_tables(path)
    repair(path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert [saved.answer for saved in again.answers().values()] == [long] * whole
