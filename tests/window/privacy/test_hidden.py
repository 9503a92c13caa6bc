"""While the window is blank, nothing of the workbook shows or can be reached."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.window import main_window as main
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.hidden_screen import HiddenScreen


def test_while_hidden_nothing_uncovers_the_window(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.toggle_hidden()
    assert window.windowTitle() == main.APP
    hidden = window.screens.over()
    assert isinstance(hidden, HiddenScreen)
    for _ in range(2):  # Tab has one place to go to
        QTest.keyClick(window, Qt.Key.Key_Tab)
        assert hidden.button.hasFocus()
    allowed = {action.text().replace("&", "") for action in window.actions() if action.isEnabled()}
    assert allowed == {"Hide this page", "Need help now?", "Quit"}
    window.toggle_hidden()
    assert window.windowTitle() == "A small course"
    assert opened.isVisible()
