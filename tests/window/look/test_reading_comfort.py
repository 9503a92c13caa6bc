"""Faces, widths, spaces and colours of the page, the ruler, the whole screen, and how much moves: chosen and kept."""

import ctypes
import stat
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor, QFontInfo
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.system_movement import ask_system
from workbook.window.look.theme import FACES, SPACINGS, WIDTHS, Reading, Theme
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.prose import Prose
from workbook.window.parts.text_field import TextField


def choose(window: MainWindow, what: str, way: str) -> None:
    window.menus._readings[what, way].trigger()


def prose(screen: WorkbookScreen) -> Prose:
    screen.show_page("next", "next")
    return screen.current().findChildren(Prose)[0]


@pytest.mark.parametrize(
    ("face", "family"),
    [("serif", "Literata"), ("sans", "Source Sans 3"), ("legible", "Atkinson Hyperlegible Next")],
)
def test_prose_questions_and_answers_are_in_the_face_that_is_chosen(
    window: MainWindow, opened: WorkbookScreen, qtbot: QtBot, face: str, family: str
) -> None:
    choose(window, "face", face)
    qtbot.waitUntil(lambda: QFontInfo(prose(opened).document().defaultFont()).family() == family)
    opened.show_page("all", "words")
    field = opened.current().cards["tell"].editor.focus_target()
    assert QFontInfo(field.font()).family() == family
    assert QFontInfo(window.theme.font("interface")).family() == "Source Sans 3"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_all_words_of_an_answer_are_seen_in_every_face_and_size(
    qtbot: QtBot, face: str, scale: float
) -> None:
    theme = Theme(resources_folder() / "icons", "light", scale, reading=Reading(face))
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(500, 3000)
    field = TextField(theme, "a")
    QVBoxLayout(around).addWidget(field)
    around.show()
    field.set_text("Some words that go on and on, and turn into lines. " * 12)
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)
    assert field.document().size().height() > 8


def test_lines_are_as_wide_and_as_far_apart_as_is_chosen(
    window: MainWindow, opened: WorkbookScreen, qtbot: QtBot
) -> None:
    widths, heights = {}, {}
    for width in WIDTHS:
        choose(window, "width", width)
        widths[width] = prose(opened).maximumWidth()
    assert widths["narrow"] < widths["normal"] < widths["wide"]
    for spacing in SPACINGS:
        choose(window, "spacing", spacing)
        heights[spacing] = prose(opened).document().begin().blockFormat().lineHeight()
    assert list(heights.values()) == sorted(set(heights.values()))


def test_what_is_chosen_is_ticked_and_there_the_next_time(window: MainWindow, tmp_path: Path) -> None:
    choose(window, "face", "legible")
    choose(window, "width", "wide")
    choose(window, "spacing", "open")
    window.menus._themes["sepia"].trigger()
    ticked = {key for key, action in window.menus._readings.items() if action.isChecked()}
    assert ticked == {("face", "legible"), ("width", "wide"), ("spacing", "open")}
    again = window_app.make_window(tmp_path / "settings")
    assert again.theme.reading == Reading("legible", "wide", "open")
    assert again.theme.choice == "sepia"
    again.close()


def test_what_is_not_known_in_the_settings_is_as_usual() -> None:
    theme = Theme(resources_folder() / "icons", reading=Reading("comic", "", "endless"))
    assert theme.reading == Reading()
    assert set(FACES) == {"serif", "sans", "legible"}


def test_the_whole_screen_is_for_the_page_alone_and_the_outline_comes_back(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    assert not opened.side.isHidden()
    window.do("full screen")
    assert window.isFullScreen()
    assert opened.side.isHidden()
    window.do("full screen")
    assert not window.isFullScreen()
    assert not opened.side.isHidden()
    opened.put_side_away()
    window.do("full screen")
    window.do("full screen")
    assert opened.side.isHidden()


def test_a_ruler_follows_the_mouse_and_the_caret_on_pages_alone(
    window: MainWindow, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window._ruler is None
    window.menus.ruler.setChecked(True)
    ruler = window._ruler
    assert ruler is not None
    opened.show_page("all", "words")
    port = opened.current().viewport()
    monkeypatch.setattr(QCursor, "pos", lambda: port.mapToGlobal(QPoint(50, 120)))
    ruler.follow()
    assert ruler.isVisible()
    assert ruler.band().center().y() == pytest.approx(120, abs=2)
    field = opened.current().cards["tell"].editor.focus_target()
    field.setFocus()
    ruler.follow()
    caret = field.viewport().mapTo(port, field.cursorRect().center()).y()
    assert ruler.band().center().y() == pytest.approx(caret, abs=2)
    for theme in ("light", "dark", "high-contrast-dark"):
        window.theme.choose(theme)
        ruler.follow()
        drawn = ruler.grab().toImage()
        assert drawn.pixelColor(5, ruler.band().top()) != drawn.pixelColor(5, ruler.band().center().y())
    window.show_help()
    ruler.follow()
    assert not ruler.isVisible()
    window.menus.ruler.setChecked(False)
    assert window._ruler is None


def test_every_choice_of_the_view_menu_has_its_own_words(window: MainWindow) -> None:
    for action in window.menus._view_menu.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            words = [inner.text() for inner in menu.actions()]
            assert len(words) == len(set(words))


@pytest.mark.parametrize(("said", "less"), [("false", True), ("true", False)])
def test_less_moves_where_the_desktop_says_so(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, less: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {said}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(tmp_path))
    parent = QObject()
    asked = ask_system(parent, theme.follow_movement, "linux")
    assert asked is not None
    with qtbot.waitSignal(asked.finished, timeout=10_000):
        pass
    assert theme.less_movement == less


def test_what_a_person_chose_counts_more_than_the_desktop(theme: Theme) -> None:
    theme.move_less(False)
    theme.follow_movement(True)
    assert not theme.less_movement


def test_a_desktop_that_cannot_be_asked_changes_nothing(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    parent = QObject()
    assert ask_system(parent, theme.follow_movement, "freebsd") is None
    asked = ask_system(parent, theme.follow_movement, "linux")
    assert asked is not None
    qtbot.waitUntil(lambda: not parent.children())
    assert not theme.less_movement


@pytest.mark.parametrize(("moves", "answers", "less"), [(0, 1, True), (1, 1, False), (0, 0, False)])
def test_windows_is_asked_without_another_program(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, moves: int, answers: int, less: bool
) -> None:
    class Library:
        class user32:  # noqa: N801 - the system's name
            @staticmethod
            def SystemParametersInfoW(_what: int, _unused: int, place: Any, _flags: int) -> int:
                place._obj.value = moves
                return answers

    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    parent = QObject()
    assert ask_system(parent, theme.follow_movement, "win32") is None
    assert theme.less_movement == less


def test_windows_that_cannot_be_asked_changes_nothing(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert ask_system(QObject(), theme.follow_movement, "win32") is None
    assert not theme.less_movement
