"""Search in earlier versions: only when asked for, beside what is found now, and gone with the next word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.searching.test_search_screen import search, typed
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.privacy.earlier_words import EarlierWords
from workbook.window.searching import earlier_search
from workbook.window.searching.search_screen import SearchScreen

__all__ = ["search"]
LINE = ExerciseId("name-it")


@pytest.fixture
def changed(search: SearchScreen) -> SearchScreen:
    """An answer that was written anew since, with a word that it shares with the course."""
    session = search.session
    exercise = session.course.find(LINE)
    assert exercise
    for words in ("a purple umbrella", "a green boat", "plain words"):
        session.give(exercise, words)
        session.save_now()
    return search


def ask(qtbot: QtBot, screen: SearchScreen) -> None:
    QTest.mouseClick(screen.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen._earlier.is_going_on)


def headings(screen: SearchScreen) -> list[str]:
    rows = range(screen.hits.count())
    return [screen.hits.item(row).text() for row in rows if screen.hits.shown_at(row) is None]


def test_they_are_looked_through_only_when_asked(qtbot: QtBot, changed: SearchScreen) -> None:
    assert changed.earlier.isHidden()
    typed(changed, "umbrella")
    assert changed.count.text() == "Nothing with these words. Try a shorter one."
    assert changed.earlier.isVisible()
    ask(qtbot, changed)
    assert changed.count.text() == "Nothing with these words. Try a shorter one. 1 in earlier versions."
    assert headings(changed) == ["Earlier versions   1"]
    assert changed.earlier.isHidden()
    assert changed.field.hasFocus()
    shown = changed.hits.chosen()
    assert shown
    assert shown.piece.words == "a purple umbrella"
    assert shown.where == "1.1 One word for today?"
    assert shown.share.startswith("Today")
    assert "umbrella" in changed.beside.words.text()
    assert changed.beside.open_page.text() == "See what I wrote before"


def test_by_keyboard_alone_the_version_is_opened(
    qtbot: QtBot, window: MainWindow, changed: SearchScreen
) -> None:
    typed(changed, "purple")
    changed.earlier.setFocus()
    QTest.keyClick(changed.earlier, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: changed.hits.count() == 2)
    QTest.keyClick(changed.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierWords))
    before = window.screen_now()
    assert isinstance(before, EarlierWords)
    assert before.text.toPlainText() == "a purple umbrella"


def test_the_next_word_puts_them_away(qtbot: QtBot, changed: SearchScreen) -> None:
    typed(changed, "umbrella")
    ask(qtbot, changed)
    QTest.keyClick(changed.field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(changed.hits.isHidden)
    assert changed.count.text() == "Nothing with these words. Try a shorter one."
    assert changed.earlier.isVisible()


def test_nothing_there_is_said(qtbot: QtBot, changed: SearchScreen) -> None:
    typed(changed, "xylophone")
    ask(qtbot, changed)
    assert changed.count.text() == "Nothing with these words. Try a shorter one. Nothing in earlier versions."


def test_they_are_not_offered_in_the_course_alone(qtbot: QtBot, changed: SearchScreen) -> None:
    typed(changed, "umbrella")
    ask(qtbot, changed)
    changed.sorts.buttons["course"].setChecked(True)
    assert changed.earlier.isHidden()
    assert headings(changed) == []
    changed.sorts.buttons["all"].setChecked(True)
    assert changed.earlier.isVisible()


def test_what_is_chosen_stays_chosen_when_more_is_found(qtbot: QtBot, changed: SearchScreen) -> None:
    typed(changed, "w")
    changed._wait.stop()  # what was typed is looked for already
    changed.hits.go(1)
    before = changed.hits.chosen()
    ask(qtbot, changed)
    assert changed.hits.chosen() == before


def test_trouble_is_said_in_one_sentence(
    qtbot: QtBot, changed: SearchScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_unused: object) -> None:
        raise WorkbookTrouble("read", "an answer cannot be read")

    monkeypatch.setattr(earlier_search, "find_earlier", fail)
    typed(changed, "plain")
    ask(qtbot, changed)
    assert changed.count.text() == "1 found · Earlier versions could not be read."


def test_nothing_is_looked_for_any_more_when_the_workbook_is_closed(
    window: MainWindow, changed: SearchScreen
) -> None:
    typed(changed, "umbrella")
    changed._earlier.begin("umbrella")
    assert changed._earlier.is_going_on
    window.show_home()
    assert not changed._earlier.is_going_on
    assert changed._earlier.typed == ""
