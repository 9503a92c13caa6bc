"""Words that an input method is composing are seen, so they are kept: in every field of every kind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.room import IT, Room
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.kinds import KINDS
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.main_window import MainWindow

ANSWERED = sorted(kind for kind in KINDS if kind not in ("recall", "scale", "wheel"))


def compose(field: QWidget, composed: str, committed: str = "") -> None:
    event = QInputMethodEvent(composed, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def fields_of(room: Room) -> Iterator[QWidget]:
    """Every field for words on the card, those of a table's cells one after another."""
    for own in ("add",):
        if (button := getattr(room.card.editor, own, None)) is not None and button.isVisible():
            button.click()
    for view in room.card.findChildren(GridView):
        for column in range(view.grid.columnCount()):
            index = view.grid.index(0, column)
            if view.grid.column(index).sort in ("text", "number", "date", "range"):
                view.setCurrentIndex(index)
                view.begin(index)
                yield view.indexWidget(index)
    for field in room.card.editor.findChildren(QWidget):
        words = isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and field.isVisible()
        if words and not isinstance(field.parent().parent(), GridView):
            yield field


def words_in(answer: Any) -> str:
    if isinstance(answer, dict):
        return " ".join(map(words_in, answer.values()))
    return " ".join(map(words_in, answer)) if isinstance(answer, list) else str(answer)


@pytest.mark.parametrize("kind", ANSWERED)
def test_what_is_being_composed_is_kept_and_not_yet_called_saved(
    open_room: Callable[..., Room], tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    from tests.exercises.conftest import sample

    room = open_room(kind, sample(kind).ANSWER)
    tried = 0
    for field in fields_of(room):
        field.setFocus()
        compose(field, "にほ")
        assert "にほ" in words_in(room.session.answer(IT)), field
        room.session.save_now()
        qtbot.waitUntil(lambda: not room.session.unsaved())
        assert room.card.saved.text() == "Saving…"
        before = words_in(room.session.answer(IT)).count("日本")
        compose(field, "日本")
        assert words_in(room.session.answer(IT)).count("日本") == before + 1
        assert "にほ" not in words_in(room.session.answer(IT))
        compose(field, "")
        assert words_in(room.session.answer(IT)).count("日本") == before, field
        compose(field, "", "日本")
        assert words_in(room.session.answer(IT)).count("日本") == before + 1
        tried += 1
    assert tried


@pytest.mark.parametrize("kind", ANSWERED)
def test_leaving_a_field_keeps_what_was_being_composed(open_room: Callable[..., Room], kind: str) -> None:
    room = open_room(kind, None)
    field = next(fields_of(room), None)
    if field is None:
        assert kind in ("map", "picture", "practice", "choice", "checklist", "ranking")
        return
    field.setFocus()
    compose(field, "é")
    room.card.more.setFocus()
    QApplication.processEvents()
    assert words_in(room.session.answer(IT)).count("é") == 1
    room.check(kind)
    assert not room.card.editor.composing


def test_closing_the_window_keeps_it(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.show_exercise("name-it")
    field = screen.current().cards["name-it"].editor.focus_target()
    window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "ol")
    compose(field, "á")
    window.close()
    with open_workbook(path) as file:
        assert [saved.answer for saved in file.answers().values()] == ["olá"]


def test_a_key_that_waits_for_its_letter_is_placed_where_the_caret_is(open_room: Callable[..., Room]) -> None:
    room = open_room("reflection", "🌱 a walk")
    field = room.card.editor.focus_target()
    assert isinstance(field, QPlainTextEdit)
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Right)
    compose(field, "´")
    assert room.session.answer(IT) == "🌱 ´a walk"
