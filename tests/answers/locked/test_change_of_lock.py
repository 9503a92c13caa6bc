"""A change of what opens a workbook holds: for old copies, for earlier days, and wherever the program is killed."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import apsw
import pytest

from tests.answers.conftest import ROOT
from workbook.answers.backups import disk, rewriting
from workbook.answers.backups.finishing import finish_left_over
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies.copy_file import save_copy
from workbook.answers.damage.rescue import bring_back, keys_of
from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.disk.watching import QUIET, Watch
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked import locking
from workbook.answers.locked.header import SIZE, both_copies, newest
from workbook.answers.locked.keys import Keys, SecretKind, changes_alone, find_key
from workbook.answers.locked.locking import change_secrets, lock_workbook, remove_lock
from workbook.answers.locked.recovery_words import new_words
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

OLD, NEW = "four small boats at noon", "six grey geese over the lake"
SHEET = new_words()
TODAY = date(2031, 1, 2)
DAYS = 3


@pytest.fixture
def backups(file: WorkbookFile, tmp_path: Path) -> BackupFolder:
    return BackupFolder(file.uuid, tmp_path / "backups")


@pytest.fixture
def plain(file: WorkbookFile, hopes: Exercise, backups: BackupFolder) -> WorkbookFile:
    """A workbook with three earlier days."""
    for number in range(DAYS):
        file.save_answer(hopes, f"{number} on that day")
        file.keep_picture(b"\x89PNG" + bytes([number]) * 3000)
        backups.make(file, "hand")
    return file


@pytest.fixture
def locked(plain: WorkbookFile, backups: BackupFolder) -> WorkbookFile:
    lock_workbook(plain, backups, OLD, SHEET)
    return plain


def code_of(work: Callable[[], object]) -> str:
    try:
        work()
    except WorkbookTrouble as trouble:
        return trouble.code
    return ""


def opens(path: Path, notes: Path, typed: str | None) -> bool:
    return not code_of(lambda: open_workbook(path, notes=notes, typed=typed).close())


def days_opened_by(backups: BackupFolder, typed: str) -> int:
    count = 0
    for backup in backups.list():
        try:
            keys = backups.unlock(backup, typed)
        except WorkbookTrouble:
            continue
        count += keys is not None and not backups.holds(backup, keys).trouble
    return count


# Another passphrase, another sheet


@pytest.mark.parametrize(
    ("kind", "secret", "gone", "stays"),
    [("passphrase", NEW, OLD, " ".join(SHEET)), ("recovery", " ".join(new_words()), " ".join(SHEET), OLD)],
    ids=["passphrase", "recovery"],
)  # fmt: skip
def test_the_new_one_and_the_other_way_open_everything_and_the_old_one_nothing(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path, hopes: Exercise,
    kind: str, secret: str, gone: str, stays: str,
) -> None:  # fmt: skip
    change_secrets(locked, backups, {kind: secret})  # type: ignore[dict-item]
    locked.save_answer(hopes, "later")
    assert [day_s_words(locked, backups, n) for n in range(DAYS)] == [
        "2 on that day",
        "1 on that day",
        "0 on that day",
    ]
    locked.close()
    for typed in (secret, stays):
        assert opens(path, notes, typed)
        assert days_opened_by(backups, typed) == DAYS
    assert not opens(path, notes, gone)
    assert days_opened_by(backups, gone) == 0


def day_s_words(file: WorkbookFile, backups: BackupFolder, number: int) -> object:
    changes = backups.compare(file, backups.list()[number])
    return next(change.then.answer for change in changes if change.then)


@pytest.mark.parametrize("kind", ["passphrase", "recovery"])
def test_an_older_header_opens_nothing_that_was_written_later(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path, hopes: Exercise, kind: str
) -> None:
    locked.close()
    older = path.read_bytes()[:SIZE]
    with open_workbook(path, notes=notes, typed=OLD) as file:
        change_secrets(file, backups, {kind: NEW if kind == "passphrase" else " ".join(new_words())})  # type: ignore[dict-item]
        file.save_answer(hopes, "written later")
    newer = path.read_bytes()
    path.write_bytes(older + newer[SIZE:])
    mixed = path.read_bytes()
    for typed in (OLD, " ".join(SHEET), NEW):
        with pytest.raises(WorkbookTrouble, match="begins with a lock of another time"):
            open_workbook(path, notes=notes, typed=typed)
    assert path.read_bytes() == mixed
    header = newest(older)
    assert header
    key = find_key(header, OLD)
    assert key
    _opens_nothing(path, newer, key, notes)
    path.write_bytes(newer)
    assert opens(path, notes, NEW if kind == "passphrase" else OLD)


def _opens_nothing(path: Path, newer: bytes, key: bytes, notes: Path) -> None:
    """Also where somebody makes the old header say that it belongs there, or has the old key itself."""
    now = newest(newer[:SIZE])
    assert now
    for header in (now, now._replace(slots=now.slots[:1])):
        path.write_bytes(both_copies(header) + newer[SIZE:])
        assert code_of(lambda h=header: open_workbook(path, notes=notes, keys=Keys(key, h))) == "damaged"  # type: ignore[misc]


def test_parts_of_an_older_header_open_nothing_either(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path
) -> None:
    locked.close()
    older = newest(path.read_bytes()[:SIZE])
    with open_workbook(path, notes=notes, typed=OLD) as file:
        change_secrets(file, backups, {"passphrase": NEW})
    data = path.read_bytes()
    now = newest(data[:SIZE])
    assert now
    assert older
    path.write_bytes(both_copies(now._replace(slots=older.slots)) + data[SIZE:])
    assert code_of(lambda: open_workbook(path, notes=notes, typed=OLD)) == "damaged"


def test_what_a_copy_or_a_day_was_locked_with_before_it_forgets(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path
) -> None:
    change_secrets(locked, backups, {"passphrase": NEW})
    assert locked.keys
    assert locked.keys.header.before == b""
    copy = path.with_name("copy.workbook")
    save_copy(locked, copy)
    assert opens(copy, notes, NEW)
    assert not opens(copy, notes, OLD)


# Stopping


class Waiting:
    """Somebody who waits, and stops it after so many steps."""

    def __init__(self, most: int = 10**6) -> None:
        self.heard: list[tuple[str, int, int]] = []
        self.watch = Watch(lambda *told: self.heard.append(told), lambda: len(self.heard) >= most)


Changes = dict[str, Callable[[WorkbookFile, BackupFolder, Watch], None]]
CHANGES: Changes = {
    "lock": lambda file, backups, watch: lock_workbook(file, backups, OLD, SHEET, watch),
    "change": lambda file, backups, watch: change_secrets(file, backups, {"passphrase": NEW}, watch),
    "remove": remove_lock,
}


@pytest.mark.parametrize("what", CHANGES)
def test_one_is_told_how_far_it_is_and_can_stop_it(
    plain: WorkbookFile, backups: BackupFolder, path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(locking, "ROWS", 1)
    if what != "lock":
        lock_workbook(plain, backups, OLD, SHEET)
    all_the_way = Waiting()
    keys = plain.keys
    before = {backup.path: backup.path.stat().st_size for backup in backups.list()}
    for most in (0, 1, 2, 5):
        with pytest.raises(WorkbookTrouble) as caught:
            CHANGES[what](plain, backups, Waiting(most).watch)
        assert caught.value.code == "stopped"
        assert plain.keys == keys
        assert plain.answers()["hopes"].answer == "2 on that day"  # type: ignore[index]
        assert {backup.path: backup.path.stat().st_size for backup in backups.list()} == before
        assert all(not backups.holds(backup, plain.keys).trouble for backup in backups.list())
        assert list(path.parent.glob(".*")) == []
    CHANGES[what](plain, backups, all_the_way.watch)
    assert {part for part, _, _ in all_the_way.heard} == {"workbook", "days"}
    assert all(done <= of for _, done, of in all_the_way.heard)
    assert (plain.keys is None) == (what == "remove")


# A day that cannot follow


def test_a_lock_stays_on_if_a_day_cannot_be_written_without_it(
    locked: WorkbookFile, backups: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, last = disk.exchange, backups.list()[-1].path

    def full(temporary: Path, path: Path) -> None:
        if path == last:
            raise OSError(28, "No space left on device")
        real(temporary, path)

    with monkeypatch.context() as broken:
        broken.setattr(rewriting, "exchange", full)
        with pytest.raises(WorkbookTrouble, match="so the lock was left on") as caught:
            remove_lock(locked, backups)
    assert "written without the lock (the disk is full), so" in str(caught.value)
    assert locked.keys
    backups.daily(locked, TODAY)
    assert all(not backups.holds(backup, locked.keys).trouble for backup in backups.list())
    assert days_opened_by(backups, OLD) == DAYS + 1


def test_what_was_told_in_a_sentence_already_is_told_in_short(
    locked: WorkbookFile, backups: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise trouble.cannot_make(backups.list()[0].path, apsw.FullError("database or disk is full"), None)

    monkeypatch.setattr(rewriting, "exchange", full)
    with pytest.raises(WorkbookTrouble) as caught:
        remove_lock(locked, backups)
    assert "written without the lock (the disk is full), so the lock was left on." in str(caught.value)


@pytest.mark.parametrize("what", CHANGES)
def test_without_room_for_a_new_form_the_workbook_is_never_told_as_not_made(
    what: str, plain: WorkbookFile, backups: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise apsw.FullError("database or disk is full")

    if what != "lock":
        lock_workbook(plain, backups, OLD, SHEET)
    monkeypatch.setattr(locking, "copy_workbook", full)
    with pytest.raises(WorkbookTrouble) as caught:
        CHANGES[what](plain, backups, QUIET)
    assert str(caught.value).startswith(
        "The disk is full, so the latest change to “mine.workbook” was not saved."
    )
    assert (plain.keys is None) == (what == "lock")


def test_a_day_that_is_damaged_does_not_keep_the_lock_on(locked: WorkbookFile, backups: BackupFolder) -> None:
    damaged = backups.list()[1]
    damaged.path.write_bytes(damaged.path.read_bytes()[: SIZE + 5000])
    with pytest.raises(WorkbookTrouble) as caught:
        remove_lock(locked, backups)
    assert caught.value.code == "backups-left"
    assert locked.keys is None


# What earlier versions left


def test_a_day_that_has_another_lock_is_opened_by_the_passphrase_of_then(
    locked: WorkbookFile, backups: BackupFolder
) -> None:
    """A program of an earlier version could be killed so that the workbook was plain and a day still locked."""
    kept = _copies(locked.path, backups)
    remove_lock(locked, backups)
    _put_back({place: data for place, data in kept.items() if place != locked.path}, backups.folder)
    backups.daily(locked, TODAY)
    day = backups.list()[1]
    assert backups.holds(day, locked.keys).other_lock
    assert code_of(lambda: backups.take_in(day, "a guess", locked.keys)) == "wrong-passphrase"
    backups.take_in(day, OLD, locked.keys)
    assert backups.holds(day, locked.keys).trouble == ""
    assert day_s_words(locked, backups, 1) == "2 on that day"


@pytest.mark.parametrize("kind", ["passphrase", "recovery"])
def test_a_lock_of_an_earlier_version_gets_both_anew(
    path: Path, notes: Path, tmp_path: Path, kind: SecretKind
) -> None:
    shutil.copy(Path(__file__).parent.parent / "recorded" / "v2-locked.workbook", path)
    sheet = " ".join(new_words())
    with open_workbook(path, notes=notes, typed=OLD) as file:
        assert file.keys
        assert not changes_alone(file.keys.header, kind)
        change_secrets(
            file, BackupFolder(file.uuid, tmp_path / "backups"), {"passphrase": NEW, "recovery": sheet}
        )
        assert changes_alone(file.keys.header, kind)
    assert opens(path, notes, NEW)
    assert opens(path, notes, sheet)
    assert not opens(path, notes, OLD)


def test_what_has_an_older_header_in_front_comes_back_by_its_last_passphrase(
    locked: WorkbookFile, path: Path, notes: Path, hopes: Exercise
) -> None:
    ours = BackupFolder(locked.uuid)
    locked.close()
    older = path.read_bytes()[:SIZE]
    with open_workbook(path, notes=notes, typed=OLD) as file:
        change_secrets(file, ours, {"passphrase": NEW})
        file.save_answer(hopes, "written later")
        ours.make(file, "hand")
    path.write_bytes(older + path.read_bytes()[SIZE:])
    assert code_of(lambda: open_workbook(path, notes=notes, typed=OLD)) == "other-time"
    assert code_of(lambda: open_workbook(path, notes=notes, typed=NEW)) == "damaged"
    bring_back(path, keys_of(path, NEW))
    with open_workbook(path, notes=notes, typed=NEW) as file:
        assert file.answers()["hopes"].answer == "written later"  # type: ignore[index]


# Kills

KILLED = """
import os, signal, sys
from pathlib import Path
from tests.answers.faults import FAULTY, Plan, _faulty
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.locked import keys, vfs
from workbook.answers.locked.locking import change_secrets, lock_workbook, remove_lock
from workbook.answers.file.workbook_file import open_workbook
keys.MEMORY, keys.PASSES = 64, 1
path, place, what, at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])

