"""Writes a picture of every screen, in light and dark, and in Arabic, to a folder, so that people can look.

Run: python3 start.py --look FOLDER
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from tests.authoring.importing.docx import docx, p, run
from workbook.answers.copies.as_data import save_from_data
from workbook.answers.file.workbook_file import create_workbook
from workbook.authoring.new import new_course
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.packaging.course_by_name import open_course
from workbook.window import app as window_app
from workbook.window.help_screen import HelpScreen
from workbook.window.look import fonts
from workbook.window.look.settings import Settings
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.studio.places import Place
from workbook.window.studio.start_screen import StartScreen
from workbook.window.studio.word_screen import WordScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.window.main_window import MainWindow

THEMES = ("light", "dark")
WORDS = (
    "Saying no, kindly", "A no to one thing is a yes to another.", "Who asked last: ______________________",
    "☐ a colleague", "☐ somebody at home", "How hard was it? 0 1 2 3 4 5 6 7 8 9 10",
)  # fmt: skip
SETTLE_MS = 120
OVERVIEWS = (
    ("13", "marks"),
    ("15", "bring"),
    ("16", "changes"),
    ("14", "my days"),
    ("14", "all"),
)  # the names of their commands


def main(folder: Path) -> int:
    """Fill a workbook with the example answers and go through the screens."""
    folder.mkdir(parents=True, exist_ok=True)
    window_app.make_application()
    fonts.register_other_scripts(resources_folder() / "fonts")
    with tempfile.TemporaryDirectory() as made:
        os.environ["HOME"] = made
        for theme in THEMES:
            show_all(Path(made), folder, theme)
        show_all(Path(made), folder, "light", "ar")
    print(f"{len(list(folder.glob('*.png')))} pictures are in {folder}.")
    return 0


def show_all(home: Path, folder: Path, theme: str, language: str = "en") -> None:
    """Every screen in one theme and one language."""
    home /= language
    Settings(home / theme).put(language=language)
    window = window_app.make_window(home / theme)
    window.theme.choose(theme)
    window.resize(1280, 800)
    window.show()
    look = Looker(window, folder, theme if language == "en" else f"{theme}-{language}")
    window.show_home()
    look("01-first-run")
    window.entrance.open_path(str(sample_workbook(home / f"{theme}.workbook")))
    look.until(lambda: isinstance(window.screen_now(), WorkbookScreen))
    show_pages(window, look)
    window.entrance.open_path(
        str(sample_workbook(home / f"{theme}-gallery.workbook", "make-your-own-course"))
    )
    look.until(lambda: "Make Your Own" in window.windowTitle())
    show_whole_pages(window, look)
    window.entrance.open_path(str(home / f"{theme}.workbook"))
    look.until(lambda: "Explore" in window.windowTitle())
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    for number, edition in enumerate(("workshop", "keepsake", "blank"), 1):
        look.until(lambda: screen.preview.count() > 0)
        screen.choose_edition(edition)  # type: ignore[arg-type]
        look.until(lambda: screen.preview.count() > 0, 1500)
        look(f"07-make-my-pdf-{number}-{edition}")
    window.go_back()
    for picture, overview in OVERVIEWS:
        window.do(overview)
        look(f"{picture}-{overview.replace(' ', '-')}")
        window.go_to_workbook()
    window.show_help()
    assert isinstance(window.screen_now(), HelpScreen)
    look("11-help-now")
    window.go_back()
    window.show_guide()
    look("19-guide")
    window.show_home()
    look("01-home")
    window.do("make")
    look.until(lambda: isinstance(window.screen_now(), StartScreen))
    look("20-studio-start")
    show_studio(window, look, home)
    window.show_home()
    window.close()


def show_studio(window: MainWindow, look: Looker, home: Path) -> None:
    """A Word file that is taken in, and a draft as it is written, seen, put on paper, and packed."""
    sheet = home / "Saying no.docx"
    sheet.write_bytes(docx("".join(p(run(words)) for words in WORDS)))
    window.studio.read_word(sheet)
    look.until(lambda: isinstance(window.screen_now(), WordScreen))
    look("21-word-import")
    folder = home / f"draft-{look.path('x').stem}"
    new_course(folder, "Before our first hour", "worksheet")
    window.studio.open(str(folder))
    studio = window.writing.screen
    assert studio is not None
    look.until(lambda: studio.preview.view is not None, 600)
    studio.structure.show_place(Place("part", "modules/01-before-we-meet.md", 3))
    look.until(lambda: bool(studio.drafting.problems), 300)
    look("10-studio-form")
    studio.middle.ways.buttons["text"].click()
    look("22-studio-text")
    studio.middle.ways.buttons["form"].click()
    studio.preview.where.buttons["paper"].click()
    look.until(studio.preview.isVisible, 2500)
    look("10-studio-paper")
    studio.pack_wanted.emit()
    look.until(lambda: studio._stack.count() > 1, 300)
    look("24-pack")
    studio.back_to_writing()


def show_pages(window: MainWindow, look: Looker) -> None:
    """Every page of the course, at its top and at its end."""
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    for module in screen.session.course.outline.modules:
        for page in module.pages:
            screen.show_page(module.id, page.id)
            bar = screen.current().verticalScrollBar()
            look(f"02-{module.number}-{page.id}-top")
            bar.setValue(bar.maximum())
            look(f"02-{module.number}-{page.id}-end")


def show_whole_pages(window: MainWindow, look: Looker) -> None:
    """Every page of the course in one tall picture each."""
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    for module in screen.session.course.outline.modules:
        for page in module.pages:
            screen.show_page(module.id, page.id)
            screen.current().complete()
            look.until(lambda: True, SETTLE_MS)
            body = screen.current().widget()
            assert body is not None
            body.grab().save(str(look.path(f"04-{module.number}-{page.id}")))


def sample_workbook(path: Path, course_id: str = "explore-this-further") -> Path:
    """A workbook with a course's example answers."""
    files = open_course(course_id)
    course, _ = read_course(files)
    with create_workbook(path, dict(files), name="Marta") as file:
        save_from_data(file, course, json.loads(files["sample-answers.json"]))
    return path


class Looker:
    """Lets the window settle, then takes its picture."""

    def __init__(self, window: MainWindow, folder: Path, theme: str) -> None:
        self._window, self._folder, self._theme = window, folder, theme

    def __call__(self, name: str) -> None:
        settle(SETTLE_MS)
        self._window.grab().save(str(self.path(name)))

    def path(self, name: str) -> Path:
        """Where a picture of that name goes."""
        return self._folder / f"{name}-{self._theme}.png"

    def until(self, ready: Callable[[], bool], after: int = 0) -> None:
        """Let the window live until something is so, and a little longer."""
        for _ in range(200):
            settle(50)
            if ready():
                break
        settle(after)


def settle(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")))
