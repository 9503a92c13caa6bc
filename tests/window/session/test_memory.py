"""A workbook with far more answers than anybody writes opens without all of them in memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.answers.file.worker import Worker
from workbook.course.reading import read_course
from workbook.window.session import late_reading, opened_file
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

COUNT, LETTERS = 190, 1_000_000
BLOCKS = "".join(f"::: reflection r{n}\nWhat about {n}?\n:::\n\n" for n in range(COUNT))
FILES = {"course.md": b"---\ntitle: T\nid: t\n---\n", "modules/01-a.md": BLOCKS.encode()}
MOST = 250_000_000
MOST_OF_WINDOW = 300_000_000
# Opens it as the window does and reads on until that ends; says its own highest water.
PROGRAM = """
import re, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workbook.answers.file.worker import Worker
from workbook.answers.file.workbook_file import open_workbook
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session
app = QApplication([])
worker = Worker(lambda: open_workbook(Path(sys.argv[1]), notes=Path(sys.argv[2])))
session = Session(worker, worker.submit(read_opened_file).result(60))
session.read_late()
while session.is_reading():
    app.processEvents()
print(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1])
session.close()
"""
# The whole window, until it has kept the day and looked through all.
WINDOW = """
import re, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workbook.window import app
from workbook.window.privacy.maintenance import Maintenance
looked = Maintenance._looked
def end_after(maintenance, future):
    looked(maintenance, future)
    if future.result() is None:
        print(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1])
        QApplication.quit()
Maintenance._looked = end_after
app.run(Path(sys.argv[1]))
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    with create_workbook(tmp_path / "large.workbook", FILES, notes=tmp_path / "notes") as file:
        for exercise in read_course(FILES)[0].exercises():
            file.save_answer(exercise, f"{exercise.id} " + "word " * (LETTERS // 5))
    return tmp_path / "large.workbook"


def peak_of(program: str, *given: Path) -> int:
    done = subprocess.run([sys.executable, "-c", program, *given], capture_output=True, text=True, check=True)
    return 1024 * int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
def test_a_window_holds_no_answer_that_is_longer_than_any(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """A stranger's file, with all that a window does of itself: the backup of the day, and the look through it."""
    path = tmp_path / "strange.workbook"
    count = 3 if pytestconfig.getoption("--long") else 1
    with create_workbook(path, FILES, notes=tmp_path / "notes") as file:
        for exercise in list(read_course(FILES)[0].exercises())[:count]:
            file.save_answer(exercise, "😀 " + "word and more words " * 3_000_000)
    assert peak_of(WINDOW, path) < MOST_OF_WINDOW


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
def test_190_million_letters_open_in_bounds(large: Path) -> None:
    assert peak_of(PROGRAM, large, large.parent / "notes") < MOST


def test_what_is_not_read_ahead_is_read_when_it_is_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_file, "FEW_ANSWERS", -1)
    monkeypatch.setattr(late_reading, "AT_ONCE", 100)
    monkeypatch.setattr(late_reading, "MOST_OF_ANSWERS", 1500)
    path = tmp_path / "some.workbook"
    with create_workbook(path, FILES, notes=tmp_path / "notes") as file:
        for exercise in read_course(FILES)[0].exercises():
            file.save_answer(exercise, f"{exercise.id} " + "word " * 30)
    worker = Worker(lambda: open_workbook(path, notes=tmp_path / "notes"))
    session = Session(worker, worker.submit(read_opened_file).result(10))
    session.read_late()
    qtbot.waitUntil(lambda: not session.is_reading())
    assert 5 <= len(session.saved.here) <= 10
    answers = [str(saved.answer).split()[0] for saved in session.saved.values()]
    session.close()
    assert answers == [f"r{n}" for n in range(COUNT)]
