"""Ctrl+F on a page: every place is found and shown, and nothing of what is written is touched."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.answers.searching.folding import occurrences
from workbook.window.main_window import MainWindow
from workbook.window.pages import find_bar, page_finder
from workbook.window.pages.find_bar import FindBar
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.searching.search_screen import SearchScreen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window: MainWindow, opened: WorkbookScreen) -> FindBar:
    opened.show_page("all", "words")
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert opened.find_bar
    assert opened.find_bar.isVisible()
    return opened.find_bar


@pytest.fixture
def all_in_one(tmp_path: Path) -> Path:
    """A page with a field of one line and a table."""
    files = {
        "course.md": b"---\ntitle: T\nid: t\nversion: 1.0.0\n---\n",
        "modules/01-one.md": b"""---
title: One
---
::: line name-it
One word?
:::

::: table alarms
column: What alarms me {#alarm}
column: What steadies me {#steady}
rows: 2

What alarms you?
:::
""",
    }
    path = tmp_path / "both.workbook"
    create_workbook(path, files).close()
    return path


def look(bar: FindBar, words: str) -> None:
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    bar._find()


def marked(screen: WorkbookScreen) -> list[str]:
    """The words that are coloured on the open page."""
    texts = [w for w in screen.current().in_order() if isinstance(w, QTextEdit | QPlainTextEdit)]
    return [one.cursor.selectedText() for text in texts for one in text.extraSelections()]


def test_words_of_answers_and_questions_are_found_from_place_to_place(
    bar: FindBar, opened: WorkbookScreen
) -> None:
    field = opened.current().cards["tell"].editor.focus_target()
    field.insertPlainText("It was like rain, and 😀 like snow")
    look(bar, "LIKE")
    assert bar.count.text() == "1 of 3"  # the question, and the answer twice
    assert marked(opened) == ["like", "like"]
    assert not bar._finder._ring.isHidden()  # type: ignore[union-attr]
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    assert bar._finder._ring.isHidden()  # type: ignore[union-attr]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "3 of 3"
    assert bar.field.hasFocus()


def test_finding_changes_no_answer_and_nothing_to_take_back(bar: FindBar, opened: WorkbookScreen) -> None:
    field = opened.current().cards["tell"].editor.focus_target()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, "like rain")
    before, steps = field.textCursor().position(), field.document().availableUndoSteps()
    look(bar, "rain")
    assert marked(opened) == ["rain"]
    assert (field.textCursor().position(), field.document().availableUndoSteps()) == (before, steps)
    bar.close_up()
    assert marked(opened) == []


def test_esc_closes_it_and_the_keyboard_is_where_it_was(window: MainWindow, opened: WorkbookScreen) -> None:
    opened.show_page("all", "words")
    field = opened.current().cards["tell"].editor.focus_target()
    field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    bar = opened.find_bar
    assert bar
    look(bar, "like")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert QApplication.focusWidget() is field
    assert bar.field.text() == ""


def test_the_words_stay_while_one_turns_the_page(bar: FindBar, opened: WorkbookScreen) -> None:
    look(bar, "text")
    assert bar.count.text() == "Not on this page."
    assert not bar.next.isEnabled()
    opened.show_page("next", "next")
    assert bar.count.text() == "1 of 1"
    assert marked(opened) == ["text"]


def test_f3_goes_on_and_opens_it_where_it_is_not_open(window: MainWindow, opened: WorkbookScreen) -> None:
    opened.show_page("all", "words")
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert opened.find_bar
    look(opened.find_bar, "w")
    first = opened.find_bar.count.text()
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert opened.find_bar.count.text() != first
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert opened.find_bar.count.text() == first


def test_the_same_words_can_be_looked_for_everywhere(window: MainWindow, bar: FindBar) -> None:
    look(bar, "alone")
    bar.everywhere.click()
    screen = window.screen_now()
    assert isinstance(screen, SearchScreen)
    assert screen.field.text() == "alone"


def test_options_and_new_words_are_found_too(bar: FindBar, opened: WorkbookScreen, qtbot: QtBot) -> None:
    opened.show_page("all", "marks")
    look(bar, "with people")
    assert bar.count.text() == "1 of 1"
    assert not bar._finder._ring.isHidden()  # type: ignore[union-attr]
    opened.show_page("all", "words")
    look(bar, "later")
    assert bar.count.text() == "Not on this page."
    QTest.keyClicks(opened.current().cards["tell"].editor.focus_target(), "later")
    bar.step(1)
    assert bar.count.text() == "1 of 1"


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Müde und MÜDE", "mude", ["Müde", "MÜDE"]),
        ("one\ntwo", "one  two", ["one\ntwo"]),
        ("心里很安静", "安静", ["安静"]),
        ("ﬁne", "fi", ["ﬁ"]),
        ("a+b (c)", "+b (", ["+b ("]),
        ("😀 sun", "sun", ["sun"]),
        ("nothing", "  ", []),
    ],
)
def test_words_are_found_just_so_without_case_and_accents(text: str, typed: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, typed)] == found


def test_words_of_one_line_and_of_tables_are_found_with_a_ring_around_them(
    qtbot: QtBot, window: MainWindow, all_in_one: Path
) -> None:
    window.entrance.open_path(str(all_in_one))
    screen = wait_for_workbook(qtbot, window)
    screen.find_on_page()
    bar = screen.find_bar
    assert bar
    field = screen.current().cards["name-it"].editor.focus_target()
    QTest.keyClicks(field, "harbour")
    look(bar, "harbour")
    assert bar.count.text() == "1 of 1"
    assert bar._finder
    assert not bar._finder._ring.isHidden()
    assert bar._finder._ring.geometry().height() >= field.height()
    exercise = screen.session.course.find("alarms")
    assert exercise
    screen.session.give(exercise, {"rows": [{"alarm": "a door slams", "steady": "the kettle"}]})
    screen.current().show_put_back("alarms")
    look(bar, "kettle")
    assert bar.count.text() == "1 of 1"
    look(bar, "steadies")
    assert bar.count.text() == "1 of 1"
    assert not bar._finder._ring.isHidden()


def test_up_and_down_and_enter_go_from_place_to_place_and_around(bar: FindBar) -> None:
    look(bar, "w")
    seen = {bar.count.text()}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Enter):
        QTest.keyClick(bar.field, key)
        seen.add(bar.count.text())
    assert len(seen) > 1
    look(bar, "   ")
    assert bar.count.text() == ""
    assert not bar.next.isEnabled()


def test_what_is_found_is_spoken_with_the_words_around_it(
    bar: FindBar, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr(page_finder, "announce", lambda _view, words: told.append(words))
    monkeypatch.setattr(find_bar, "announce", lambda _bar, words: told.append(words))
    look(bar, "like")
    bar.step(1)
    assert told == ["What was it like?"]
    bar._say.timeout.emit()
    assert told[-1] == bar.count.text()


def test_a_window_that_grows_keeps_the_ring_where_it_belongs(
    qtbot: QtBot, window: MainWindow, bar: FindBar
) -> None:
    look(bar, "like")
    assert bar._finder
    ring = bar._finder._ring
    before = ring.geometry()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: ring.geometry() != before)
    bar.close_up()
    bar.close_up()  # a second time there is nothing to close
    bar.step(1)
    assert bar.isHidden()


def test_in_high_contrast_what_is_found_is_underlined_too(window: MainWindow, opened: WorkbookScreen) -> None:
    window.theme.choose("high-contrast-light")
    opened.show_page("all", "words")
    opened.find_on_page()
    assert opened.find_bar
    QTest.keyClicks(opened.current().cards["tell"].editor.focus_target(), "rain and rain")
    look(opened.find_bar, "rain")
    texts = [w for w in opened.current().in_order() if isinstance(w, QTextEdit | QPlainTextEdit)]
    forms = [one.format.fontUnderline() for text in texts for one in text.extraSelections()]
    assert forms == [False, True]


def test_a_page_is_measured_once_for_all_steps_and_anew_when_it_changes(
    bar: FindBar, opened: WorkbookScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[None] = []
    view = opened.current()
    in_order = view.in_order

    def counted() -> list[QWidget]:
        measured.append(None)
        return in_order()

    monkeypatch.setattr(view, "in_order", counted)
    look(bar, "what")
    measured.clear()
    assert bar._finder
    bar._finder.find("what")
    for _ in range(5):
        bar.step(1)
    assert len(measured) == 1
    before = bar._finder.count
    page = view.widget()
    assert page
    column = page.layout()
    assert column
    later = QLabel("What comes later", page)
    later.show()
    column.addWidget(later)
    qtbot.waitUntil(lambda: later.y() > 0)
    bar.step(1)
    assert len(measured) == 2
    assert bar._finder.count == before + 1
    later.hide()
    later.deleteLater()
    qtbot.waitUntil(lambda: not isValid(later))
    bar.step(1)
    assert bar._finder.count == before
