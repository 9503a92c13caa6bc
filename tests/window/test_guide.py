"""The guide: read and searched by keyboard, and what it says of commands, keys and buttons is so."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from workbook.language.languages import load_language
from workbook.language.translation import SOURCE, WHOLE, speaking
from workbook.language.translation import gettext as _
from workbook.own_files import guide_folder
from workbook.window import guide_screen
from workbook.window.guide import GUIDE, guide_file, read_guide, with_words
from workbook.window.guide_screen import PICTURES, GuideScreen
from workbook.window.main_window import MainWindow
from workbook.window.menus import COMMANDS, keys_told, unmarked_words

CODES = (SOURCE, *WHOLE)
IMAGE = QTextDocument.ResourceType.ImageResource.value
MENUS = ("&File", "&Edit", "&View", "&Go", "&Help")
KEYS_SAID = {"Strg": "Ctrl", "Umschalt": "Shift", "Mayús": "Shift"}  # as they are called elsewhere
MOST_PICTURES = 300_000
NO_WORDS = ("AA",)  # a button with letters that are no words


def text_of(code: str) -> str:
    """The guide in a language, in one line."""
    return " ".join((guide_folder() / guide_file(code)).read_text("utf-8").split())


def key_of(said: str) -> QKeySequence:
    """A key as the guide of some language calls it."""
    for name, qts in KEYS_SAID.items():
        said = said.replace(name, qts)
    return QKeySequence(said)


@pytest.fixture(params=CODES)
def code(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[str]:
    """The window speaks each language in turn."""
    window.show_home()
    window.speak(request.param)
    yield request.param
    window.show_home()
    window.speak(SOURCE)


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
    return {unmarked_words(action.text()).rstrip("… ") for action in menu.actions() if action.text()}


def test_every_command_that_is_named_with_its_menu_is_there(window: MainWindow, code: str) -> None:
    menus: dict[str, set[str]] = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menus[unmarked_words(action.text())] = words_of(menu)
    names = "|".join(unmarked_words(_(menu)) for menu in MENUS)
    named = re.findall(rf"\*\*({names})\*\*[,،] \*\*([^*]+)\*\*", text_of(code))
    assert len(named) > 25
    assert [pair for pair in named if pair[1].rstrip("… ") not in menus[pair[0]]] == []


def test_every_key_that_is_named_with_its_command_is_its_key(window: MainWindow, code: str) -> None:
    by_words = {unmarked_words(_(command.words)).rstrip("… "): name for name, command in COMMANDS.items()}
    named = re.findall(r"\*\*([^*]+)\*\* \(`([^`]+)`\)", text_of(code))
    assert len(named) > 15
    for words, key in named:
        assert key_of(key) in window.menus._actions[by_words[words.rstrip("… ")]].shortcuts(), (words, key)


def test_every_other_key_is_one_of_the_window(window: MainWindow, code: str) -> None:
    known = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    for key in re.findall(r"`([^`]+)`", text_of(code)):
        assert key_of(key).toString() in known or re.search(rf"{key}\W", keys_told()), key


@pytest.mark.parametrize("code", CODES)
def test_every_word_in_bold_is_on_a_button_or_in_a_menu(code: str) -> None:
    with (ROOT / "resources" / "languages" / "workbook.pot").open("rb") as file:
        messages = {message.id for message in read_po(file) if isinstance(message.id, str)}
    with speaking(load_language(code)):
        said = {unmarked_words(_(words)).rstrip("… ") for words in messages}
    bold = set(re.findall(r"\*\*([^*]+)\*\*", text_of(code)))
    assert {words for words in bold if words.rstrip("… ") not in said} - set(NO_WORDS) == set()


@pytest.mark.parametrize("code", WHOLE)
def test_a_translation_says_all_that_the_guide_says(code: str) -> None:
    """A section for a section, a paragraph for a paragraph, and in each the same keys, buttons and pictures."""
    assert guide_file(code) != GUIDE
    for own, english in zip(read_guide(guide_file(code)), read_guide(), strict=True):
        assert shape(own.markdown) == shape(english.markdown), own.title


def shape(markdown: str) -> list[tuple[int, int, list[str]]]:
    return [
        (len(re.findall(r"\*\*[^*]+\*\*", part)), len(re.findall("^- ", part, re.MULTILINE)), marks(part))
        for part in markdown.split("\n\n")
    ]


def marks(part: str) -> list[str]:
    keys = sorted(key_of(key).toString() for key in re.findall(r"`([^`]+)`", part))
    return [*keys, *re.findall(r"\]\(([^)]+)\)", part)]


@pytest.mark.parametrize("code", CODES)
def test_pictures_are_there_small_and_told_in_words(code: str) -> None:
    used = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text_of(code))
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


@pytest.mark.parametrize(
    ("spoken", "title", "words"),
    [
        ("de", "Ein erster Blick", "ein ruhiger Ort"),
        ("es", "Un primer vistazo", "un lugar tranquilo"),
        ("ar", "نظرة أولى", "مكان هادئ"),
    ],
)
def test_it_is_in_the_language_of_the_window(
    qtbot: QtBot, window: MainWindow, spoken: str, title: str, words: str
) -> None:
    window.show_home()
    window.speak(spoken)
    try:
        screen = opened(qtbot, window)
        assert titles(screen)[0] == title
        assert words in shown(screen)
        assert screen.prose is not None
        assert screen.prose.isRightToLeft() == (spoken == "ar")
        assert "auf Englisch" not in labels(screen)
    finally:
        window.show_home()
        window.speak(SOURCE)


@pytest.mark.parametrize("spoken", ["de", "ar"])
def test_where_it_is_not_translated_it_says_that_it_is_in_english(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, spoken: str
) -> None:
    monkeypatch.setattr(guide_screen, "guide_file", lambda _code: GUIDE)
    window.show_home()
    window.speak(spoken)
    try:
        screen = opened(qtbot, window)
        assert "auf Englisch" in labels(screen) or "بالإنجليزية" in labels(screen)
        assert screen.prose is not None
        assert not screen.prose.isRightToLeft()
        assert not screen.list.isRightToLeft()
    finally:
        window.show_home()
        window.speak(SOURCE)


def labels(screen: GuideScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel))
