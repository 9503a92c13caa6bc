"""Backups: proved when made, kept by count, gone back to, and nothing half-made ever among them."""

import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from workbook.answers.backups.folder import BackupFolder, backups_for
from workbook.answers.backups.names import Backup
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.tables import seals
from workbook.course.exercise import Exercise

Exercises = dict[str, Exercise]
TODAY = date(2026, 11, 25)
PICTURE = b"\x89PNG" + random.Random(1).randbytes(5000)


@pytest.fixture
def backups(file: WorkbookFile, tmp_path: Path) -> BackupFolder:
    return BackupFolder(file.uuid, tmp_path / "backups")


@pytest.fixture
def place(backups: BackupFolder, file: WorkbookFile) -> Path:
    return backups.folder / file.uuid


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(WorkbookTrouble) as caught:
        work()
    return caught.value.code


def answers_of(file: WorkbookFile) -> dict[str, object]:
    return {str(key): saved.answer for key, saved in file.answers().items()}


def test_one_a_day_soon_after_opening(file: WorkbookFile, backups: BackupFolder) -> None:
    made = backups.daily(file, TODAY)
    assert made is not None
    assert (made.number, made.day, made.reason) == (1, TODAY, "day")
    assert backups.daily(file, TODAY) is None
    second = backups.daily(file, TODAY + timedelta(days=1))
    assert second is not None
    assert backups.list() == [second, made]


def test_a_backup_says_what_it_holds(file: WorkbookFile, backups: BackupFolder, exercises: Exercises) -> None:
    file.save_answer(exercises["hopes"], "Four words of mine")
    file.save_answer(exercises["signs"], {"ticked": ["jaw"], "own": ["cold hands"]})
    held = backups.holds(backups.make(file, "hand"), None)
    assert (held.answered, held.words, held.characters) == (2, 6, 28)
    assert held.changed == file.answers()[exercises["signs"].id].at
    assert held.course_version == "1.2.0"
    assert held.trouble == ""


def test_only_their_owner_can_look_at_them_and_the_name_tells_nothing(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, place: Path
) -> None:
    file.save_answer(hopes, "x")
    file.keep_picture(PICTURE)
    backups.make(file, "hand", at=datetime(2026, 11, 25, 9, 30, tzinfo=UTC))
    for path in backups.folder.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    assert backups.folder.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in place.glob("*.backup")] == ["000001-20261125T093000+0000-hand.backup"]


def test_course_and_pictures_are_kept_once_for_all(
    file: WorkbookFile, backups: BackupFolder, files: dict[str, bytes], place: Path
) -> None:
    file.keep_picture(PICTURE)
    for _ in range(5):
        made = backups.make(file, "hand")
        assert PICTURE not in made.path.read_bytes()
    kept = sorted(path.read_bytes() for path in (place / "pool").iterdir())
    assert kept == sorted([*files.values(), PICTURE])


def test_going_back_keeps_the_present_and_the_workbook_open(
    file: WorkbookFile, backups: BackupFolder, exercises: Exercises, path: Path, notes: Path
) -> None:
    file.save_answer(exercises["hopes"], "then")
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    picture = file.keep_picture(PICTURE)
    then = backups.make(file, "hand")
    file.save_answer(exercises["hopes"], "now")
    file.save_answer(exercises["calm"], {"values": {"calm": 3}})
    changes = {c.exercise_id: (c.how, c.title) for c in backups.compare(file, then)}
    assert changes == {
        "signs": ("same", "What do you notice?"),
        "hopes": ("different", "What brings you here?"),
        "calm": ("only now", "How calm are you?"),
    }
    aside = backups.restore(file, then)
    assert aside.parent == path.parent
    assert aside.name.startswith("mine (before going back, 20")
    assert answers_of(file) == {"hopes": "then", "signs": {"ticked": ["jaw"]}}
    assert dict(file.files())["course.md"].startswith(b"---")
    assert file.pictures() == {picture: PICTURE}
    file.save_answer(exercises["hopes"], "and on")
    with open_workbook(aside, notes=notes) as before:
        assert answers_of(before)["hopes"] == "now"
    newest = backups.list()[0]
    assert newest.reason == "restore"
    assert {c.how for c in backups.compare(file, newest)} == {"different", "same", "only then"}
    second = backups.restore(file, newest)
    assert second != aside
    assert answers_of(file)["calm"] == {"values": {"calm": 3}}


def test_the_backup_one_goes_back_to_is_never_thinned_away_for_that(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise
) -> None:
    file.save_answer(hopes, "the oldest")
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    oldest = backups.make(file, "hand", at=at)
    file.save_answer(hopes, "newer")
    for minute in range(1, 10):
        backups.make(file, "hand", at=at + timedelta(minutes=minute))
    backups.restore(file, oldest)
    assert answers_of(file) == {"hopes": "the oldest"}
    assert oldest in backups.list()


