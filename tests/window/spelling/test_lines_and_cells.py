"""Spelling in fields of one line and in a table's cells: the same quiet line, the same menu, by mouse and by key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.window.spelling.conftest import lined
from workbook.exercises.table.screen.cell_fields import WordsCell
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.line_field import LineField
from workbook.window.spelling.field_words import PAUSE_MS
from workbook.window.spelling.spelling import Spelling

pytestmark = pytest.mark.qt_log_ignore(".*does not support.*", extend=True)
Begin = Callable[[], Spelling]
KINDS = ("line", "table", "stems", "choice", "checklist", "list", "ranking", "map", "picture", "date")


@pytest.fixture
def files() -> dict[str, bytes]:
    blocks = "\n\n".join(
        sample(kind).SOURCE.replace(f"::: {kind} it", f"::: {kind} it-{kind}") for kind in KINDS
    )
    return {
        "course.md": b"---\ntitle: A course\nid: lines\nlanguage: en\nversion: 1.0.0\n---\n",
        "modules/01-all.md": f"---\ntitle: All\n---\n## Page {{#page}}\n\n{blocks}\n".encode(),
    }


@pytest.fixture
def spelling(begun: Begin, opened: WorkbookScreen) -> Spelling:
    made = begun()
    made.choose("course")
    opened.show_page("all", "page")
    return made


@pytest.fixture
def line(qtbot: QtBot, spelling: Spelling, opened: WorkbookScreen) -> LineField:
    """The field of a line, with a word that is not in the dictionary."""
    field = opened.current().cards["it-line"].editor.focus_target()
    assert isinstance(field, LineField)
    field.setFocus()
    QTest.keyClicks(field, "it was raim and snow")
    qtbot.waitUntil(lambda: marked(field) == ["raim"])
    return field


def marked(field: LineField) -> list[str]:
    return [field.text()[start:end] for start, end in field.drawn]


def ask_menu(field: LineField, spelling: Spelling, *, at: QPoint | None = None) -> QMenu:
    reasons = QContextMenuEvent.Reason
    point = QPoint() if at is None else at
    reason = reasons.Keyboard if at is None else reasons.Mouse
    QApplication.sendEvent(field, QContextMenuEvent(reason, point, field.mapToGlobal(point)))
    assert spelling.menu is not None
    return spelling.menu.menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def first(menu: QMenu) -> str:
    return menu.actions()[0].text()


def point_of(field: LineField, position: int) -> QPoint:
    """A point on the letter before a position."""
    middle = field.height() // 2
    return next(
        QPoint(x, middle)
        for x in range(field.width())
        if field.cursorPositionAt(QPoint(x, middle)) == position
    )


def test_the_line_is_drawn_and_nothing_else_changes(qtbot: QtBot, line: LineField) -> None:
    QApplication.setCursorFlashTime(0)
    said: list[str] = []
    line.edited.connect(said.append)
    with_line = line.grab().toImage()
    parts = line.drawn
    line.draw_parts([])
    without = line.grab().toImage()
    assert differing_rows(with_line, without) in range(1, 5)
    assert parts == [(7, 11)]
    assert said == []
    assert line.text() == "it was raim and snow"
    assert line.isUndoAvailable()


def differing_rows(one: QImage, other: QImage) -> int:
    return sum(
        any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width())) for y in range(one.height())
    )


def test_the_next_key_hushes_the_line_until_one_pauses(qtbot: QtBot, line: LineField) -> None:
    QTest.keyClicks(line, " and")
    assert line.drawn == []
    assert line.text() == "it was raim and snow and"
    qtbot.waitUntil(lambda: marked(line) == ["raim"])


def test_by_right_click_and_taken_back(
    qtbot: QtBot, line: LineField, spelling: Spelling, opened: WorkbookScreen
) -> None:
    menu = ask_menu(line, spelling, at=point_of(line, 9))
    qtbot.waitUntil(lambda: first(menu) == "rain")
    choose(menu, "rain")
    assert line.text() == "it was rain and snow"
    assert opened.session.answer(opened.current().cards["it-line"].exercise.id) == "it was rain and snow"
    assert line.drawn == []
    line.undo()
    assert line.text() == "it was raim and snow"


def test_by_the_menu_key(qtbot: QtBot, line: LineField, spelling: Spelling) -> None:
    line.setCursorPosition(9)
    menu = ask_menu(line, spelling)
    qtbot.waitUntil(lambda: first(menu) == "rain")
    choose(menu, "Add “raim” to my words")
    assert line.drawn == []
    menu = ask_menu(line, spelling)
    assert first(menu) == "Take “raim” out of my words"
    choose(menu, "Take “raim” out of my words")
    assert marked(line) == ["raim"]


def test_by_f8_alone(qtbot: QtBot, window: MainWindow, line: LineField, spelling: Spelling) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert line.selectedText() == "raim"
    assert spelling.menu is not None
    menu = spelling.menu.menu
    qtbot.waitUntil(lambda: first(menu) == "rain" and menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert line.text() == "it was rain and snow"


def test_what_is_pasted_by_the_menu_of_a_word_is_one_line(line: LineField, spelling: Spelling) -> None:
    line.setCursorPosition(9)
    QGuiApplication.clipboard().setText("a\nb")
    menu = ask_menu(line, spelling)
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    assert "\n" not in line.text()
    assert "a b" in line.text()


def test_the_line_goes_when_the_field_is_left(qtbot: QtBot, line: LineField) -> None:
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.drawn == []
    line.setFocus()
    qtbot.waitUntil(lambda: marked(line) == ["raim"])


def test_nothing_is_drawn_while_words_are_composed(line: LineField, spelling: Spelling) -> None:
    line.draw_parts([])
    QApplication.sendEvent(line, QInputMethodEvent("ni", []))
    assert line.text() == "it was raim and snowni"
    assert spelling._words is not None
    spelling._words.show_words()
    spelling._words.look()
    assert line.drawn == []
    assert line.text() == "it was raim and snowni"
    event = QInputMethodEvent("", [])
    event.setCommitString(" it")
    QApplication.sendEvent(line, event)
    assert line.text() == "it was raim and snow it"


def test_a_long_line_is_marked_where_its_words_stand_beyond_the_bmp(qtbot: QtBot, line: LineField) -> None:
    line.clear()
    line.insert("😀😀 snow was raim and it")
    qtbot.waitUntil(lambda: [end - start for start, end in line.drawn] == [4])
    assert line.drawn[0][0] == len("😀😀 snow was ".encode("utf-16-le")) // 2


def test_every_field_of_own_words_is_looked_at_and_no_other(
    spelling: Spelling, opened: WorkbookScreen, window: MainWindow
) -> None:
    marks = {
        kind: [field.has_prose for field in opened.current().cards[f"it-{kind}"].findChildren(LineField)]
        for kind in KINDS
    }
    for kind in ("line", "choice", "checklist", "ranking", "map", "picture"):
        assert marks[kind] or kind in ("checklist", "ranking"), (
            kind
        )  # these begin without a line of one's own
        assert all(marks[kind]), kind
    assert not any(marks["date"])
    opened.find_on_page()
    assert opened.find_bar is not None
    opened.find_bar.field.setFocus()
    assert spelling._words is None


def test_a_cell_of_a_table_has_it_too(qtbot: QtBot, spelling: Spelling, opened: WorkbookScreen) -> None:
    editor = opened.current().cards["it-table"].editor
    view = editor.focus_target()
    view.setFocus()
    view.setCurrentIndex(view.grid.index(0, 0))
    QTest.keyClicks(view, "i")
    cell = QApplication.focusWidget()
    assert isinstance(cell, WordsCell)
    QTest.keyClicks(cell, "t was raim and ")
    qtbot.waitUntil(lambda: lined(cell) == ["raim"])
    cursor = cell.textCursor()
    cursor.setPosition(9)
    cell.setTextCursor(cursor)
    QApplication.sendEvent(cell, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert spelling.menu is not None
    menu = spelling.menu.menu
    qtbot.waitUntil(lambda: first(menu) == "rain" and menu.isVisible())
    assert QApplication.focusWidget() is cell
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert cell.text() == "it was rain and "
    QTest.keyClick(cell, Qt.Key.Key_Return)
    exercise = opened.current().cards["it-table"].exercise
    answer = opened.session.answer(exercise.id)
    assert isinstance(answer, dict)
    assert answer["rows"][0]["what"] == "it was rain and "


def test_typing_on_leaves_the_pause_as_long_as_it_is(line: LineField, spelling: Spelling) -> None:
    QTest.keyClicks(line, " and it")
    assert spelling._words is not None
    assert spelling._words.pause.isActive()
    assert spelling._words.pause.interval() == PAUSE_MS
