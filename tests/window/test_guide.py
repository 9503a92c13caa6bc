"""The guide: read and searched by keyboard, and what it says of commands, keys and buttons is so."""

import re

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from workbook.own_files import guide_folder
from workbook.window.guide import GUIDE, read_guide, with_words
from workbook.window.guide_screen import PICTURES, GuideScreen
from workbook.window.main_window import MainWindow
from workbook.window.menus import COMMANDS, keys_told, unmarked_words

TEXT = " ".join((guide_folder() / GUIDE).read_text("utf-8").split())
IMAGE = QTextDocument.ResourceType.ImageResource.value
MENUS = ("File", "Edit", "View", "Go", "Help")
MOST_PICTURES = 300_000
NO_WORDS = ("AA",)  # a button with letters that are no words


def opened(qtbot: QtBot, window: MainWindow) -> GuideScreen:
    window.show_home()
    window.show()
    window.do("guide")
    screen = window.screen_now()
    assert isinstance(screen, GuideScreen)
    qtbot.waitUntil(screen.field.hasFocus)
    return screen


def titles(screen: GuideScreen) -> list[str]:
    return [screen.list.item(row).text() for row in range(screen.list.count())]


def shown(screen: GuideScreen) -> str:
    assert screen.prose is not None
    return screen.prose.toPlainText()


def words_of(menu: QMenu) -> set[str]:
    return {unmarked_words(action.text()).rstrip("…") for action in menu.actions() if action.text()}


def test_every_command_that_is_named_with_its_menu_is_there(window: MainWindow) -> None:
    menus: dict[str, set[str]] = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menus[unmarked_words(action.text())] = words_of(menu)
    named = re.findall(rf"\*\*({'|'.join(MENUS)})\*\*, \*\*([^*]+)\*\*", TEXT)
    assert len(named) > 25
    assert [pair for pair in named if pair[1].rstrip("…") not in menus[pair[0]]] == []


def test_every_key_that_is_named_with_its_command_is_its_key(window: MainWindow) -> None:
    by_words = {unmarked_words(command.words).rstrip("…"): name for name, command in COMMANDS.items()}
    named = re.findall(r"\*\*([^*]+)\*\* \(`([^`]+)`\)", TEXT)
    assert len(named) > 15
    for words, key in named:
        keys = QKeySequence(key)
        assert keys in window.menus._actions[by_words[words.rstrip("…")]].shortcuts(), (words, key)


def test_every_other_key_is_one_of_the_window(window: MainWindow) -> None:
    known = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    for key in re.findall(r"`([^`]+)`", TEXT):
        assert QKeySequence(key).toString() in known or f"{key} " in keys_told(), key


def test_every_word_in_bold_is_on_a_button_or_in_a_menu() -> None:
    with (ROOT / "resources" / "languages" / "workbook.pot").open("rb") as file:
        messages = {message.id for message in read_po(file) if isinstance(message.id, str)}
    said = {unmarked_words(words).rstrip("…") for words in messages}
    bold = set(re.findall(r"\*\*([^*]+)\*\*", TEXT))
    assert {words for words in bold if words.rstrip("…") not in said} - set(NO_WORDS) == set()


def test_pictures_are_there_small_and_told_in_words() -> None:
    used = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", TEXT)
    assert {name for _words, name in used} == set(PICTURES)
    assert sum((guide_folder() / name).stat().st_size for name in PICTURES) < MOST_PICTURES


def test_the_first_section_is_shown_with_its_picture(qtbot: QtBot, window: MainWindow) -> None:
    screen = opened(qtbot, window)
    assert titles(screen) == [section.title for section in read_guide()]
    assert "a quiet place to work through a course" in shown(screen)
    assert screen.prose is not None
    picture = screen.prose.loadResource(IMAGE, "home.png")
    assert isinstance(picture, QImage)
    assert picture.width() > 200


def test_words_are_found_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    screen = opened(qtbot, window)
    QTest.keyClicks(screen.field, "RECOVERY sheet")
    assert titles(screen) == ["Lock a workbook"]
    assert screen.prose is not None
    assert {mark.cursor.selectedText() for mark in screen.prose.extraSelections()} >= {"recovery", "sheet"}
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.area.hasFocus()
    window.do("back")
    assert screen.field.text() == ""
    assert len(titles(screen)) == len(read_guide())


def test_the_list_is_walked_with_arrows(qtbot: QtBot, window: MainWindow) -> None:
    screen = opened(qtbot, window)
    QTest.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen.list.hasFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert "press Start at a course" in shown(screen)
    assert screen.area.accessibleName() == "Begin a workbook"


def test_words_that_are_nowhere_are_said_to_be(qtbot: QtBot, window: MainWindow) -> None:
    screen = opened(qtbot, window)
    QTest.keyClicks(screen.field, "xylophone")
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()
    assert with_words(read_guide(), "xylophone") == []


def test_escape_leads_back_to_the_first_screen(qtbot: QtBot, window: MainWindow) -> None:
    screen = opened(qtbot, window)
    window.show_help()
    window.go_back()
    assert window.screen_now() is screen
    window.do("back")
    assert window.screen_now() is not screen


@pytest.mark.parametrize("code", ["de", "ar"])
def test_in_another_language_it_says_that_it_is_in_english(
    qtbot: QtBot, window: MainWindow, code: str
) -> None:
    window.show_home()
    window.speak(code)
    try:
        window.do("guide")
        said = [label.text() for label in window.screen_now().findChildren(QLabel)]
        assert any("auf Englisch" in words or "بالإنجليزية" in words for words in said)
    finally:
        window.show_home()
        window.speak("en")
