"""Into the Studio and out of it through the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.window.studio.conftest import ONE, Asked
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.main_window import MainWindow


@pytest.fixture
def studio(qtbot: QtBot, window: MainWindow, folder: Path) -> StudioScreen:
    window.studio.draft_opened.emit(folder)
    screen = window.screen_now()
    assert isinstance(screen, StudioScreen)
    qtbot.waitUntil(lambda: screen.preview.trying.session is not None)
    return screen


def ask(studio: StudioScreen, words: str) -> None:
    studio.structure.show_place(Place("part", ONE, 2))
    studio.middle.form.fields["question"].field.setPlainText(words)  # type: ignore[union-attr]


def test_the_window_is_called_after_the_course(window: MainWindow, studio: StudioScreen) -> None:
    assert window.windowTitle() == "Course Studio: Saying no"


def test_undo_of_the_menu_takes_back_what_was_written(window: MainWindow, studio: StudioScreen) -> None:
    before = studio.drafting.draft[ONE]
    ask(studio, "Other?")
    assert window.menus._actions["undo"].text() == "&Undo: writing"
    window.do("undo")
    assert studio.drafting.draft[ONE] == before
    window.do("redo")
    assert b"Other?" in studio.drafting.draft[ONE]


def test_going_home_saves_and_the_draft_is_listed(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen, folder: Path
) -> None:
    ask(studio, "Other?")
    studio.home_wanted.emit()
    assert window.screen_now() is not studio
    assert b"Other?" in (folder / ONE).read_bytes()
    assert window.settings.get("drafts", [])[0]["path"] == str(folder)
    assert window.writing.screen is None


def test_closing_the_window_saves(window: MainWindow, studio: StudioScreen, folder: Path) -> None:
    ask(studio, "Other?")
    window.close()
    assert b"Other?" in (folder / ONE).read_bytes()


def test_one_draft_is_written_in_one_window(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked()
    monkeypatch.setattr(window, "ask", asked)
    window.writing.open(folder)
    assert window.screen_now() is studio
    assert "open in another window" in asked.said[0]
    window.show_home()
    window.writing.open(folder)
    assert isinstance(window.screen_now(), StudioScreen)
