"""The first page of a workbook: what is loaded before it is on the screen."""

import os
import subprocess
import sys
from pathlib import Path

import workbook

ROOT = Path(workbook.__file__).parent.parent
LATER = ("pydantic", "markdown", "markdown_it", "linkify_it", "reportlab", "cryptography", "uuid", "babel")
OUR_LATER = (
    "workbook.answers.backups",
    "workbook.answers.damage",
    "workbook.answers.file.making",
    "workbook.course.reading",
    "workbook.language.languages",  # no catalogue is looked for where English is spoken
)
LOOK = """
import sys
from pathlib import Path
from workbook.window import app
from workbook.window.pages import page_view
paint = page_view.PageView.paintEvent
def paint_event(self, event):
    paint(self, event)
    print("LOADED", *sys.modules, flush=True)
    app.application().quit()
page_view.PageView.paintEvent = paint_event
sys.exit(app.run(Path(sys.argv[1])))
"""


def loaded(path: Path, home: Path) -> set[str]:
    """What a program of its own has loaded when the first page is painted."""
    folders = {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    environment = {**os.environ, **folders, "LANG": "en_GB.UTF-8", "LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", LOOK, str(path)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    return set(done.stdout.partition("\n")[0].split())


def test_what_the_first_page_does_not_need_is_loaded_after_it(path: Path, tmp_path: Path) -> None:
    loaded(path, tmp_path)  # the first time of all the course is read; then the page is kept ready
    found = loaded(path, tmp_path)
    assert "workbook.window.pages.page_view" in found
    assert not found & set(LATER)
    assert not [name for name in found if name.startswith(OUR_LATER)]
