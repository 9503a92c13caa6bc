"""Another text size or theme builds the screen anew, and nothing of it is lost."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
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


def test_larger_text_on_the_help_page_stays_on_the_help_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    window.show_help()
    window.theme.larger()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), HelpScreen) and window.theme.scale > 1)
    window.go_back()
    assert isinstance(window.screen_now(), HomeScreen)