class Kills(Plan):
    def step(self, what):
        self.asked += 1
        if self.asked == at:
            os.kill(os.getpid(), signal.SIGKILL)

plan = Kills()
_faulty()
vfs.SYSTEM = FAULTY
with open_workbook(path, typed=None if what == "lock" else sys.argv[5]) as file:
    backups = BackupFolder(file.uuid, place)
    _faulty().plan = plan
    sys.addaudithook(lambda event, _: event in ("os.rename", "os.remove", "os.link", "open") and plan.step(event))
    if what == "lock":
        lock_workbook(file, backups, sys.argv[5], sys.argv[6].split())
    elif what == "change":
        change_secrets(file, backups, {"passphrase": sys.argv[7]})
    else:
        remove_lock(file, backups)
    at = 0
    print(plan.asked)
"""


def run_and_kill(path: Path, place: Path, what: str, at: int) -> int | None:
    """How many steps it took, or None if it was killed at one."""
    arguments = [str(path), str(place), what, str(at), OLD, " ".join(SHEET), NEW]
    command = [sys.executable, "-c", KILLED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return int(done.stdout) if done.returncode == 0 else None


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_kill_leaves_is_finished_or_undone_at_the_next_start(
    plain: WorkbookFile, backups: BackupFolder, path: Path, notes: Path, tmp_path: Path, what: str,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    if what != "lock":
        lock_workbook(plain, backups, OLD, SHEET)
    plain.close()
    kept = _copies(path, backups)
    steps = run_and_kill(path, backups.folder, what, 0)
    assert steps
    many = request.config.getoption("--long", default=False)
    tried = range(1, steps + 1, 4) if many else [*range(2, steps, max(1, steps // 9)), steps - 1]
    finished = 0
    for at in tried:
        _put_back(kept, path.parent, backups.folder)
        assert run_and_kill(path, backups.folder, what, at) is None
        finished += _next_start(path, backups, notes, what)
    print(f"{what}: {len(tried)} kills at {steps} steps, {finished} finished, the others undone")  # noqa: T201
    assert 0 < finished < len(tried)


def _copies(path: Path, backups: BackupFolder) -> dict[Path, bytes]:
    return {
        p: p.read_bytes()
        for folder in (path.parent, backups.folder)
        for p in folder.rglob("*")
        if p.is_file()
    }


def _put_back(kept: dict[Path, bytes], *folders: Path) -> None:
    for folder in folders:
        for found in folder.rglob("*"):
            if found.is_file():
                found.unlink()
    for place, data in kept.items():
        place.write_bytes(data)


def _next_start(path: Path, backups: BackupFolder, notes: Path, what: str) -> bool:
    """Open it and do what is done at each start; whether the change is made. Nothing is between two locks."""
    typed = next(typed for typed in (None, OLD, NEW) if opens(path, notes, typed))
    with open_workbook(path, notes=notes, typed=typed) as file:
        finish_left_over(file, backups)
        assert [backups.holds(backup, file.keys).trouble for backup in backups.list()] == [""] * DAYS
        is_locked = file.keys is not None
        if is_locked:
            assert file.keys
            assert file.keys.header.before == b""
    assert [p.name for p in path.parent.iterdir()] == ["mine.workbook"]
    assert [
        p.name for p in (backups.folder / file.uuid).iterdir() if p.suffix in (".part", ".old", ".gone")
    ] == []
    words = [p.name for p in backups.folder.rglob("*") if p.is_file() and b"on that day" in p.read_bytes()]
    assert bool(words) != is_locked
    if typed == NEW:
        assert days_opened_by(backups, OLD) == 0
    return {"lock": is_locked, "remove": not is_locked, "change": typed == NEW}[what]
