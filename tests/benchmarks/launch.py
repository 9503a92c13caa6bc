"""From starting the process to the first painted page of a 200-module workbook, against a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from workbook.answers.file.workbook_file import create_workbook

ROUNDS = 9
MODULES = 200
ROOT = Path(__file__).parent.parent.parent

BARE = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextBrowser
app = QApplication([])
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", flush=True)
            app.quit()
        return False
window = QTextBrowser()
window.setText("Some words. " * 300)
seen = Seen()
window.viewport().installEventFilter(seen)
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from workbook.window import app
from workbook.window.pages import page_view
paint = page_view.PageView.paintEvent
def paint_event(self, event):
    paint(self, event)
    print("painted", flush=True)
    app.application().quit()
page_view.PageView.paintEvent = paint_event
sys.exit(app.run(Path(sys.argv[1])))
"""


def measure() -> dict[str, float]:
    """The ratio of medians; both are started by turns."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        path = home / "large.workbook"
        create_workbook(path, large_course()).close()
        launch_seconds(BARE, home)  # compiles, and warms the disk's cache
        launch_seconds(OURS, home, str(path))
        pairs = [(launch_seconds(BARE, home), launch_seconds(OURS, home, str(path))) for _ in range(ROUNDS)]
    bare, ours = (median(times) for times in zip(*pairs, strict=True))
    return {"launch to first page / bare window": ours / bare, "(bare window, seconds)": bare}


def large_course() -> dict[str, bytes]:
    """Two hundred modules of prose and exercises."""
    prose = "When closeness will not come, most of us add effort. The gap can widen. " * 12
    files = {"course.md": b"---\ntitle: A large course\nid: large\nversion: 1.0.0\n---\n"}
    for number in range(1, MODULES + 1):
        blocks = "\n".join(
            f"## Page {n} {{#page-{n}}}\n\n{prose}\n\n::: reflection m{number}-q{n}\nWhat was it like?\n:::\n"
            for n in range(1, 9)
        )
        text = f"---\ntitle: Module {number}\nid: m{number}\n---\n{blocks}"
        files[f"modules/{number:03}-module.md"] = text.encode()
    return files


def launch_seconds(code: str, home: Path, *arguments: str) -> float:
    """The time until the child says that it has painted."""
    env = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),  # a program that is installed comes compiled
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        seconds = time.perf_counter() - begun
    assert said == "painted\n"
    return seconds
