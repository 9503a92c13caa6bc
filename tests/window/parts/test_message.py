"""What Enter and Esc do in a dialog that asks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.message import Message

WAYS = ("Erase it", "Keep both", "Leave it")


@pytest.mark.parametrize(
    ("for_good", "key", "chosen"),
    [
        (False, Qt.Key.Key_Return, "Erase it"),
        (False, Qt.Key.Key_Escape, "Leave it"),
        (True, Qt.Key.Key_Return, "Leave it"),
        (True, Qt.Key.Key_Escape, "Leave it"),
    ],
)
def test_enter_does_nothing_that_cannot_be_taken_back(
    qtbot: QtBot, window: MainWindow, for_good: bool, key: Qt.Key, chosen: str
) -> None:
    message = Message(window.theme, "Erase?", "For good.", WAYS, window, for_good=for_good)
    message.open()
    QTest.keyClick(message, key)
    qtbot.waitUntil(lambda: not message.isVisible())
    assert message.chosen == chosen
