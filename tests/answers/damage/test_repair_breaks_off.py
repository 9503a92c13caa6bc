"""A repair that breaks off, because a disk fails or is full or the program is killed, leaves no half of anything."""

import random
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answers.conftest import check_all
from tests.answers.faults import Plan, failing
from workbook.answers.damage.repairing import repair
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.exercise import Exercise

TRIES = 40
KILLED = """
import os, signal
from tests.answers.faults import Plan, _faulty
from workbook.answers.damage.repairing import repair
from workbook.answers.locked import vfs

class Killing(Plan):
    def step(self, what):
        super().step(what)
        if what == "write":
            self.written = getattr(self, "written", 0) + 1
            if self.written == %d:
                os.kill(os.getpid(), signal.SIGKILL)

_faulty().plan = Killing()
vfs.SYSTEM = "test-faulty"
repair(path, path.with_name("new.workbook"))
print(_faulty().plan.written)
"""


@pytest.fixture
def damaged(file: WorkbookFile, exercises: dict[str, Exercise], path: Path) -> Path:
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    for number in range(20):
        file.save_answer(exercises["hopes"], f"{number} of nobody else's business. " * 90)
    file.keep_picture(random.Random(1).randbytes(30_000))
    file.close()
    path.write_bytes(path.read_bytes().replace(b'["jaw"]', b'["jam"]'))
    return path


def test_a_disk_that_fails_or_is_full_leaves_the_damaged_file_alone_and_nothing_beside_it(
    damaged: Path, notes: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    before, target = damaged.read_bytes(), damaged.with_name("new.workbook")
    plan = Plan()
    with failing(monkeypatch, plan):
        said = repair(damaged, target)
    target.unlink()
    steps = range(1, plan.asked + 1)
    tried = steps if request.config.getoption("--long") else random.Random(5).sample(steps, TRIES)
    refused = 0
    for number in tried:
        with failing(monkeypatch, Plan(number, ever=True)):
            told = what_is_said(lambda: repair(damaged, target))
        assert damaged.read_bytes() == before
        if told:
            assert re.match(
                "“(new|mine).workbook” (could|was) not|The disk is full, so “new.workbook” ", told
            )
            refused += 1
        else:
            with open_workbook(target, notes=notes) as file:
                check_all(file)
            target.unlink()
        assert [p.name for p in damaged.parent.iterdir()] == [damaged.name], number
    assert refused > len(tried) // 2
    assert repair(damaged, target) == said


def what_is_said(work: Callable[[], object]) -> str:
    """The sentence of trouble; empty if all went well."""
    try:
        work()
    except WorkbookTrouble as trouble:
        return str(trouble)
    return ""


@pytest.mark.usefixtures("damaged")
def test_a_repair_that_is_killed_is_made_again(
    elsewhere: Callable[[str], str],
    start_program: Callable[[str], subprocess.Popen[str]],
    path: Path,
    notes: Path,
    request: pytest.FixtureRequest,
) -> None:
    before, target = path.read_bytes(), path.with_name("new.workbook")
    writes = int(elsewhere(KILLED % 0))
    target.unlink()
    numbers = range(1, writes + 1) if request.config.getoption("--long") else (1, writes // 2, writes)
    for number in numbers:
        with start_program(KILLED % number) as program:
            assert program.wait(timeout=60) == -signal.SIGKILL
        assert path.read_bytes() == before
        assert not target.exists()
        said = repair(path, target)
        assert said.missing == ("The answer to the exercise with the id “signs” could not be read.",)
        with open_workbook(target, notes=notes) as file:
            check_all(file)
        target.unlink()
        assert [p.name for p in path.parent.iterdir()] == [path.name]
