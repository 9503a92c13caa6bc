"""The real window is killed with kill -9 while somebody types: what it showed as saved is there the next time."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId

LINE = ExerciseId("name-it")
SHORT, LONG = 5, 200
TYPE_FOR_EVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from workbook.window import app, main_window

take_in = main_window.MainWindow.take_in
def then_type(self, session):
    take_in(self, session)
    screen = self.screen_now()
    screen.show_page("all", "words")
    field = screen.current().cards["name-it"].editor.focus_target()
    begun = len(session.answer("name-it") or "")
    field.setCursorPosition(begun)
    def tell(exercise_id):
        if session.state(exercise_id) == "saved" and exercise_id in session.saved:
            print(len(session.saved[exercise_id].answer or ""), flush=True)
    def type_on():
        at = len(field.text())
        QTest.keyClicks(field, chr(ord("a") + at % 26))
        if at % 7 == 0:
            session.save_now()
    session.state_changed.connect(tell)
    self.typing = QTimer(self, interval=3)
    self.typing.timeout.connect(type_on)
    self.typing.start()
main_window.MainWindow.take_in = then_type
sys.exit(app.run(Path(sys.argv[1])))
"""


def typed_until_killed(path: Path, after: int) -> int:
    """How long the answer was that the window last showed as saved."""
    command = [sys.executable, "-c", TYPE_FOR_EVER, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout
        assert window.stderr
        lines = []
        for _ in range(after):
            lines.append(window.stdout.readline())
            assert lines[-1], window.stderr.read()
        window.kill()
        rest = "".join(lines) + window.stdout.read()
    return int(rest.rpartition("\n")[0].split()[-1])


def test_what_the_window_showed_as_saved_survives_kill_9(path: Path, request: pytest.FixtureRequest) -> None:
    kills = LONG if request.config.getoption("--long", default=False) else SHORT
    chance = random.Random(11)
    shown = 0
    for _ in range(kills):
        shown = typed_until_killed(path, chance.randrange(1, 12))
        with open_workbook(path) as file:
            answer = file.answers()[LINE].answer
        assert len(answer) >= shown
        assert answer == "".join(chr(ord("a") + n % 26) for n in range(len(answer)))
    assert shown > kills
    print(f"{kills} kills of the window, {shown} letters shown as saved, none lost")  # noqa: T201 - the figure
