"""No part of a page is a window of its own for a moment, before it is put where it belongs."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.test_tab_order import PAGES
from tests.window.tour import overviews
from workbook.course.ids import ExerciseId
from workbook.packaging.course_by_name import open_course
from workbook.window.main_window import MainWindow


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_building_the_pages_shows_no_other_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.entrance.start_workbook(dict(open_course("make-your-own-course")), tmp_path / "g.workbook", "")
    screen = wait_for_workbook(qtbot, window)
    screen.show_page("gallery", "in-words")
    for key in ("gallery-name", "gallery-person"):
        screen.session.give(screen.current().cards[key].exercise, "words")
    assert screen.session.answer(ExerciseId("gallery-person")) == "words"
    app, windows = QApplication.instance(), Windows()
    assert app is not None
    app.installEventFilter(windows)
    try:
        for page in PAGES:
            screen.show_page("gallery", page)
            screen.current().complete()
    finally:
        app.removeEventFilter(windows)
    assert windows.shown == []


def test_building_the_overviews_shows_no_other_window(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.entrance.open_path(str(sample))
    wait_for_workbook(qtbot, window)
    app, windows = QApplication.instance(), Windows()
    assert app is not None
    app.installEventFilter(windows)
    try:
        for name in overviews(qtbot, window):
            assert name
    finally:
        app.removeEventFilter(windows)
    assert windows.shown == []
