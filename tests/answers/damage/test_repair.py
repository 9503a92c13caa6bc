"""A damaged workbook: noticed, never made worse, and everything in it that is whole is brought back."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.answers.conftest import check_all
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.checkup import Checkup
from workbook.answers.damage.repairing import repair
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.records import AnswerSettings
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

PASSPHRASE = "four small boats at noon"
PAGE = 4096
SHORT, LONG = 120, 2000
RANKS = {"private": 0, "keep": 1, "bring": 2}


class Kept:
    """A closed workbook and all that it holds."""

    def __init__(self, file: WorkbookFile) -> None:
        self.path, self.uuid, self.keys, self.name = file.path, file.uuid, file.keys, file.name
        self.answers = file.answers()
        self.history = {s.row: s for key in self.answers for s in file.history(key)}
        self.answer_settings = file.answer_settings()
        self.pictures = file.pictures()
        self.course = file.all_files()
        file.close()
        self.bytes = self.path.read_bytes()


@pytest.fixture(params=["plain", "locked"])
def kept(
    request: pytest.FixtureRequest, file: WorkbookFile, exercises: dict[str, Exercise], tmp_path: Path
) -> Kept:
    for number in range(14):
        file.save_answer(exercises["hopes"], f"Something I have told no one, {number}. " * (number * 9))
        file.save_answer(exercises["signs"], {"ticked": ["jaw", "shoulders"][: number % 3]})
    file.save_answer(exercises["calm"], {"values": {"value": 3}})
    file.set_share("calm", "private")
    file.set_not_today("nearest", True)
    file.keep_picture(b"a picture " * 900)
    if request.param == "locked":
        lock_workbook(file, BackupFolder(file.uuid, tmp_path / "none"), PASSPHRASE, new_words())
    return Kept(file)


def look(path: Path, notes: Path) -> tuple[object, ...] | str:
    """What a person gets to see after everything was looked through: all of theirs, or that it is damaged."""
    try:
        with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
            check_all(file)
            return file.answers(), file.answer_settings(), file.pictures(), file.name, file.all_files()
    except WorkbookTrouble as trouble:
        return trouble.code


def flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 8))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def zero(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    length = chance.choice((1, 100, PAGE, 5 * PAGE))
    data[start : start + length] = bytes(len(data[start : start + length]))


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(100, len(data)) :]


def swap(data: bytearray, chance: random.Random) -> None:
    one, two = chance.sample(range(len(data) // PAGE), 2)
    first, second = slice(one * PAGE, (one + 1) * PAGE), slice(two * PAGE, (two + 1) * PAGE)
    data[first], data[second] = data[second], data[first]


HARMS: list[Callable[[bytearray, random.Random], None]] = [flip, zero, cut, swap]


def test_damage_of_any_sort_is_never_silent_and_what_is_whole_comes_back(
    kept: Kept, notes: Path, home: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    tries = LONG if request.config.getoption("--long", default=False) else SHORT
    chance = random.Random(8)
    target = tmp_path / "repaired.workbook"
    noticed = brought_back = silent = 0
    for number in range(tries):
        harmed = bytearray(kept.bytes)
        HARMS[number % len(HARMS)](harmed, chance)
        kept.path.write_bytes(harmed)
        seen = look(kept.path, notes)
        if seen == (kept.answers, kept.answer_settings, kept.pictures, kept.name, kept.course):
            continue
        assert seen in ("damaged", "not-a-workbook", "newer", "wrong-passphrase"), number
        noticed += 1
        repaired = repair(kept.path, target, kept.keys)
        assert bytes(harmed) == kept.path.read_bytes(), number
        assert [p.name for p in home.iterdir()] == ["mine.workbook"], number
        back = check_repaired(target, kept, notes)
        brought_back += back
        assert repaired.versions <= len(kept.history)
        if not repaired.missing:  # then nothing is
            everything = (kept.answers, kept.answer_settings, kept.pictures, kept.name, kept.course)
            assert look(target, notes) == everything, number
            assert back == len(kept.history), number
            silent += 1
        target.unlink()
    print(f"{tries} damages, {noticed} noticed, {brought_back} versions brought back, in {silent} all of it")  # noqa: T201 - the figure
    assert noticed > tries // 3
    assert brought_back > 20 * noticed if kept.keys is None else brought_back > 0


def check_repaired(target: Path, kept: Kept, notes: Path) -> int:
    """A sound workbook; nothing in it was not there before, and nothing became less private."""
    with open_workbook(target, notes=notes, typed=PASSPHRASE) as file:
        check_all(file)
        history = {s.row: s for key in file.answers() for s in file.history(key)}
        assert history.items() <= kept.history.items()
        for key, keeping in file.answer_settings().items():
            before = kept.answer_settings[key]
            assert keeping in (before, before._replace(share="private"), AnswerSettings("private"))
        assert file.pictures().items() <= kept.pictures.items()
        return len(history)


def test_the_newest_good_backup_fills_what_is_lost(
    file: WorkbookFile,
    hopes: Exercise,
    exercises: dict[str, Exercise],
    path: Path,
    notes: Path,
    tmp_path: Path,
) -> None:
    file.save_answer(hopes, "Long ago. " * 600)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    backups = BackupFolder(file.uuid)
    backup = backups.make(file, "hand")
    file.save_answer(exercises["calm"], {"values": {"value": 3}})
    file.close()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Long ago. Long ago.", b"Long ago! Long ago."))
    assert look(path, notes) == "damaged"
    restored = tmp_path / "from backup.workbook"
    backups.restore_to(backup, None, restored)
    said = repair(path, tmp_path / "repaired.workbook", None, restored)
    assert said == (3, 3, ())
    with open_workbook(tmp_path / "repaired.workbook", notes=notes) as again:
        assert {str(k): s.answer for k, s in again.answers().items()} == {
            "hopes": "Long ago. " * 600, "signs": {"ticked": ["jaw"]}, "calm": {"values": {"value": 3}},
        }  # fmt: skip


def test_what_is_missing_is_said(file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path) -> None:
    file.save_answer(hopes, "The first. " * 600)
    file.save_answer(hopes, "The second. " * 600)
    file.close()
    path.write_bytes(path.read_bytes().replace(b"The second. The second.", b"The sekond. The second."))
    said = repair(path, tmp_path / "repaired.workbook")
    today = datetime.now(UTC).date().isoformat()
    assert said.missing == (
        f"The newest answer to “What brings you here?” could not be read; the one of {today} stands in its place.",
    )
    assert said[:2] == (1, 1)


def test_a_crash_left_a_journal_and_that_is_whole_too(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    """After a kill the latest answers are in the journal alone."""
    file.save_answer(hopes, "in the journal")
    crashed = tmp_path / "crashed.workbook"
    for ending in ("", "-wal"):
        data = path.with_name(path.name + ending).read_bytes()
        crashed.with_name(crashed.name + ending).write_bytes(data)
    file.close()
    with crashed.open("r+b") as harmed:
        harmed.write(b"not the beginning of a database")
    said = repair(crashed, tmp_path / "repaired.workbook")
    assert said.answers == 1


def test_the_look_is_taken_in_slices(file: WorkbookFile, hopes: Exercise) -> None:
    for number in range(1000):
        file.save_answer(hopes, f"{number}")
    checkup = Checkup(file)
    steps = 0
    while checkup.step():
        steps += 1
        file.save_answer(hopes, f"meanwhile {steps}")
    assert steps > 10
