"""A whole visit to the window, as a program of its own: start, answer, PDF, lock, lock by key, open, quit.

Run: python tests/window/visit.py FOLDER; the secrets it types are below.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbook.answers.file.workbook_file import create_workbook
from workbook.course.files import FolderFiles
from workbook.own_files import bundled_courses
from workbook.window import app as window_app
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.lock_setup import LockSetup
from workbook.window.privacy.locked_screen import LockedScreen
from workbook.window.privacy.privacy_screen import PrivacyScreen

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = "quince before the lock"
AFTER = "xylophone after the lock"
PASSPHRASE = "four small boats at noon"
EXERCISE = "start-hopes"


class Visit:
    """Steps one after another; each waits until the window is where it expects it."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.words: list[str] = []
        self.steps: list[tuple[Callable[[], bool], Callable[[], None]]] = [
            (self.at_pages, lambda: self.type_answer(BEFORE)),
            (self.is_saved, self.make_pdf),
            (self.at_pages, self.set_up_lock),
            (lambda: isinstance(self.screen(), PrivacyScreen), window.go_to_workbook),
            (self.at_pages, lambda: self.type_answer(f", {AFTER}")),
            (self.is_saved, window.locking.lock_now),
            (lambda: isinstance(self.screen(), LockedScreen), self.unlock),
            (self.at_pages, window.past.show_days),
            (lambda: not self.at_pages(), self.end),
        ]
        self.timer = QTimer(window, interval=20)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self) -> None:
        ready, act = self.steps[0]
        if ready():
            self.steps.pop(0)
            act()

    def screen(self) -> object:
        return self.window.screen_now()

    def at_pages(self) -> bool:
        return isinstance(self.screen(), WorkbookScreen)

    def is_saved(self) -> bool:
        session = self.window.session
        return session is not None and session.whole_state() == "saved"

    def type_answer(self, words: str) -> None:
        screen = self.screen()
        assert isinstance(screen, WorkbookScreen)
        place = screen.session.course.page_of(EXERCISE)
        assert place
        screen.show_page(*place)
        field = screen.current().cards[EXERCISE].editor.focus_target()
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)

    def make_pdf(self) -> None:
        from workbook.pdf.material import PaperOptions
        from workbook.printing import export_workbook

        assert self.window.session
        target = self.folder / "keepsake.pdf"
        self.window.session.do(
            lambda file: export_workbook(file, "keepsake", PaperOptions(include_private=True), target),
            lambda future: print(future.result(), "pages", flush=True),  # noqa: T201
        )

    def set_up_lock(self) -> None:
        self.window.maintenance.begin()
        self.window.locking.changes.set_up_lock()
        screen = self.screen()
        assert isinstance(screen, LockSetup)
        self.words = screen.words
        for field in (screen.first, screen.again):
            field.setText(PASSPHRASE)
        screen.noted.setChecked(True)
        screen.typed.setText(" ".join(screen.words[n] for n in screen.asked))
        QTest.mouseClick(screen.done, Qt.MouseButton.LeftButton)

    def unlock(self) -> None:
        screen = self.screen()
        assert isinstance(screen, LockedScreen)
        screen.field.setText(" ".join(self.words))
        QTest.mouseClick(screen.open_it, Qt.MouseButton.LeftButton)

    def end(self) -> None:
        self.window.close()
        QApplication.quit()


def main(folder: Path) -> int:
    """Make a workbook and walk through it."""
    path = folder / "mine.workbook"
    course = next(place for place in bundled_courses() if place.name == "explore-this-further")
    create_workbook(path, dict(FolderFiles(course)), name="Ana").close()
    take_in = MainWindow.take_in

    def then_visit(window: MainWindow, session: object) -> None:
        take_in(window, session)  # type: ignore[arg-type]
        if window.property("visit") is None:
            window.setProperty("visit", Visit(window, folder))

    MainWindow.take_in = then_visit  # type: ignore[method-assign,assignment]
    return window_app.run(path)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
