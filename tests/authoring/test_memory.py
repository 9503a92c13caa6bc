"""Ninety megabytes of photographs are checked, packed, taken in and shown with little of them in memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.photographs import SECRET, photograph

MOST = 150_000_000
FACTS = """title: Photographs
id: photographs
version: 1.0.0
language: en
author: Ana
holder: Ana
licence: CC-BY-4.0
summary: Eighteen photographs."""
# Its own highest water alone: what `getrusage` tells of a child begins with its parent's.
TELLS = 're.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1]'
COMMAND = f"""
import re, sys
from pathlib import Path
from workbook.cli.front_door import main
code = main(sys.argv[1:])
print({TELLS}, file=sys.stderr)
sys.exit(code)
"""
# The whole window, until it has kept the day, looked through all, and shown every page.
WINDOW = f"""
import re, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbook.window import app
from workbook.window.parts.prose import Prose
from workbook.window.privacy.maintenance import Maintenance
looked = Maintenance._looked
def then_turn(maintenance, future):
    looked(maintenance, future)
    if future.result() is None:
        window = maintenance.parent()
        turn(window, [page.id for page in window.session.course.outline.modules[0].pages])
def turn(window, pages):
    texts = window.screen_now().findChildren(Prose)
    if not all(text._pictures.are_all_here() for text in texts if text._pictures and text.isVisible()):
        QTimer.singleShot(20, lambda: turn(window, pages))
    elif pages:
        window.screen_now().show_page("a", pages.pop(0))
        window.grab()
        QTimer.singleShot(20, lambda: turn(window, pages))
    else:
        print({TELLS}, file=sys.stderr)
        QApplication.quit()
Maintenance._looked = then_turn
app.run(Path(sys.argv[1]))
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighteen photographs on three pages; some of them are to be turned."""
    folder = tmp_path_factory.mktemp("photographs") / "course"
    for name in ("media", "modules"):
        (folder / name).mkdir(parents=True)
    text = ["---\ntitle: A\nid: a\n---\n"]
    for n in range(18):
        if n % 8 == 0:
            text.append(f"## Page {n} {{#page-{n}}}")
        text.append(f"![Photograph {n}](media/{n}.jpg)")
        (folder / "media" / f"{n}.jpg").write_bytes(photograph(n, noise=60, turned=n % 5 == 4, quality=88))
    (folder / "course.md").write_text(f"---\n{FACTS}\n---\nWelcome.\n")
    (folder / "modules" / "01-a.md").write_text("\n\n".join([*text, "::: line one\nOne word?\n:::\n"]))
    assert sum(path.stat().st_size for path in (folder / "media").iterdir()) > 88_000_000
    return folder


def peak_of(program: str, *given: str | Path) -> int:
    """The bytes that a program needs at most."""
    done = subprocess.run(
        [sys.executable, "-c", program, *given],
        check=False,
        capture_output=True,
        text=True,
    )
    assert not done.returncode, done.stdout + done.stderr
    return 1024 * int(done.stderr.split()[-1])


def test_check_pack_start_and_the_window(course: Path, tmp_path: Path) -> None:
    package, workbook = tmp_path / "a.course", tmp_path / "a.workbook"
    assert peak_of(COMMAND, "check", course) < MOST / 2
    assert peak_of(COMMAND, "pack", course, "-o", package) < MOST
    assert SECRET.encode() not in package.read_bytes()
    first = package.read_bytes()
    assert peak_of(COMMAND, "pack", course, "-o", package) < MOST
    assert package.read_bytes() == first
    assert peak_of(COMMAND, "start", package, "-o", workbook) < MOST / 2
    assert workbook.stat().st_size > 88_000_000
    assert peak_of(WINDOW, workbook) < MOST
    assert peak_of(COMMAND, "verify", workbook) < MOST / 2
