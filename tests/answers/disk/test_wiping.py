"""No word stays in the free space of the disk: what goes was overwritten, whoever removes it and why."""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.answers.witness import witnessed
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies.copy_file import save_copy
from workbook.answers.disk import journal
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import erase_all, erase_answer, erase_history
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook, remove_lock
from workbook.answers.locked.recovery_words import new_words
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

PASSPHRASE = "four small boats at noon"
SECRET = "Something I have told no one, "
Visit = Callable[[WorkbookFile], None]


@pytest.fixture
def start(file: WorkbookFile, hopes: Exercise, path: Path) -> Path:
    """A closed workbook with some answers."""
    for number in range(5):
        file.save_answer(hopes, f"{number} {SECRET * (number * 100)}")
    file.close()
    return path


def answers(file: WorkbookFile, hopes: Exercise) -> None:
    for number in range(40):
        file.save_answer(hopes, f"{number} {SECRET * (number * 20)}")
        if number == 20:
            file.settle()
    file.keep_picture(random.Random(1).randbytes(50_000))


def lock_and_go_on(file: WorkbookFile, backups: BackupFolder, hopes: Exercise) -> None:
    backups.make(file, "hand")
    lock_workbook(file, backups, PASSPHRASE, new_words())
    answers(file, hopes)


def all_ways(file: WorkbookFile, backups: BackupFolder, hopes: Exercise) -> None:
    lock_and_go_on(file, backups, hopes)
    remove_lock(file, backups)
    answers(file, hopes)
    backups.restore(file, backups.list()[0])
    erase_history(file, backups, "hopes")
    erase_answer(file, backups, "hopes")
    erase_all(file, backups)


def copy_over(file: WorkbookFile, backups: BackupFolder, hopes: Exercise) -> None:
    other = file.path.with_name("copy.workbook")
    for _ in range(2):
        save_copy(file, other)


def refused(file: WorkbookFile, backups: BackupFolder, hopes: Exercise) -> None:
    """A new file that turns out other than it should be is not kept."""

    def wrong(_: object) -> None:
        raise OSError(5, "not what was written")

    from workbook.answers.tables.copying import copy_workbook

    with file.reading() as db, pytest.raises(WorkbookTrouble):
        file.become(lambda new: copy_workbook(db, new), wrong, None)


@pytest.fixture(params=["log", "rollback journal"])
def _kind_of_journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "rollback" in request.param:
        monkeypatch.setattr(journal, "SYNCED", ("home",))


@pytest.mark.usefixtures("_kind_of_journal")
@pytest.mark.parametrize(
    "what",
    [lambda file, _, hopes: answers(file, hopes), lock_and_go_on, all_ways, copy_over, refused],
    ids=["answers", "locking", "all ways", "a copy over another", "refused"],
)
def test_whatever_goes_was_overwritten_before(
    start: Path, notes: Path, hopes: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    what: Callable[[WorkbookFile, BackupFolder, Exercise], None],
) -> None:  # fmt: skip
    with witnessed(monkeypatch) as witness:
        with open_workbook(start, notes=notes) as file:
            what(file, BackupFolder(file.uuid, tmp_path / "backups"), hopes)
        assert witness.left == []
    assert witness.gone
    assert [left.name for left in start.parent.glob(".*")] == []


def test_the_witness_sees_what_is_not_overwritten(
    start: Path, notes: Path, hopes: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or it would prove nothing."""
    monkeypatch.setattr("workbook.answers.disk.wiping_vfs.overwrite", lambda *_: None)
    monkeypatch.setattr("workbook.wiping.wipe", lambda *_: None)
    with witnessed(monkeypatch) as witness, open_workbook(start, notes=notes) as file:
        refused(file, BackupFolder(file.uuid, start.parent), hopes)
        answers(file, hopes)
    assert {name[-5:] for name, _ in witness.left} >= {".part", "k-wal"}
    assert any(SECRET.encode() in data for _, data in witness.left)


def _mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, with an ordinary file system; the image lies beside it."""
    if not request.config.getoption("--long", default=False):
        pytest.skip("with --long")
    image = tmp_path / "disk.img"
    with image.open("wb") as file:
        file.truncate(64 << 20)
    try:
        subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
        yield from _mounted(image, tmp_path / "disk")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be made here")


def test_no_erased_word_is_found_on_the_whole_disk(
    disk: Path, start: Path, notes: Path, exercises: dict[str, Exercise], tmp_path: Path
) -> None:
    place = disk / "mine.workbook"
    shutil.copyfile(start, tmp_path / "plain")
    with open_workbook(start, notes=notes) as file:
        erase_all(file, BackupFolder(file.uuid, tmp_path / "backups"))
    shutil.copyfile(start, place)  # a workbook without any answer is the first thing on this disk
    signs = [f"sign{number:03}{random.Random(number).randbytes(8).hex()}" for number in range(60)]
    backups = None
    for number, sign in enumerate(signs):
        with open_workbook(place, notes=notes) as file:
            backups = BackupFolder(file.uuid, disk / "backups")
            file.save_answer(exercises["hopes"], f"{sign} {number} {sign}")
            if number % 10 == 0:
                backups.make(file, "hand")
    with open_workbook(place, notes=notes) as file:
        assert backups
        erase_answer(file, backups, "hopes")
        file.save_answer(exercises["hopes"], "before the lock")
        lock_workbook(file, backups, PASSPHRASE, new_words())
    subprocess.run(["umount", disk], check=True)
    image = (tmp_path / "disk.img").read_bytes()
    subprocess.run(["mount", "-o", "loop", tmp_path / "disk.img", disk], check=True)
    found = [sign for sign in signs if sign.encode() in image]
    print(f"{len(found)} of {len(signs)} erased answers found on the disk")  # noqa: T201 - the figure is the proof
    assert found == []
    assert b"before the lock" not in image
