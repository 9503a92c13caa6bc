"""Ctrl+Z in a field goes steadily back and its counterpart steadily forward, whatever sort of field it is."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.window.room import IT, Room
from workbook.course.kinds import KINDS
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.taking_back import change_between

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
WRITTEN = sorted(set(KINDS) - {"recall", "scale", "wheel"})


def field_of(room: Room) -> Any:
    """The first field that one can write in, with the keyboard in it."""
    for grid in room.card.editor.findChildren(GridView):
        grid.setCurrentIndex(grid.grid.index(0, 0))
        grid.begin(grid.currentIndex())
    found = [one for one in room.card.editor.findChildren(QWidget) if isinstance(one, FIELDS)]
    field = next((one for one in found if one.isVisible()), None)
    if field is not None:
        field.setFocus()
        QApplication.sendPostedEvents()
    return field


def words_of(field: Any) -> str:
    return str(field.text() if isinstance(field, QLineEdit) else field.toPlainText())


def undo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)


def redo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)


def field_now(before: Any) -> Any:
    """A table's field is made anew; all others stay."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, FIELDS) else before


@pytest.mark.parametrize("kind", WRITTEN)
def test_undo_goes_steadily_back_and_redo_steadily_forward(open_room: Callable[..., Room], kind: str) -> None:
    room = open_room(kind, sample(kind).ANSWER)
    field = field_of(room)
    assert field is not None
    seen, kept = [words_of(field)], [room.session.answer(IT)]
    for words in ("1", "2"):
        QTest.keyClicks(field, words)
        room.session.acts.end_step()
        seen.append(words_of(field))
        kept.append(room.session.answer(IT))
    assert kept[0] != kept[1] != kept[2]
    for step in (1, 0):
        undo(field := field_now(field))
        field = field_now(field)
        assert (words_of(field), room.session.answer(IT)) == (seen[step], kept[step])
    for step in (1, 2):
        redo(field := field_now(field))
        field = field_now(field)
        assert (words_of(field), room.session.answer(IT)) == (seen[step], kept[step])
    assert field.hasFocus()


@pytest.mark.parametrize("kind", ["line", "reflection", "letter", "stems"])
def test_after_a_step_back_one_writes_on_where_the_words_were(
    open_room: Callable[..., Room], kind: str
) -> None:
    room = open_room(kind, None)
    field = field_of(room)
    QTest.keyClicks(field, "quiet lake")
    room.session.acts.end_step()
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClicks(field, "blue ")
    undo(field)
    QTest.keyClicks(field, "x")
    assert words_of(field) == "quiet xlake"


@pytest.mark.parametrize("kind", ["line", "reflection"])
def test_undo_in_the_fields_own_menu_is_what_its_key_is(
    qtbot: QtBot, open_room: Callable[..., Room], kind: str
) -> None:
    room = open_room(kind, None)
    field = field_of(room)
    QTest.keyClicks(field, "quiet")
    menu: QMenu = field.createStandardContextMenu()
    next(one for one in menu.actions() if one.objectName() == "edit-undo").trigger()
    menu.deleteLater()
    assert words_of(field) == ""
    assert room.session.acts.redo_words()  # it was a step back, and no new one


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_of_a_field_of_several_lines_opens(open_room: Callable[..., Room]) -> None:
    field = field_of(open_room("reflection", None))
    field.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), field.mapToGlobal(QPoint(2, 2)))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_note_is_taken_back_steadily_too(qtbot: QtBot, opened: WorkbookScreen) -> None:
    opened.window().activateWindow()
    opened.current().note_page()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    field: Any = QApplication.focusWidget()
    for words in ("one", " two"):
        QTest.keyClicks(field, words)
        opened.session.acts.end_step()
    undo(field)
    assert words_of(field) == "one"
    redo(field)
    assert words_of(field) == "one two"
    undo(field)
    undo(field)
    assert words_of(field) == ""


@pytest.mark.parametrize(
    ("before", "after", "start", "end", "words"),
    [
        ("quiet lake", "quiet blue lake", 6, 6, "blue "), ("aa", "aaa", 2, 2, "a"), ("a", "", 0, 1, ""),
        ("", "b", 0, 0, "b"), ("🌊 a", "🌊 b", 3, 4, "b"), ("one", "one", 3, 3, ""),
    ],
)  # fmt: skip
def test_only_what_differs_is_changed(before: str, after: str, start: int, end: int, words: str) -> None:
    assert change_between(before, after) == (start, end, words)
