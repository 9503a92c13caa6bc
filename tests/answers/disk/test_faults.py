"""What was shown as saved is there, whatever the disk does: it fails at any step, or the power goes at any moment."""

import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.answers.faults import Plan, failing, recording
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk import journal
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook, remove_lock
from workbook.answers.locked.recovery_words import new_words
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

PASSPHRASE = "four small boats at noon"
SHORT = 40
CODES = ("", "cannot-make", "cannot-write", "cannot-read", "disk-full", "not-locked", "not-reopened")
Visit = Callable[[Path], list[str]]


@pytest.fixture(params=["plain", "locked", "plain in a synced folder", "locked in a synced folder"])
def start(
    request: pytest.FixtureRequest, file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:  # fmt: skip
    """A closed workbook with two answers to one question."""
    if "synced" in request.param:
        monkeypatch.setattr(journal, "SYNCED", (path.parent.name,))
    file.save_answer(hopes, "0 one")
    file.save_answer(hopes, "1 two " + "word " * 3000)
    if "locked" in request.param:
        lock_workbook(file, BackupFolder(file.uuid, tmp_path / "backups"), PASSPHRASE, new_words())
    file.close()
    return path


@pytest.fixture
def visit(hopes: Exercise, exercises: dict[str, Exercise], notes: Path) -> Visit:
    """Open, answer a few times, close: what was acknowledged as saved, up to the first trouble."""

    def go(path: Path, acknowledge: Callable[[], None] = lambda: None) -> list[str]:
        saved: list[str] = []

        def answer() -> None:
            with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
                for number in range(2, 6):
                    text = f"{number} " + "more words " * (number * 300)
                    file.save_answer(hopes, text)
                    saved.append(text)
                    acknowledge()
                    file.set_share("hopes", "private")
                    file.keep_picture(b"picture" * number * 2000)
                file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
                file.settle()
                file.name = "Another"

        told(answer)
        return saved

    return go


def told(work: Callable[[], object]) -> str:
    """The code of the trouble that a person would be told of, or nothing."""
    try:
        work()
    except WorkbookTrouble as trouble:
        return trouble.code
    return ""


def check(path: Path, notes: Path, saved: list[str]) -> None:
    """Every acknowledged answer is there in its order, nothing else but the one that was on its way."""
    with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
        history = [saved.answer for saved in file.history("hopes")]
        assert history[2 : 2 + len(saved)] == saved
        assert [int(answer.split()[0]) for answer in history] == list(range(len(history)))
        assert len(history) <= 2 + len(saved) + 1
        assert file.answers()["hopes"].answer == history[-1]  # type: ignore[index]


def faults_to_try(total: int, request: pytest.FixtureRequest) -> list[int]:
    if request.config.getoption("--long", default=False):
        return list(range(1, total + 1))
    return sorted(random.Random(7).sample(range(1, total + 1), min(SHORT, total)))


def count_steps(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> int:
    plan = Plan()
    with failing(monkeypatch, plan):
        work()
    return plan.asked


@pytest.mark.parametrize("ever", [False, True], ids=["once", "from then on"])
def test_a_disk_that_fails_at_any_step_loses_nothing_that_was_saved(
    start: Path, visit: Visit, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest, ever: bool,
) -> None:  # fmt: skip
    whole = start.read_bytes()
    total = count_steps(monkeypatch, lambda: visit(start))
    kinds: dict[str, int] = {}
    for number in faults_to_try(total, request):
        folder = tmp_path / f"fault {number}"
        folder.mkdir()
        path = folder / "mine.workbook"
        path.write_bytes(whole)
        plan = Plan(number, ever=ever)
        with failing(monkeypatch, plan):
            saved = visit(path)
        kinds[plan.failed] = kinds.get(plan.failed, 0) + 1
        check(path, notes, saved)
        assert [p.name for p in folder.iterdir()] == ["mine.workbook"], plan.failed
        shutil.rmtree(folder)
    assert {"write", "sync"} <= set(kinds)
    print(f"{sum(kinds.values())} of {total} faults ({kinds}), nothing lost")  # noqa: T201 - the figure is the proof


def test_after_a_fault_the_same_window_can_save_again(
    start: Path, hopes: Exercise, notes: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """What was not saved stays in the editor; "Try again" works once the disk does."""
    whole = start.read_bytes()
    refused = 0
    for number in range(1, 400 if request.config.getoption("--long", default=False) else SHORT):
        start.write_bytes(whole)
        plan = Plan()
        with failing(monkeypatch, plan), open_workbook(start, notes=notes, typed=PASSPHRASE) as file:
            plan.asked, plan.fail_at = 0, number
            text = "2 " + "words " * 2000
            code = told(partial(file.save_answer, hopes, text))
            assert code in ("", "disk-full", "cannot-write", "cannot-read")
            refused += bool(code)
            plan.fail_at = 0  # where the first one took fewer steps
            file.save_answer(hopes, text)
            assert file.answers()["hopes"].answer == text  # type: ignore[index]
        with open_workbook(start, notes=notes, typed=PASSPHRASE) as again:
            assert [saved.answer for saved in again.history("hopes")][2:] == [text]
    assert refused > 5
    print(f"{refused} refused saves, all saved at the second try")  # noqa: T201 - the figure is the proof


def test_a_power_loss_at_any_moment_loses_nothing_that_was_saved(
    start: Path, visit: Callable[..., list[str]], notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    def acknowledge() -> None:
        disk.acknowledged += 1

    with recording(monkeypatch, start) as disk:
        saved = visit(start, acknowledge)
    assert len(saved) == 4
    chance = random.Random(5)
    torn = 20 if request.config.getoption("--long", default=False) else 1
    states = 0
    for moment in disk.moments:
        for turn in range(1 + torn):
            folder = tmp_path / "after"
            folder.mkdir()
            moment.write_torn(folder, chance) if turn else moment.write(folder)
            check(folder / "mine.workbook", notes, saved[: moment.acknowledged])
            shutil.rmtree(folder)
            states += 1
    assert states > 20
    print(f"{len(disk.moments)} moments, {states} states of the disk, nothing lost")  # noqa: T201 - the figure


def _lock(file: WorkbookFile, backups: BackupFolder) -> None:
    if file.keys is None:
        lock_workbook(file, backups, PASSPHRASE, new_words())
    else:
        remove_lock(file, backups)


def test_a_disk_that_fails_while_a_lock_is_put_on_or_taken_off_leaves_one_whole_file(
    start: Path, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    whole = start.read_bytes()
    backups = BackupFolder("none", tmp_path / "none")

    def work(path: Path) -> None:
        with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
            _lock(file, backups)

    total = count_steps(monkeypatch, lambda: work(start))
    changed = refused = 0
    for number in faults_to_try(total, request):
        folder = tmp_path / f"fault {number}"
        folder.mkdir()
        path = folder / "mine.workbook"
        path.write_bytes(whole)
        with failing(monkeypatch, Plan(number)):
            code = told(partial(work, path))
        assert code in CODES
        assert [p.name for p in folder.iterdir()] == ["mine.workbook"]
        check(path, notes, [])
        became_other = path.read_bytes()[:16] != whole[:16]
        assert became_other or code, "nothing was done, and nobody was told"
        changed += became_other
        refused += bool(code)
        shutil.rmtree(folder)
    tried = len(faults_to_try(total, request))
    assert refused
    print(f"{tried} of {total} faults, {changed} had changed the lock, nothing lost")  # noqa: T201 - the figure
