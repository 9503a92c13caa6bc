"""Words on buttons are shown as they stand, a course's and a learner's own."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from workbook.exercises.ranking.screen.rank_row import RankRow
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.theme import Theme
from workbook.window.parts.buttons import Button, IconButton, Pick
from workbook.window.parts.options import DotRow, TickRow

WORDS = "Body & mind"
MADE: dict[str, Callable[[Theme], QAbstractButton]] = {
    "button": lambda theme: Button(theme, WORDS),
    "pick": lambda theme: Pick(theme, "Which", [WORDS, "R&D"]),
    "row": lambda theme: RankRow(theme, WORDS, own=False),
    "tick": lambda theme: TickRow(theme, WORDS),
    "dot": lambda theme: DotRow(theme, WORDS),
}


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    return Theme(resources_folder() / "icons", "light")


@pytest.mark.parametrize("kind", MADE)
def test_an_ampersand_is_shown_and_is_no_key(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = MADE[kind](theme)
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert QAbstractButton.text(button).strip("\u2068\u2069") == "Body && mind", "as Qt wants it"
    if kind != "row":
        assert button.text() == WORDS


@pytest.mark.parametrize("kind", ["button", "tick", "dot"])
def test_an_ampersand_is_heard(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = MADE[kind](theme)
    qtbot.addWidget(button)
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == WORDS


def test_words_that_come_later_and_those_of_a_menu_are_as_they_stand(theme: Theme, qtbot: QtBot) -> None:
    button, pick = Button(theme, "Go on"), Pick(theme, "Which", ["one", "R&D"])
    qtbot.addWidget(button)
    qtbot.addWidget(pick)
    button.turn_into("Rest && sleep & on")
    assert button.text() == "Rest && sleep & on"
    pick.pick(1)
    assert pick.text() == "R&D"
    menu = pick.menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["one", "R&&D"]


def test_a_tip_is_told_only_where_it_says_more_than_the_name(qtbot: QtBot, theme: Theme) -> None:
    def told(button: QAbstractButton) -> str:
        return QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Description).strip()

    undo, keyed = IconButton(theme, "undo-2", "Undo"), IconButton(theme, "x", "Close", key="Esc")
    words = Button(theme, "Bookmark")
    for button in (undo, keyed, words):
        qtbot.addWidget(button)
    assert told(undo) == ""
    assert told(keyed) == "Esc"
    undo.setToolTip("Undo: writing")
    assert told(undo) == "writing"
    undo.setAccessibleDescription("said by another")
    undo.setToolTip("Undo")
    assert told(undo) == "said by another"
    words.setToolTip("Set a bookmark")
    assert told(words) == "Set a bookmark"
