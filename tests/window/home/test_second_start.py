"""A second start, as real programs: it reaches no network, and whatever became of the first, it has one calm end."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId

LIMIT = 60
# The program itself; it prints what happens, and ends where a person would have to answer.
TOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from workbook.window import app
from workbook.window.main_window import MainWindow

def told(name, words):
    then = getattr(MainWindow, name)
    def and_print(self, *given, **more):
        print(words, flush=True)
        return then(self, *given, **more)
    setattr(MainWindow, name, and_print)

def ask(self, title, words, choices, **_):
    print("asked:", words, flush=True)
    QTimer.singleShot(0, self.end)
    return choices[-1]

MainWindow.ask = ask
told("take_in", "opened")
told("raise_", "came forward")
told("end", "ends")
sys.exit(app.run(Path(sys.argv[1])))
"""
# Words are typed, the session at the computer ends, and the system ends the program before anything else.
ENDED_BY_THE_SYSTEM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from workbook.window import app
from workbook.window.main_window import MainWindow

class Ends(QObject):
    asked = Signal(object)

class WithEnd:
    def __init__(self, application):
        self.application, self.ends = application, Ends()
        self.commitDataRequest = self.ends.asked
    def __getattr__(self, name):
        return getattr(self.application, name)

there = WithEnd(app.make_application())
app.make_application = lambda: there
take_in = MainWindow.take_in
def then_type(self, session):
    take_in(self, session)
    screen = self.screen_now()
    screen.show_page("all", "words")
    QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), "quince")
    there.ends.asked.emit(None)
    os.kill(os.getpid(), signal.SIGKILL)
MainWindow.take_in = then_type
app.run(Path(sys.argv[1]))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of another person, for whom nothing was ever started."""
    home = tmp_path / "home"
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "state", "cache")}
    (home / "tmp").mkdir(parents=True)
    return {
        **os.environ, **folders, "HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


@contextmanager
def started(
    path: Path, environment: dict[str, str], *before: str, script: str = TOLD
) -> Iterator[subprocess.Popen[str]]:
    command = [*before, sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout
    return program.stdout.readline().strip()


def rest(program: subprocess.Popen[str]) -> list[str]:
    """All that is printed until it ends."""
    return program.communicate(timeout=LIMIT)[0].splitlines()


def knocks(environment: dict[str, str]) -> list[str]:
    return [path.name for path in Path(environment["HOME"]).rglob("*.knock")]


def test_a_second_start_calls_the_first_and_uses_no_network(
    path: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed here; the project's own checks install it")
    log = tmp_path / "trace.log"
    calls = "trace=socket,connect,bind,listen,accept,accept4,sendto,sendmsg,openat,open,creat"
    with started(path, environment) as first:
        assert line(first) == "opened"
        with started(path, environment, "strace", "-f", "-q", "-e", calls, "-o", str(log)) as second:
            assert rest(second) == ["ends"]
        assert second.returncode == 0
        assert line(first) == "came forward"
        assert first.poll() is None
    lines = log.read_text("utf-8", "replace").splitlines()
    families = set(re.findall(r"\b(?:AF|PF)_\w+", "\n".join(lines)))
    assert families <= {"AF_UNIX", "AF_LOCAL"}
    written = {
        Path(found[1]).suffix
        for text in lines
        if (found := re.search(r'open\w*\(.*"([^"]+)", [^)]*O_CREAT', text)) and "ENOENT" not in text
    }
    print(f"{len(lines)} calls, sockets: {families or 'none'}, files made: {sorted(written)}")  # noqa: T201
    assert ".knock" in written
    assert knocks(environment) == []


def test_a_first_that_was_killed_is_in_nobodys_way(path: Path, environment: dict[str, str]) -> None:
    with started(path, environment) as first:
        assert line(first) == "opened"
        first.kill()
        first.wait(LIMIT)
    assert list(Path(environment["HOME"]).rglob("open/*.json")), "its note is left"
    with started(path, environment) as second:
        assert line(second) == "opened"


def test_a_first_that_dies_while_it_is_called_leaves_its_workbook(
    path: Path, environment: dict[str, str]
) -> None:
    with started(path, environment) as first:
        assert line(first) == "opened"
        os.kill(first.pid, signal.SIGSTOP)  # it hangs, as one that crashes may for a while
        with started(path, environment) as second:
            while not knocks(environment):
                assert second.poll() is None
            first.kill()
            first.wait(LIMIT)
            assert line(second) == "opened"
    assert knocks(environment) == []


def test_a_first_that_hangs_is_named_in_one_sentence(path: Path, environment: dict[str, str]) -> None:
    with started(path, environment) as first:
        assert line(first) == "opened"
        os.kill(first.pid, signal.SIGSTOP)
        with started(path, environment) as second:
            said, ends = rest(second)
        assert said.startswith("asked: ")
        assert f"is open in another Workbook window on this computer (process {first.pid}" in said
        assert ends == "ends"
        assert knocks(environment) == []


def test_when_the_persons_session_ends_everything_is_on_the_disk(
    path: Path, environment: dict[str, str]
) -> None:
    with started(path, environment, script=ENDED_BY_THE_SYSTEM) as program:
        program.wait(LIMIT)
    assert program.returncode == -signal.SIGKILL
    with open_workbook(path) as file:
        assert file.answers()[ExerciseId("name-it")].answer == "quince"
