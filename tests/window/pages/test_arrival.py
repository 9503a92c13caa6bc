"""Where one comes to is told once, after one is there, and the keyboard is at what one looked for."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from tests.exercises.samples import stems, table
from tests.window.conftest import SMALL
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.pages import arrival
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import screens
from workbook.window.parts.prose import Prose
from workbook.window.searching.search import search_of
from workbook.window.searching.search_screen import SearchScreen

MORE = f"""---
title: More
---
One sentence with a quince in it.

{table.SOURCE.replace("table it", "table tries")}

{stems.SOURCE.replace("stems it", "stems begun")}
"""


@pytest.fixture
def files() -> dict[str, bytes]:
    return SMALL | {"modules/03-more.md": MORE.encode()}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, and what has the keyboard when a page itself got it."""
    said: list[str] = []

    def hear(_widget: object, words: str, **_unused: object) -> None:
        said.append(words)

    monkeypatch.setattr(arrival, "announce", hear)
    monkeypatch.setattr(screens, "announce", hear)
    return said


def at_rest(screen: WorkbookScreen) -> bool:
    return not screen._arrival._soon.isActive()


def test_going_to_an_exercise_tells_the_new_page_and_the_exercise_and_not_what_one_leaves(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, heard: list[str]
) -> None:
    window.activateWindow()
    window.show_search()
    heard.clear()
    window.go_to_exercise("calm")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.waitUntil(lambda: at_rest(opened))
    assert heard == ["Marks. Exercise 1.3"]
    heard.clear()
    opened.jump_to("nearest")  # on the same page
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["Exercise 1.4"]


@pytest.mark.parametrize(
    "go",
    [
        lambda window, _: window._go_to_page("next", "next"),
        lambda _, pages: pages.show_page("next", "next"),
        lambda _, pages: pages.follow("next"),
        lambda _, pages: pages.next_page(),
    ],
)
def test_a_page_that_gets_the_keyboard_is_told_by_that_alone(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, heard: list[str],
    go: Callable[[MainWindow, WorkbookScreen], object],
) -> None:  # fmt: skip
    window.activateWindow()
    go(window, opened)
    qtbot.waitUntil(lambda: at_rest(opened))
    assert opened.current().hasFocus()
    assert opened.current().accessibleName() == opened.place()[1].title
    assert heard == []


def test_back_tells_the_page_if_the_keyboard_is_in_it(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, heard: list[str]
) -> None:
    window.activateWindow()
    opened.show_page("all", "marks")
    field: Any = opened.current().cards["calm"].editor.focus_target()
    field.setFocus()
    opened.show_page("next", "next")
    qtbot.waitUntil(lambda: at_rest(opened))
    heard.clear()
    window.do("go back")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["Marks"]
    assert field.hasFocus()


def found(window: MainWindow, opened: WorkbookScreen, words: str) -> None:
    """Look for words and go to the first hit, by keyboard."""
    window.activateWindow()
    window.show_search()
    search = window.screen_now()
    assert isinstance(search, SearchScreen)
    search_of(opened.session).finish()
    QTest.keyClicks(search.field, words)
    search._look()
    QTest.keyClick(search.field, Qt.Key.Key_Return)


def test_a_hit_in_an_answer_brings_the_caret_to_the_words(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    give(opened, "tell", "A long day, and then a quince pie.")
    give(opened, "name-it", "warm pear")
    found(window, opened, "pie")
    field: Any = opened.current().cards["tell"].editor.focus_target()
    qtbot.waitUntil(field.hasFocus)
    assert field.textCursor().position() == len("A long day, and then a quince ")
    found(window, opened, "pear")
    line: Any = opened.current().cards["name-it"].editor.focus_target()
    qtbot.waitUntil(line.hasFocus)
    assert line.cursorPosition() == len("warm ")


def test_a_hit_in_a_cell_or_the_third_line_brings_the_keyboard_there(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    give(opened, "tries", {"rows": [{"row": "a", "what": "a walk"}, {"row": "b", "what": "a plum cake"}]})
    found(window, opened, "plum")
    grid: Any = opened.current().cards["tries"].editor.focus_target()
    qtbot.waitUntil(grid.hasFocus)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)


def test_a_hit_in_the_text_brings_the_caret_there_and_one_in_a_question_the_exercise(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    found(window, opened, "quince")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Prose))
    text: Any = QApplication.focusWidget()
    assert isinstance(text, QTextEdit)
    assert text.textCursor().selectedText() == "quince"
    found(window, opened, "calm")
    qtbot.waitUntil(lambda: opened.current().cards["calm"].editor.isAncestorOf(QApplication.focusWidget()))


def give(opened: WorkbookScreen, exercise_id: str, answer: Any) -> None:
    exercise = opened.session.course.find(ExerciseId(exercise_id))
    assert exercise is not None
    opened.session.give(exercise, answer)
    opened.session.save_now()
