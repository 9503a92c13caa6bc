"""Our own mistakes: a report without a word of anyone's answers, and what was being typed is there afterwards."""

import faulthandler
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.reports import end_of_last_time, reports_folder, watch_for_the_end

LINE = ExerciseId("name-it")
SECRET = "quince and xylophone"
TYPE_THEN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from workbook.window import app, main_window

def end(self, title, words):
    print(title, words, sep="|", flush=True)
    os._exit(3)
main_window.MainWindow.say = end

def mistake():
    secret = "quince and xylophone"
    raise RuntimeError(secret)

take_in = main_window.MainWindow.take_in
def then_type(self, session):
    take_in(self, session)
    screen = self.screen_now()
    screen.show_page("all", "words")
    QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), "quince and xylophone")
    QTimer.singleShot({after}, {what})
main_window.MainWindow.take_in = then_type
sys.exit(app.run(Path(sys.argv[1])))
"""


def run(path: Path, what: str, after: int = 0) -> subprocess.CompletedProcess[str]:
    code = TYPE_THEN.format(after=after, what=what)
    return subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        timeout=60,
        check=False,
        capture_output=True,
        text=True,
    )


def test_what_was_being_typed_is_there_after_a_mistake_of_the_program(path: Path) -> None:
    done = run(path, "mistake")
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith("Something went wrong inside Workbook|What was saved is safe")
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == SECRET
    [report] = reports_folder().glob("*.txt")
    told = report.read_text("utf-8")
    assert "RuntimeError" in told
    assert SECRET not in told + done.stdout + done.stderr
    assert Path.home().name not in told


@pytest.mark.skipif(os.name != "posix", reason="signals of this sort are POSIX")
def test_a_fault_of_the_whole_program_is_told_the_next_time_without_an_answer(path: Path) -> None:
    done = run(path, "lambda: os.kill(os.getpid(), 11)", after=1200)
    assert done.returncode == -signal.SIGSEGV
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == SECRET
    place = end_of_last_time()
    assert place is not None
    told = place.read_text("utf-8")
    assert "Segmentation fault" in told
    assert SECRET not in told
    assert end_of_last_time() is None


def test_a_window_that_runs_is_not_taken_for_one_that_ended() -> None:
    watch_for_the_end()
    try:
        assert end_of_last_time() is None
    finally:
        faulthandler.disable()