def test_they_are_thinned_by_count_and_the_pool_with_them(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    file.keep_picture(PICTURE)
    backups.make(file, "hand", at=start)
    with file.writing() as db, seals.changing(db, "pictures"):
        db.execute("DELETE FROM pictures")
    for hour in range(1, 14):
        backups.make(file, "hand", at=start + timedelta(minutes=hour))
    assert [b.number for b in backups.list()] == list(range(14, 4, -1))
    assert len(list((place / "pool").iterdir())) == 2
    assert sorted({p.suffix for p in files_below(backups.folder)}) == ["", ".backup"]


def test_the_number_orders_them_whatever_the_clock_says(file: WorkbookFile, backups: BackupFolder) -> None:
    for year in (2040, 1999, 2026):
        backups.make(file, "hand", at=datetime(year, 1, 1, tzinfo=UTC))
    assert [b.at.year for b in backups.list()] == [2026, 1999, 2040]


def test_a_flipped_byte_is_noticed_and_never_gone_back_to(
    file: WorkbookFile,
    backups: BackupFolder,
    hopes: Exercise,
    place: Path,
    path: Path,
    request: pytest.FixtureRequest,
) -> None:
    for number in range(8):
        file.save_answer(hopes, f"Something I have told no one, {number}. " * 30)
    made = backups.make(file, "hand")
    whole = {p: p.read_bytes() for p in [made.path, *(place / "pool").iterdir()]}
    chance = random.Random(5)
    tries = 1000 if request.config.getoption("--long", default=False) else 80
    for number in range(tries):
        harmed = chance.choice(list(whole))
        at = chance.randrange(len(whole[harmed]))
        data = bytearray(whole[harmed])
        data[at] ^= 1 << chance.randrange(8)
        harmed.write_bytes(data)
        target = path.with_name(f"{number}.workbook")
        told = backups.holds(made, None).trouble
        assert told, (harmed.name, at)
        assert code_of(lambda: backups.restore_to(made, None, target)) in ("damaged-backup", "newer")  # noqa: B023
        assert not target.exists()
        harmed.write_bytes(whole[harmed])
        assert backups.list() == [made]


def test_a_pool_file_that_was_damaged_is_mended_by_the_next_backup(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    first = backups.make(file, "hand")
    harmed = next((place / "pool").iterdir())
    harmed.write_bytes(harmed.read_bytes()[:-1])
    assert "damaged" in backups.holds(first, None).trouble
    backups.make(file, "hand")
    backups.list()
    assert backups.holds(first, None).trouble == ""


def test_a_damaged_workbook_gets_no_backup_and_says_that_it_is_damaged(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise
) -> None:
    file.save_answer(hopes, "x")
    with file.writing() as db:
        db.execute("UPDATE answer_history SET answer = '\"y\"'")
    assert code_of(lambda: backups.make(file, "hand")) == "damaged"
    assert backups.list() == []


def test_a_backup_that_is_not_like_the_workbook_is_not_kept(
    file: WorkbookFile, backups: BackupFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.answers.backups import one_backup

    monkeypatch.setattr(one_backup, "differing_tables", lambda *_: {"keepings"})
    with pytest.raises(WorkbookTrouble, match="could not be read back") as caught:
        backups.make(file, "hand")
    assert caught.value.code == "no-backup"
    assert [p.name for p in files_below(place)] == ["lock"]
    file.name = "Still in use"


def test_what_is_no_backup_is_no_trouble_in_the_list(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    made = backups.make(file, "hand")
    for name in ("000002-20261399T000000+0000-day.backup", "mine.workbook", ".new-x.part"):
        (place / name).write_bytes(b"x")
    junk = place / "000003-20261125T000000+0000-day.backup"
    junk.write_bytes(b"not a database at all")
    newest, oldest = backups.list()
    assert (newest.path, oldest) == (junk, made)
    assert "damaged" in backups.holds(newest, None).trouble
    assert code_of(lambda: backups.restore(file, newest)) == "damaged-backup"
    backups.remove(newest, None)
    assert backups.list() == [made]


def test_a_damaged_workbook_is_set_aside_and_a_whole_one_put_in_its_place(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, path: Path, home: Path, notes: Path
) -> None:
    file.save_answer(hopes, "kept")
    made = backups.make(file, "hand")
    file.close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    (found,) = backups_for(path, backups.folder)
    assert found.list() == [made]
    copy = home / "copy.workbook"
    found.restore_to(made, None, copy)
    assert code_of(lambda: found.restore_to(made, None, copy)) == "exists"
    with open_workbook(copy, notes=notes) as again:
        assert answers_of(again) == {"hopes": "kept"}
        assert again.uuid == file.uuid


@pytest.mark.parametrize("stranger", [b"", bytes(10_000), b"a letter to a friend"])
def test_no_backup_is_offered_for_a_file_that_does_not_tell_whose_it_is(
    file: WorkbookFile, backups: BackupFolder, home: Path, stranger: bytes
) -> None:
    backups.make(file, "hand")
    other = home / "other.workbook"
    other.write_bytes(stranger)
    assert backups_for(other, backups.folder) == []


def test_no_backup_is_offered_where_a_file_tells_of_two_workbooks(
    file: WorkbookFile, backups: BackupFolder, home: Path
) -> None:
    second = "00000000-0000-4000-8000-000000000000"
    backups.make(file, "hand")
    BackupFolder(second, backups.folder).make(file, "hand")
    other = home / "other.workbook"
    other.write_bytes(f"{file.uuid} {second}".encode())
    assert backups_for(other, backups.folder) == []


def test_the_id_is_found_wherever_it_stands(file: WorkbookFile, backups: BackupFolder, home: Path) -> None:
    backups.make(file, "hand")
    other = home / "other.workbook"
    for before in (0, (1 << 20) - 10, 3 << 20):
        other.write_bytes(bytes(before) + file.uuid.encode() + bytes(5000))
        assert [found.uuid for found in backups_for(other, backups.folder)] == [file.uuid]


def test_no_uuid_of_a_strangers_workbook_leads_out_of_the_folder(file: WorkbookFile, tmp_path: Path) -> None:
    root = tmp_path / "a" / "backups"
    backups = BackupFolder("../../elsewhere", root)
    backups.make(file, "hand")
    assert not (tmp_path / "elsewhere").exists()
    assert len(list(root.iterdir())) == 1


def test_a_backup_of_an_older_program_can_be_looked_at_and_gone_back_to(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise
) -> None:
    from workbook.answers.tables import schema
    from workbook.answers.tables.copying import copy_workbook

    file.save_answer(hopes, "long ago")
    older = apsw.Connection(":memory:")
    with file.reading() as db:
        copy_workbook(db, older)
    for table in ("keepings", "workbook"):
        older.execute(f"ALTER TABLE {table} DROP COLUMN hash")
    for table in (*seals.TABLES, "carried", "preferences", "marks"):
        older.execute(f"DROP TABLE {table}")
    older.execute("ALTER TABLE current DROP COLUMN sealed")
    older.execute("PRAGMA user_version = 1")
    made = backups.make_from(older, None, "migration")
    file.save_answer(hopes, "today")
    assert backups.holds(made, None).words == 2
    assert [c.how for c in backups.compare(file, made)] == ["different"]
    backups.restore(file, made)
    assert answers_of(file) == {"hopes": "long ago"}
    with file.reading() as db:
        assert db.execute("PRAGMA user_version").get == schema.VERSION


def test_a_backup_of_a_newer_program_is_left_alone(file: WorkbookFile, backups: BackupFolder) -> None:
    made = backups.make(file, "hand")
    db = apsw.Connection(str(made.path))
    db.execute("PRAGMA user_version = 99")
    db.close()
    assert "newer version" in backups.holds(made, None).trouble
    assert code_of(lambda: backups.restore(file, made)) == "newer"


def test_another_program_with_a_copy_of_the_workbook_waits_its_turn(
    file: WorkbookFile, backups: BackupFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.answers.backups import disk

    backups.make(file, "hand")
    monkeypatch.setattr(disk, "PATIENCE", 10)
    with disk.alone(place):
        assert code_of(lambda: backups.make(file, "hand")) == "backups-in-use"
    assert backups.make(file, "hand").number == 2


FULL = """
import resource
from workbook.answers.backups.folder import BackupFolder
from datetime import date
with open_workbook(path, notes=notes) as file:
    backups = BackupFolder(file.uuid, path.parent.parent / "backups")
    before = sorted((p.name, p.read_bytes()) for p in backups.folder.rglob("*") if p.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))
    try:
        backups.make(file, "hand")
    except WorkbookTrouble as trouble:
        print(trouble.code, trouble, sep="|")
    print(before == sorted((p.name, p.read_bytes()) for p in backups.folder.rglob("*") if p.is_file()))
"""


@pytest.mark.parametrize("what", ["answers", "picture"])
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_says_so_and_leaves_the_older_ones(
    file: WorkbookFile,
    backups: BackupFolder,
    hopes: Exercise,
    elsewhere: Callable[[str], str],
    what: str,
) -> None:
    backups.make(file, "hand")
    if what == "answers":
        file.save_answer(hopes, "x" * 50_000)
    else:
        file.keep_picture(PICTURE * 10)
    file.close()
    told, as_before = elsewhere(FULL).split("\n")
    assert told == (
        "disk-full|The disk is full, so no backup was made. The workbook itself is safe. "
        "Earlier backups are as they were. Make some room and try again."
    )
    assert as_before == "True"


MAKE_FOR_EVER = """
from workbook.answers.backups.folder import BackupFolder
with open_workbook(path, notes=notes) as file:
    backups = BackupFolder(file.uuid, path.parent.parent / "backups")
    hopes = exercise(file)
    number = len(file.history("hopes"))
    while True:
        file.keep_picture(b"a picture" * 1000 + str(number).encode())
        file.save_answer(hopes, f"{number} " + "a word " * 5000)
        made = backups.make(file, "hand")
        print(made.number, flush=True)
        number += 1
"""


def test_nothing_half_made_is_listed_when_the_program_is_killed(
    file: WorkbookFile,
    backups: BackupFolder,
    start_program: Callable[[str], subprocess.Popen[str]],
    place: Path,
    notes: Path,
    path: Path,
    request: pytest.FixtureRequest,
) -> None:
    kills = 60 if request.config.getoption("--long", default=False) else 4
    file.close()
    chance, newest = random.Random(3), 0
    for _ in range(kills):
        with start_program(MAKE_FOR_EVER) as program:
            assert program.stdout
            assert program.stderr
            for _ in range(chance.randrange(1, 15)):
                line = program.stdout.readline()
                assert line, program.stderr.read()
            for _ in range(chance.randrange(200_000)):
                pass  # somewhere in the next one
            program.kill()
            said = int((line + program.stdout.read()).rpartition("\n")[0].split()[-1])
        found = backups.list()
        assert found[0].number in (said, said + 1)
        assert said > newest
        newest = said
        assert [b.number for b in found if backups.holds(b, None).trouble] == [], [
            backups.holds(b, None).trouble for b in found
        ]
    with open_workbook(path, notes=notes) as again:
        backups.make(again, "hand")
    assert {p.suffix for p in files_below(place)} <= {"", ".backup"}


def test_a_backup_whose_exchange_was_cut_short_comes_back(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    made = backups.make(file, "hand")
    made.path.rename(made.path.with_name(made.path.name + ".old"))
    (place / ".new-1.part").write_bytes(b"half")
    backups.make(file, "hand")
    assert made in backups.list()
    assert not list(place.glob("*.part"))


@pytest.mark.parametrize("ending", [".part", ".old"])
def test_a_second_name_left_by_a_killed_program_does_not_cost_the_backup(
    file: WorkbookFile, backups: BackupFolder, ending: str
) -> None:
    """Killed between giving a finished file its name and taking its first one away."""
    made = backups.make(file, "hand")
    left = made.path.with_name(made.path.name + ending)
    left.hardlink_to(made.path)
    backups.make(file, "hand")
    assert not left.exists()
    assert backups.holds(made, None).trouble == ""


def test_what_a_killed_program_left_goes_when_the_workbook_is_next_opened(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    backups.daily(file, TODAY)
    for left in (place / ".new-1.part", place / "pool" / "0123.gone"):
        left.write_bytes(b"half a secret")
    assert backups.daily(file, TODAY) is None
    assert {p.suffix for p in files_below(place)} == {"", ".backup"}


def test_a_workbook_that_can_only_be_read_needs_no_daily_backup(
    file: WorkbookFile, backups: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.read_only = True
    assert backups.daily(file, TODAY) is None
    made = backups.make(file, "hand")
    assert code_of(lambda: backups.restore(file, made)) == "read-only"


def test_a_backup_tells_where_it_was_made(file: WorkbookFile, backups: BackupFolder) -> None:
    at = datetime.fromisoformat("2026-11-25T00:30:00+05:30")
    made = backups.make(file, "hand", at=at)
    (found,) = backups.list()
    assert found == made == Backup(1, at, "hand", made.path)
    assert (found.day, found.offset_minutes) == (TODAY, 330)


def test_a_day_that_a_wrong_clock_had_before_gets_a_backup_of_its_own(
    file: WorkbookFile, hopes: Exercise, backups: BackupFolder
) -> None:
    file.save_answer(hopes, "on the 25th")
    backups.daily(file, date(2026, 11, 25))
    backups.daily(file, date(2026, 11, 26))  # the clock was a day ahead
    assert backups.daily(file, date(2026, 11, 25))
    file.save_answer(hopes, "on the 26th")
    made = backups.daily(file, date(2026, 11, 26))
    assert made
    assert backups.daily(file, date(2026, 11, 26)) is None
    assert [change.how for change in backups.compare(file, made)] == ["same"]
