"""Search as a learner uses it: by keyboard, while writing, and with nothing of it kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.searching import search_screen
from workbook.window.searching.search import PAUSE_MS, search_of
from workbook.window.searching.search_screen import SearchScreen


@pytest.fixture
def search(window: MainWindow, opened: WorkbookScreen) -> SearchScreen:
    """The search screen, which has looked through everything."""
    exercise = opened.session.course.find("name-it")
    assert exercise
    opened.session.give(exercise, "Ich bin müde, and my SHOULDERS are up")
    opened.session.save_now()
    QTest.keyClick(
        window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    screen = window.screen_now()
    assert isinstance(screen, SearchScreen)
    search_of(opened.session).finish()
    return screen


def typed(screen: SearchScreen, words: str) -> None:
    screen.field.clear()
    QTest.keyClicks(screen.field, words)
    screen._look()


def sorts_of(screen: SearchScreen) -> set[str]:
    rows = map(screen.hits.shown_at, range(screen.hits.count()))
    return {shown.hit.sort for shown in rows if shown}


def test_an_answer_is_found_as_one_types_and_enter_goes_to_it(
    window: MainWindow, search: SearchScreen, qtbot: QtBot
) -> None:
    assert search.field.hasFocus()
    QTest.keyClicks(search.field, "mude")
    qtbot.waitUntil(lambda: search.count.text() == "1 found")
    shown = search.hits.chosen()
    assert shown
    assert "müde" in shown.piece.words
    assert shown.where.endswith("One word for today?")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    assert "name-it" in screen.current().cards


def test_what_is_only_in_the_window_yet_is_found_and_what_was_cleared_is_not(
    window: MainWindow, search: SearchScreen
) -> None:
    session = search.session
    exercise = session.course.find("name-it")
    assert exercise
    session.give(exercise, "brand new words")
    typed(search, "brand")
    assert search.count.text() == "1 found"
    session.give(exercise, None)
    typed(search, "brand")
    assert search.count.text() == "Nothing with these words. Try a shorter one."
    assert search.hits.isHidden()


def test_an_answer_that_is_too_long_to_be_shown_is_said_to_be_left_out(search: SearchScreen) -> None:
    exercise = search.session.course.find("name-it")
    assert exercise
    search.session.give(exercise, "endless " * 50_000)
    typed(search, "endless")
    assert search.count.text() == (
        "Nothing with these words. Try a shorter one. Very long answers are not looked through."
    )


def test_one_can_look_in_answers_or_in_the_course_alone(search: SearchScreen) -> None:
    typed(search, "shoulders")
    assert sorts_of(search) == {"answer"}
    search.sorts.buttons["course"].setChecked(True)
    assert sorts_of(search) == set()
    typed(search, "a")
    assert sorts_of(search) == {"text"}


def test_up_and_down_go_through_the_hits_while_the_field_keeps_the_keyboard(search: SearchScreen) -> None:
    typed(search, "a")
    assert search.hits.count() > 3
    first = search.hits.chosen()
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    second = search.hits.chosen()
    assert first != second
    assert second
    assert search.beside.words.text()
    QTest.keyClick(search.field, Qt.Key.Key_Up)
    assert search.hits.chosen() == first
    assert search.field.hasFocus()


def test_esc_goes_back_and_the_words_are_not_kept(
    window: MainWindow, search: SearchScreen, tmp_path: Path
) -> None:
    typed(search, "shoulders secretly")
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert isinstance(window.screen_now(), WorkbookScreen)
    window.show_search()
    again = window.screen_now()
    assert isinstance(again, SearchScreen)
    assert again.field.text() == ""
    window.close()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and b"secretly" in path.read_bytes()]
    assert kept == []


def test_a_closed_workbook_is_not_looked_through_any_more(window: MainWindow, search: SearchScreen) -> None:
    looked = search_of(search.session)
    typed(search, "shoulders")
    assert looked.find("shoulders", ("answer",)).answers == 1
    window.show_home()
    assert looked.find("shoulders", ("answer",)).answers == 0


def test_a_narrow_window_has_the_list_alone(window: MainWindow, search: SearchScreen) -> None:
    typed(search, "shoulders")
    window.resize(760, 600)
    assert not search.beside.isVisible()
    assert search.hits.isVisible()
    window.resize(1280, 800)
    assert search.beside.isVisible()


def test_screen_readers_are_told_the_words_where_and_for_whom(search: SearchScreen) -> None:
    typed(search, "shoulders")
    told = search.hits.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "SHOULDERS" in told
    assert "1.1 One word for today?" in told
    assert search.field.accessibleName() == "Search in the course and in my answers"


def test_the_field_is_emptied_and_ready_to_type(search: SearchScreen) -> None:
    typed(search, "shoulders")
    search.clear.click()
    assert search.field.text() == search.count.text() == ""
    assert search.field.hasFocus()
    assert search.clear.isHidden()
    assert search.beside.card.isHidden()


def test_enter_on_a_paragraph_opens_its_page(window: MainWindow, search: SearchScreen) -> None:
    search.sorts.buttons["course"].setChecked(True)
    typed(search, "a")
    shown = search.hits.chosen()
    assert shown
    assert shown.hit.sort == "text"
    search.hits.itemActivated.emit(search.hits.currentItem())
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    module, page = screen.place()
    assert (module.id, page.id) == (shown.hit.place.module, shown.hit.place.page)


def test_it_is_looked_through_in_between_and_writing_comes_first(
    window: MainWindow, opened: WorkbookScreen, qtbot: QtBot
) -> None:
    looked = search_of(opened.session)
    exercise = opened.session.course.find("name-it")
    assert exercise
    opened.session.give(exercise, "meanwhile")
    assert looked._timer.interval() == PAUSE_MS
    qtbot.waitUntil(lambda: looked.is_whole, timeout=10_000)
    assert looked.find("meanwhile", ("answer",)).answers == 1
    assert looked.find("a", ("text",)).texts > 0


def test_how_many_and_the_first_of_them_are_told_once(
    search: SearchScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(search_screen, "announce", lambda _at, words: heard.append(words))
    typed(search, "shoulders")
    search._tell_found()
    search._tell_found()
    assert len(heard) == 1
    assert heard[0].startswith("1 found. ")
    assert "SHOULDERS" in heard[0]
    assert heard[0].endswith("One word for today?")


def test_own_words_are_shown_before_the_course_is_looked_through(
    window: MainWindow, opened: WorkbookScreen, qtbot: QtBot
) -> None:
    exercise = opened.session.course.find("name-it")
    assert exercise
    opened.session.give(exercise, "a heron")
    looked, found_so_far = search_of(opened.session), []
    looked.grown.connect(
        lambda: found_so_far.append((looked.is_whole, looked.find("heron", ("answer",)).answers))
    )
    qtbot.waitUntil(lambda: looked.is_whole, timeout=10_000)
    assert found_so_far[0] == (False, 1)
    assert found_so_far[-1] == (True, 1)
