"""Menus close as one expects, and every command is one that the window knows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.menus import COMMANDS


def test_a_button_is_no_longer_lit_once_its_menu_has_closed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    button, menu = QToolButton(), window.menus._view_menu
    qtbot.addWidget(button)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    monkeypatch.setattr(menu, "popup", lambda _at: None)
    window.menus.pop_up_view(button)
    menu.aboutToHide.emit()
    assert not button.underMouse()


def test_every_command_of_the_menus_is_one_that_the_window_can_do(window: MainWindow) -> None:
    assert COMMANDS.keys() - window._commands.keys() == set()
