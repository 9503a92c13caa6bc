"""Into the Studio and out of it through the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.authoring.mistakes import png
from tests.window.studio.conftest import ONE, Asked
from workbook.course.front_matter import read_facts
from workbook.drafts.facts import set_fact
from workbook.packaging.reading import read_package
from workbook.window.home.home_screen import HomeScreen
from workbook.window.parts import file_dialogs
from workbook.window.parts.words import Words
from workbook.window.studio.about_form import AboutForm
from workbook.window.studio.earlier_screen import EarlierScreen
from workbook.window.studio.hand_out_screen import HandOutScreen
from workbook.window.studio.pack_screen import PackScreen
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
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


def over(studio: StudioScreen) -> QWidget | None:
    return studio._stack.currentWidget() if studio._stack.currentIndex() else None


def test_what_is_written_is_packed_and_the_draft_says_its_version(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen, folder: Path
) -> None:
    studio.structure.show_place(Place("part", ONE, 2))
    studio.add.wanted.emit("choice")
    ask(studio, "Other?")
    QTest.mouseClick(studio.pack_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(over(studio), PackScreen))
    screen = over(studio)
    assert isinstance(screen, PackScreen)
    QTest.mouseClick(screen.versions["1.1.0"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.pack, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(over(studio), HandOutScreen), timeout=10_000)
    assert b"Other?" in read_package(folder.parent / "saying-no-1.1.0.course")[ONE]
    ready = over(studio)
    assert isinstance(ready, HandOutScreen)
    QTest.mouseClick(ready.back, Qt.MouseButton.LeftButton)
    assert b"{#line-1}" in studio.drafting.draft[ONE]  # every option has an id for ever now
    assert b"version: 1.1.0\r\n" in studio.drafting.draft["course.md"]
    assert not studio.drafting.draft.waiting()


def test_packing_with_mistakes_leads_to_the_first_of_them(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen
) -> None:
    about = studio.drafting.draft.source("course.md")
    assert about is not None
    studio.drafting.change("course.md", set_fact(about, "summary", []), "x")
    qtbot.waitUntil(lambda: bool(studio.drafting.problems))
    QTest.mouseClick(studio.pack_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(over(studio), PackScreen))
    screen = over(studio)
    assert isinstance(screen, PackScreen)
    QTest.mouseClick(screen.problems, Qt.MouseButton.LeftButton)
    assert over(studio) is not screen


def test_a_picture_is_chosen_for_cover_and_practice(
    studio: StudioScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "Logo 1.png").write_bytes(png(4, 2))
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: tmp_path / "Logo 1.png")
    studio.structure.show_place(Place("about", "course.md"))
    form = studio.middle.form
    assert isinstance(form, AboutForm)
    for button in (form.choose_picture, form.cover.picture):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = studio.drafting.draft["course.md"].decode().replace("\r\n", "\n")
    facts = read_facts("course.md", page)
    assert facts.first("brand-picture").startswith("media/logo-1")
    assert facts.first("cover") in studio.drafting.draft
    assert form.which_picture.text() == facts.first("brand-picture")
    assert "Cover" in [label.accessibleName() for label in form.cover.findChildren(QLabel)]


def test_an_earlier_state_is_seen_and_brought_back_in_one_step(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen
) -> None:
    qtbot.waitUntil(lambda: bool(studio.drafting.earlier.all()))
    before = studio.drafting.draft[ONE]
    ask(studio, "Quite another question?")
    QTest.mouseClick(studio.earlier_button, Qt.MouseButton.LeftButton)
    screen = over(studio)
    assert isinstance(screen, EarlierScreen)
    qtbot.waitUntil(screen.bring.isEnabled)
    said = [words.text() for words in screen.findChildren(Words)]
    assert "The question of one-time is worded anew." in said
    assert "1 Begin has other words now." in said
    QTest.mouseClick(screen.bring, Qt.MouseButton.LeftButton)
    assert studio.drafting.draft[ONE] == before
    assert over(studio) is None
    studio.undo()
    assert b"Quite another question?" in studio.drafting.draft[ONE]


def test_a_state_that_cannot_be_read_is_told(qtbot: QtBot, window: MainWindow, studio: StudioScreen) -> None:
    qtbot.waitUntil(lambda: bool(studio.drafting.earlier.all()))
    for path in studio.drafting.earlier._place.iterdir():
        if path.name != "states.json":
            path.unlink()
    QTest.mouseClick(studio.earlier_button, Qt.MouseButton.LeftButton)
    screen = over(studio)
    assert isinstance(screen, EarlierScreen)
    qtbot.waitUntil(lambda: screen.head.text().startswith("This state cannot be read"))
    assert not screen.bring.isEnabled()


def test_one_goes_on_from_the_first_screen_where_one_wrote_last(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen
) -> None:
    window.studio.remember(studio.drafting.draft.folder)  # as it is when one opens it oneself
    studio.structure.show_place(Place("part", ONE, 3))
    studio.home_wanted.emit()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    [draft] = home.draft_buttons
    assert draft.text() == "Go on writing “Saying no”"
    QTest.mouseClick(draft, Qt.MouseButton.LeftButton)
    again = window.screen_now()
    assert isinstance(again, StudioScreen)
    assert again.structure.place() == Place("part", ONE, 3)
