"""Backups follow the workbook's lock: nothing plain below their folder once it is locked, and no old passphrase."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workbook.answers.backups import disk, rewriting
from workbook.answers.backups.folder import BackupFolder, backups_for
from workbook.answers.backups.names import Backup
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked import keys as key_slots
from workbook.answers.locked.header import SIZE
from workbook.answers.locked.keys import Keys
from workbook.answers.locked.locking import change_secrets, lock_workbook, remove_lock
from workbook.answers.locked.recovery_words import new_words
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

SECRET = "Something I have told no one, ängstlich"
PASSPHRASE = "four small boats at noon"
WORDS = new_words()
PICTURE = b"\x89PNG" + random.Random(1).randbytes(5000)
PLAIN = (
    SECRET.encode(),
    b"What brings you here?",
    b"answer_history",
    b"A small course",
    b"Ana Moreno-Lindqvist",
    PICTURE[:64],
)


@pytest.fixture
def backups(file: WorkbookFile, hopes: Exercise, tmp_path: Path) -> BackupFolder:
    """Three backups of a workbook that is not locked, each with another answer."""
    backups = BackupFolder(file.uuid, tmp_path / "backups")
    file.keep_picture(PICTURE)
    for number in range(3):
        file.save_answer(hopes, f"{SECRET} {number}")
        backups.make(file, "hand")
    return backups


@pytest.fixture
def place(backups: BackupFolder, file: WorkbookFile) -> Path:
    return backups.folder / file.uuid


def plain_files(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if any(word in path.read_bytes() for word in PLAIN))


def words_in(file: WorkbookFile, backups: BackupFolder) -> list[str]:
    """What each backup's answer is, newest first, read by going back to it beside the workbook."""
    found = []
    for backup in backups.list():
        assert backups.holds(backup, file.keys).trouble == ""
        found += [c.then.answer for c in backups.compare(file, backup) if c.then]
    return found


ALL = [f"{SECRET} {number}" for number in (2, 1, 0)]


def test_nothing_plain_is_left_below_the_folder(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    assert len(plain_files(backups.folder)) == 3 + 3
    old = [path.open("rb") for path in place.rglob("*") if path.is_file() and path.name != "lock"]
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert plain_files(backups.folder) == []
    for handle in old:  # the very bytes on the disk, whatever became of the name
        handle.seek(0)
        assert handle.read().strip(b"\x00") == b""
        handle.close()
    assert words_in(file, backups) == ALL
    assert len(list((place / "pool").iterdir())) == 3
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in place.rglob("*") if path.is_file())


