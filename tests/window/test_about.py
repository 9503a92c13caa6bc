"""Help, About: the version, and the licences of all parts."""

import pytest
from pytestqt.qtbot import QtBot

from workbook import __version__
from workbook.window.about import About, Licences
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow


def test_about_leads_to_the_licences(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Licences] = []
    monkeypatch.setattr(Licences, "exec", lambda dialog: shown.append(dialog))  # noqa: PLW0108 - a method is wanted
    about = About(theme, None)
    qtbot.addWidget(about)
    about.read.click()
    (licences,) = shown
    assert "pikepdf" in licences.text.toPlainText()
    assert licences.text.isReadOnly()


def test_the_menu_shows_about(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(About, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    window.do("about")
    assert shown == [f"Workbook {__version__}"]
