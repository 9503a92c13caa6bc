"""Another text size or theme builds the screen anew, and nothing of it is lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.packaging.course_by_name import open_course
from workbook.window.help_screen import HelpScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.main_window import MainWindow


def test_text_size_and_theme_keep_all_exercises(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.show_page("all", "words")
    window.show_home()
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    window.theme.larger()
    qtbot.waitUntil(lambda: screen.scale == window.theme.scale)
    assert set(screen.current()._cards) == {"name-it", "tell"}


def test_larger_text_while_the_keyboard_is_on_the_page(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.complete()
    screen.current().setFocus()
    qtbot.waitUntil(lambda: screen.current().hasFocus())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(window.save_now)  # as the program does it
    try:
        window.theme.larger()
        qtbot.waitUntil(lambda: screen.scale == window.theme.scale)
    finally:
        application.focusChanged.disconnect(window.save_now)
    assert screen.current().isVisible()


@pytest.mark.parametrize("times", [1, 4])
def test_larger_text_leaves_one_where_one_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, times: int
) -> None:
    path = tmp_path / "long.workbook"
    create_workbook(path, open_course("explore-this-further")).close()
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    window.resize(700, 400)
    screen.show_page("need", "an-ordinary-need")
    screen.complete()
    bar = screen.current().verticalScrollBar()
    screen.current().kept_place.go_to(0.5)  # it is still growing
    qtbot.waitUntil(lambda: not screen.current().kept_place._settled.isActive())
    height = bar.maximum()
    for _again in range(times):
        window.theme.larger()
    qtbot.waitUntil(lambda: screen.scale == window.theme.scale)

    def is_half_way() -> bool:
        now = screen.current().verticalScrollBar()
        return now.maximum() > height and abs(now.value() / now.maximum() - 0.5) < 0.02

    qtbot.waitUntil(is_half_way)
    screen.keep_place()
    place = screen.session.choices.place
    assert place is not None
    assert 0.48 < place.scroll < 0.52


def test_larger_text_on_the_help_page_stays_on_the_help_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    window.show_help()
    window.theme.larger()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), HelpScreen) and window.theme.scale > 1)
    window.go_back()
    assert isinstance(window.screen_now(), HomeScreen)