def test_the_names_in_the_pool_do_not_tell_which_course_it_is(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    before = {path.name for path in (place / "pool").iterdir()}
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert before.isdisjoint(path.name for path in (place / "pool").iterdir())


def test_what_is_made_while_locked_is_never_plain_and_can_be_gone_back_to(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, path: Path, notes: Path, home: Path
) -> None:
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    made = backups.make(file, "hand")
    keys = file.keys
    file.save_answer(hopes, f"{SECRET}, later")
    aside = backups.restore(file, made)
    assert file.keys == keys
    assert file.answers()[hopes.id].answer == f"{SECRET} 2"
    file.close()
    assert plain_files(home) == plain_files(backups.folder) == []
    for place, answer in ((path, f"{SECRET} 2"), (aside, f"{SECRET}, later")):
        with open_workbook(place, notes=notes, typed=" ".join(WORDS)) as again:
            assert again.answers()[hopes.id].answer == answer
            assert list(again.pictures().values()) == [PICTURE]


def test_without_the_lock_they_are_plain_again(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    backups.make(file, "hand")
    remove_lock(file, backups)
    assert words_in(file, backups) == [ALL[0], *ALL]
    assert len(plain_files(backups.folder)) == 4 + 3
    assert len(list((place / "pool").iterdir())) == 3


def opens(backups: BackupFolder, backup: Backup, typed: str) -> bool:
    try:
        keys = backups.unlock(backup, typed)
    except WorkbookTrouble:
        return False
    return keys is not None and backups.holds(backup, keys).trouble == ""


def test_the_old_passphrase_opens_no_backup_any_more(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    old_headers = {path.read_bytes()[:4096] for path in place.glob("*.backup")}
    change_secrets(file, backups, {"passphrase": "another one"})
    newer = new_words()
    change_secrets(file, backups, {"recovery": " ".join(newer)})
    for backup in backups.list():
        for typed in (PASSPHRASE, " ".join(WORDS)):
            assert not opens(backups, backup, typed)
        for typed in ("another one", " ".join(newer)):
            assert opens(backups, backup, typed)
        data = backup.path.read_bytes()
        assert data[:4096] == data[4096:SIZE]
        assert data[:4096] not in old_headers
    assert words_in(file, backups) == ALL


def test_a_locked_damaged_workbook_comes_back_by_its_passphrase(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, path: Path, notes: Path
) -> None:
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    file.close()
    data = path.read_bytes()
    path.write_bytes(data[: SIZE + 5000])
    (found,) = backups_for(path, backups.folder)
    newest = found.list()[0]
    with pytest.raises(WorkbookTrouble) as caught:
        found.unlock(newest, "a guess")
    assert caught.value.code == "wrong-passphrase"
    back = path.with_name("back.workbook")
    found.restore_to(newest, found.unlock(newest, PASSPHRASE), back)
    assert SECRET.encode() not in back.read_bytes()
    with open_workbook(back, notes=notes, typed=PASSPHRASE) as again:
        assert again.answers()[hopes.id].answer == ALL[0]


def test_a_flipped_byte_in_a_locked_backup_is_noticed(
    file: WorkbookFile, backups: BackupFolder, place: Path, request: pytest.FixtureRequest
) -> None:
    """In the lock's header it costs nothing: there are two copies."""
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    made = backups.list()[0]
    chance = random.Random(6)
    whole = {p: p.read_bytes() for p in [made.path, *(place / "pool").iterdir()]}
    for _ in range(1000 if request.config.getoption("--long", default=False) else 60):
        harmed = chance.choice(list(whole))
        at = chance.randrange(len(whole[harmed]))
        data = bytearray(whole[harmed])
        data[at] ^= 1 << chance.randrange(8)
        harmed.write_bytes(data)
        in_header = harmed == made.path and at < SIZE
        assert bool(backups.holds(made, file.keys).trouble) != in_header, (harmed.name, at)
        harmed.write_bytes(whole[harmed])


def test_one_that_cannot_follow_does_not_keep_the_others_back(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest, middle, oldest = backups.list()
    real = disk.exchange

    def full(temporary: Path, path: Path) -> None:
        if path == middle.path:
            raise OSError(28, "No space left on device")
        real(temporary, path)

    monkeypatch.setattr(rewriting, "exchange", full)
    with pytest.raises(WorkbookTrouble, match="The workbook itself is done") as caught:
        lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert caught.value.code == "backups-left"
    assert f"{middle.at:%Y-%m-%d, %H:%M}" in str(caught.value)
    assert file.keys is not None
    assert middle.path.name in plain_files(backups.folder)
    assert {newest.path.name, oldest.path.name}.isdisjoint(plain_files(backups.folder))
    assert words_in(file, backups) == ALL
    monkeypatch.undo()
    backups.daily(file, date(2026, 11, 26))  # which tries again
    assert plain_files(backups.folder) == []
    assert words_in(file, backups) == [ALL[0], *ALL]


def test_a_damaged_one_is_named_and_what_it_alone_referred_to_is_not_left_plain(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    damaged = backups.list()[1]
    damaged.path.write_bytes(damaged.path.read_bytes()[:5000])
    with pytest.raises(WorkbookTrouble) as caught:
        lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert caught.value.code == "backups-left"
    assert plain_files(backups.folder) == [damaged.path.name]
    backups.remove(damaged, file.keys)
    assert plain_files(backups.folder) == []
    assert words_in(file, backups) == [ALL[0], ALL[2]]


def test_damage_in_one_is_still_seen_after_locking(file: WorkbookFile, backups: BackupFolder) -> None:
    harmed = backups.list()[2]
    data = harmed.path.read_bytes()
    harmed.path.write_bytes(data.replace(f"{SECRET} 0".encode(), f"{SECRET} 9".encode()))
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert plain_files(backups.folder) == []
    assert "damaged" in backups.holds(harmed, file.keys).trouble


def test_a_lost_picture_does_not_cost_the_answers(
    file: WorkbookFile, backups: BackupFolder, place: Path
) -> None:
    for content in (place / "pool").iterdir():
        if content.read_bytes() == PICTURE:
            content.unlink()
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert plain_files(backups.folder) == []
    backups.make(file, "hand")  # the workbook still has the picture
    assert [c.then.answer for c in backups.compare(file, backups.list()[-1]) if c.then] == [ALL[2]]


Elsewhere = Callable[[str], str]
KILLED = """
import os
from workbook.answers.backups import disk, rewriting
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.backups.store import BackupStore
from workbook.answers.locked import keys as key_slots
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
key_slots.MEMORY, key_slots.PASSES = 64, 1
place = {{"drop_unused": BackupStore, "wipe_file": disk}}.get("{what}", rewriting)
real, left = getattr(place, "{what}"), [{{"drop_unused": 1, "wipe_file": 3}}.get("{what}", 2)]
def dies(*arguments, **named):
    left[0] -= 1
    if not left[0]:
        os._exit(0)
    real(*arguments)
setattr(place, "{what}", dies)
with open_workbook(path, notes=notes) as file:
    backups = BackupFolder(file.uuid, path.parent.parent / "backups")
    lock_workbook(file, backups, "{passphrase}", new_words())
"""


@pytest.mark.parametrize("what", ["exchange", "wipe_file", "drop_unused"])
def test_a_program_killed_while_it_locks_them_goes_on_when_it_is_next_opened(
    file: WorkbookFile, backups: BackupFolder, elsewhere: Elsewhere, path: Path, notes: Path, what: str
) -> None:
    file.close()
    elsewhere(KILLED.format(what=what, passphrase=PASSPHRASE))
    assert plain_files(backups.folder)  # it was killed in time
    with open_workbook(path, notes=notes, typed=PASSPHRASE) as again:
        backups.daily(again, date(2026, 11, 26))
        assert plain_files(backups.folder) == []
        assert words_in(again, backups) == [ALL[0], *ALL]


def test_one_locked_at_another_time_says_so_and_is_left(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    kept = {backup.path: backup.path.read_bytes() for backup in backups.list()}
    remove_lock(file, backups)
    for path, data in kept.items():
        path.write_bytes(data)
    other = key_slots.new_keys(file.uuid, "x", WORDS)
    for keys in (None, Keys(other.key, other.header)):
        assert "is locked, and what opens this workbook" in backups.holds(backups.list()[0], keys).trouble
    assert {path: path.read_bytes() for path in kept} == kept
    assert opens(backups, backups.list()[0], PASSPHRASE) is False  # its pictures went with the lock
