"""Ctrl+K by keyboard alone: there in a moment, and back at the very place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.course.ids import ExerciseId
from workbook.window.going.go_anywhere import GoAnywhere
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.searching.search import search_of
from workbook.window.searching.search_screen import SearchScreen

CTRL = Qt.KeyboardModifier.ControlModifier


def called(window: MainWindow) -> GoAnywhere:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._going
    return window._going


@pytest.fixture
def going(window: MainWindow, opened: WorkbookScreen) -> GoAnywhere:
    search_of(opened.session).finish()
    opened.show_page("next", "next")
    return called(window)


def typed(going: GoAnywhere, words: str) -> list[str]:
    going.field.clear()
    QTest.keyClicks(going.field, words)
    return [goal.title for goal in going.goals.goals()]


def test_a_number_and_enter_and_one_is_at_the_exercise_with_a_way_back(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, going: GoAnywhere
) -> None:
    assert going.field.hasFocus()
    assert typed(going, "1.3")[0] == "How calm are you?"
    QTest.keyClick(going.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.place()[1].id == "marks")
    card = opened.current().cards["calm"]
    qtbot.waitUntil(lambda: (at := QApplication.focusWidget()) is not None and card.isAncestorOf(at))
    assert window._going is None or not window._going.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert opened.place()[1].id == "next"


def test_a_title_is_found_before_the_course_is_looked_through(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    going = called(window)
    going._search.titles.clear()
    assert typed(going, "1.3")[0] == "How calm are you?"


def test_esc_leads_back_to_the_very_field(window: MainWindow, opened: WorkbookScreen) -> None:
    opened.show_page("all", "words")
    field = opened.current().cards["tell"].editor.focus_target()
    field.setFocus()
    going = called(window)
    typed(going, "calm")
    QTest.keyClick(going.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field
    assert opened.place()[1].id == "words"
    again = called(window)
    assert again.field.text() == ""
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._going is None
    assert QApplication.focusWidget() is field


def test_arrows_go_through_all_and_tab_by_group_while_the_field_keeps_the_keyboard(going: GoAnywhere) -> None:
    typed(going, "1.2")
    groups = [
        going.goals.item(row).text() for row in range(going.goals.count()) if going.goals.goal_at(row) is None
    ]
    assert groups == ["By number"]
    QTest.keyClick(going.field, Qt.Key.Key_Down)
    chosen = going.goals.chosen()
    assert chosen
    assert chosen.number == "Module 1, page 2"
    QTest.keyClick(going.field, Qt.Key.Key_Up)
    typed(going, "")
    first = going.goals.chosen()
    QTest.keyClick(going.field, Qt.Key.Key_Tab)
    second = going.goals.chosen()
    assert first
    assert second
    assert second.sort == "command"
    assert going.field.hasFocus()


def test_screen_readers_are_told_the_place_its_group_and_how_many_there_are(going: GoAnywhere) -> None:
    typed(going, "1.3")
    assert going.count.text() == "2 places"
    assert going.goals.told_here() == "1.3, How calm are you?, Module 1, Marks, By number, 1 of 2"
    assert going.field.accessibleName() == "Go to a number or a name"


def test_nothing_found_is_said_and_all_texts_can_be_looked_in(window: MainWindow, going: GoAnywhere) -> None:
    assert typed(going, "zebra") == []
    assert going.nothing.text() == "Nothing by this name. Look inside all texts: Ctrl+Shift+F."
    going.look_inside.click()
    screen = window.screen_now()
    assert isinstance(screen, SearchScreen)
    assert screen.field.text() == "zebra"


def test_a_command_is_done_by_its_name(qtbot: QtBot, window: MainWindow, going: GoAnywhere) -> None:
    assert typed(going, "make my pd") == ["Make my PDF"]
    QTest.keyClick(going.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), PdfScreen))


def test_an_answer_is_brought_by_its_number_and_that_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    exercise = opened.session.course.find("name-it")
    assert exercise
    opened.session.give(exercise, "calm")
    going = called(window)
    assert typed(going, "1.1")[-1] == "Bring 1.1 to the workshop"
    QTest.keyClick(going.field, Qt.Key.Key_Tab)
    QTest.keyClick(going.field, Qt.Key.Key_Return)
    choices = opened.session.choices
    qtbot.waitUntil(lambda: choices.share(exercise) == "bring")
    opened.session.acts.undo()
    assert choices.answer_settings[ExerciseId("name-it")].share != "bring"


def test_a_press_beside_it_closes_it_and_so_does_whatever_covers_the_page(
    window: MainWindow, going: GoAnywhere
) -> None:
    QTest.mouseClick(going, Qt.MouseButton.LeftButton, pos=QPoint(5, going.height() - 5))
    assert not going.isVisible()
    again = called(window)
    window.toggle_hidden()
    assert not again.isVisible()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._going is None


def test_it_fits_a_narrow_window_and_large_text(window: MainWindow, going: GoAnywhere) -> None:
    typed(going, "1")
    assert going._panel.width() == 680
    window.resize(720, 480)
    assert going._panel.geometry().left() == 0
    assert going._panel.width() == window.width()
    assert going.rect().contains(going._panel.geometry())


def test_lately_opened_pages_come_first_and_the_open_one_is_not_among_them(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "marks")
    opened.show_page("next", "next")
    going = called(window)
    keys = [goal.key for goal in going.goals.goals()]
    assert keys[0] == ("all", "marks")
    assert ("next", "next") not in keys
