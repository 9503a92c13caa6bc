"""What is not an answer never falls back to what it was: an older page is noticed, or changes nothing."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import apsw
import pytest

from tests.answers.conftest import check_all
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.repairing import repair
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import erase_answer
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.tables import seals
from workbook.cli.verifying import looked_through
from workbook.course.exercise import Exercise

Reopen = Callable[[], WorkbookFile]
PAGE = 4096


def everything(file: WorkbookFile) -> tuple[object, ...]:
    check_all(file)
    what = (file.answers(), file.answer_settings(), file.place(), file.visited(), file.pictures(), file.name)
    return (*what, file.all_files())


def look(reopen: Reopen) -> tuple[object, ...] | str:
    """What a person gets to see after everything was looked through, or the code of the trouble."""
    try:
        with reopen() as file:
            return everything(file)
    except WorkbookTrouble as trouble:
        return trouble.code


def with_pages_of(newer: bytes, older: bytes, pages: tuple[int, ...]) -> bytes:
    harmed = bytearray(newer)
    for page in pages:
        harmed[page * PAGE : (page + 1) * PAGE] = older[page * PAGE : (page + 1) * PAGE]
    return bytes(harmed)


def put_back(path: Path, older: bytes, *tables: str) -> None:
    """Give some tables of a closed workbook the first page that they had earlier."""
    db = apsw.Connection(str(path))
    roots = dict(db.execute("SELECT name, rootpage - 1 FROM sqlite_schema"))
    db.close()
    pages = tuple(int(str(roots[table])) for table in tables)
    path.write_bytes(with_pages_of(path.read_bytes(), older, pages))


def _tables_of_answers(path: Path) -> list[str]:
    """The tables of the answers, with their indices."""
    db = apsw.Connection(str(path))
    asked = "SELECT name FROM sqlite_schema WHERE tbl_name IN ('answer_history', 'current') AND rootpage > 0"
    names = [str(name) for (name,) in db.execute(asked)]
    db.close()
    return names


def differing(newer: bytes, older: bytes) -> list[int]:
    pages = range(min(len(newer), len(older)) // PAGE)
    return [n for n in pages if newer[n * PAGE : (n + 1) * PAGE] != older[n * PAGE : (n + 1) * PAGE]]


@pytest.fixture
def moments(file: WorkbookFile, exercises: dict[str, Exercise], path: Path) -> list[bytes]:
    """The file as it was after each thing that somebody did; the last one is how it is now."""
    calm, hopes = exercises["calm"], exercises["hopes"]
    acts: list[Callable[[], object]] = [
        lambda: file.save_answer(hopes, "first"),
        lambda: file.save_answer(calm, {"values": {"value": 3}}),
        lambda: file.set_share("hopes", "bring"),
        lambda: file.set_not_today("nearest", True),
        lambda: file.set_place("beginning", "beginning", 0.5),
        lambda: file.visit("beginning", "beginning"),
        lambda: file.keep_picture(b"a picture"),
        lambda: file.save_answer(hopes, "second"),
        lambda: setattr(file, "name", "Ana M."),
        lambda: file.set_share("calm", "private"),
        lambda: file.set_share("hopes", "private"),
        lambda: file.set_not_today("nearest", False),
        lambda: file.keep_picture(b"another picture"),
        lambda: file.visit("beginning", "signs-page"),
        lambda: file.set_place("beginning", "signs-page", 0.1),
    ]
    found = []
    for act in acts:
        act()
        file.settle()
        found.append(path.read_bytes())
    file.close()
    return [*found[:-1], path.read_bytes()]


def test_any_one_older_page_is_noticed_or_changes_nothing(
    moments: list[bytes], path: Path, reopen: Reopen
) -> None:
    newest = moments[-1]
    right = look(reopen)
    noticed = 0
    for older in moments[:-1]:
        for page in differing(newest, older):
            path.write_bytes(with_pages_of(newest, older, (page,)))
            seen = look(reopen)
            assert seen in (right, "damaged"), page
            noticed += seen == "damaged"
    assert noticed > 3 * len(moments)


def test_two_older_pages_together_are_noticed_too(moments: list[bytes], path: Path, reopen: Reopen) -> None:
    newest, older = moments[-1], moments[8]
    right = look(reopen)
    for pages in combinations(differing(newest, older), 2):
        path.write_bytes(with_pages_of(newest, older, pages))
        assert look(reopen) in (right, "damaged"), pages


def test_an_older_choice_with_both_its_seals_is_told_by_the_answer_saved_since(
    file: WorkbookFile, hopes: Exercise, path: Path, reopen: Reopen
) -> None:
    file.save_answer(hopes, "first")
    file.set_share("hopes", "bring")
    file.settle()
    older = path.read_bytes()
    file.set_share("hopes", "private")
    file.save_answer(hopes, "second")
    file.close()
    put_back(path, older, "keepings", "seal", "seal_again")
    assert look(reopen) == "damaged"


@pytest.mark.parametrize("table", seals.TABLES)
def test_an_older_choice_with_one_of_its_seals_is_told_by_the_other(
    file: WorkbookFile, hopes: Exercise, path: Path, reopen: Reopen, table: str
) -> None:
    file.save_answer(hopes, "first")
    file.set_share("hopes", "bring")
    file.settle()
    older = path.read_bytes()
    file.set_share("hopes", "private")
    file.close()
    put_back(path, older, "keepings", table)
    assert look(reopen) == "damaged"


def test_an_older_answer_is_told_by_what_was_chosen_after_the_newest(
    file: WorkbookFile, hopes: Exercise, path: Path, reopen: Reopen
) -> None:
    file.save_answer(hopes, "first")
    file.set_share("hopes", "bring")
    file.settle()
    older = path.read_bytes()
    file.save_answer(hopes, "second")
    file.set_share("hopes", "private")
    file.close()
    newer = path.read_bytes()
    put_back(path, older, *_tables_of_answers(path))
    assert path.read_bytes() != newer
    assert look(reopen) == "damaged"


def test_just_for_me_never_becomes_bring(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    """One page of an earlier time is put back, which says that the answer is for everybody."""
    file.save_answer(hopes, "only for me")
    file.set_share("hopes", "bring")
    file.settle()
    older = path.read_bytes()
    file.set_share("hopes", "private")
    file.close()
    put_back(path, older, "keepings")
    sound, words = looked_through(path, None)
    assert not sound
    assert "who may see an answer does not stand there as it was chosen last" in words
    repaired = repair(path, tmp_path / "back.workbook")
    assert repaired.missing == (
        "Who may see one of the answers cannot be known for certain, so it is just for you now.",
        "What you left for another day may not be marked any more.",
    )
    with open_workbook(tmp_path / "back.workbook") as again:
        assert again.answer_settings()[hopes.id].share == "private"
        assert again.answers()[hopes.id].answer == "only for me"


def test_what_is_proved_to_be_chosen_last_is_kept_when_something_else_is_damaged(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "for all of you")
    file.set_share("hopes", "bring")
    file.set_place("beginning", "beginning", 0.5)
    file.close()
    path.write_bytes(path.read_bytes().replace(b"small-course", b"smell-course", 1))
    assert repair(path, tmp_path / "back.workbook").missing == ("The name on the cover could not be read.",)
    with open_workbook(tmp_path / "back.workbook") as again:
        assert again.answer_settings()[hopes.id].share == "bring"


def test_a_backups_choice_is_not_taken_for_the_last_one(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, "only for me")
    file.set_share("hopes", "bring")
    backups = BackupFolder(file.uuid)
    backup = backups.make(file, "hand")
    file.set_share("hopes", "private")
    file.close()
    backups.restore_to(backup, None, tmp_path / "then.workbook")
    db = apsw.Connection(str(path))
    db.execute("DELETE FROM keepings")
    db.close()
    repair(path, tmp_path / "back.workbook", None, tmp_path / "then.workbook")
    with open_workbook(tmp_path / "back.workbook") as again:
        assert again.answer_settings()[hopes.id].share == "private"


def test_the_seal_goes_along_with_every_change_without_reading_the_rest(
    file: WorkbookFile, exercises: dict[str, Exercise], path: Path, notes: Path
) -> None:
    """What the sum says after many changes is what all rows add up to."""
    backups = BackupFolder(file.uuid)
    for number in range(6):
        file.save_answer(exercises["hopes"], f"{number}")
        file.save_answer(exercises["signs"], {"ticked": ["jaw"][: number % 2]})
        file.set_share("signs", ("keep", "bring")[number % 2])
        file.set_place("beginning", "beginning", number / 10)
    with file.reading() as db:
        seals.prove(db)
    erase_answer(file, backups, "signs")
    backups.restore(file, backups.make(file, "hand"))
    with file.reading() as db:
        seals.prove(db)
    file.close()
    with open_workbook(path, notes=notes) as again:
        assert "signs" not in again.answer_settings()
