"""Taking back: one act is one step, from wherever the keyboard is, and the menu says what it is."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.window.room import IT, Room
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.acts import Act, Acts

CTRL = Qt.KeyboardModifier.ControlModifier


def drag_name(room: Room) -> None:
    room.card.editor.picture.moved.emit(0, 0.9, 120.0)


def remove_name(room: Room) -> None:
    room.card.editor.form.remove.click()


def remove_row(room: Room) -> None:
    view = room.card.editor.view
    view.setCurrentIndex(view.grid.index(0, 0))
    view.remove_row()


def clear_sheet(room: Room) -> None:
    room.card.editor.tools.clear.click()


def remove_picture(room: Room) -> None:
    room.card.editor.remove.click()


def place_one(room: Room) -> None:
    editor: Any = room.card.editor
    editor.put_at(editor.order[0], 1)


def take_tick(room: Room) -> None:
    next(iter(room.card.editor.rows.values())).click()


def choose_number(room: Room) -> None:
    line: Any = room.card.editor.focus_target()
    line.setValue(line.maximum() if line.value() != line.maximum() else 0)


def clear(room: Room) -> None:
    room.card.clear()


ACTS = [
    ("map", drag_name, "move a name"), ("map", remove_name, "remove a name"), ("table", remove_row, "remove a row"),
    ("drawing", clear_sheet, "clear the sheet"), ("picture", remove_picture, "remove the picture"),
    ("ranking", place_one, "put a line in its place"), ("checklist", take_tick, ""),
    ("scale", choose_number, "choose a number"), ("reflection", clear, "clear this answer"),
    ("list", clear, "clear this answer"), ("log", clear, "clear this answer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "act", "what"), ACTS, ids=[f"{kind} {act.__name__}" for kind, act, _ in ACTS]
)
def test_each_act_is_a_step_with_a_name(
    open_room: Callable[..., Room], kind: str, act: Callable[[Room], None], what: str
) -> None:
    room = open_room(kind, sample(kind).ANSWER)
    acts, before = room.session.acts, room.session.answer(IT)
    act(room)
    after = room.session.answer(IT)
    assert after != before
    assert acts.undo_words() == what or not what
    acts.undo()
    assert room.session.answer(IT) == before
    room.check(kind)
    acts.redo()
    assert room.session.answer(IT) == after
    room.check(kind)


def test_ticks_one_by_one_are_taken_back_one_by_one(open_room: Callable[..., Room]) -> None:
    room = open_room("checklist", None)
    rows = list(room.card.editor.rows.values())[:3]
    for row in rows:
        row.click()
    for left in (2, 1, 0):
        room.session.acts.undo()
        assert sum(row.isChecked() for row in rows) == left


def test_names_dragged_one_after_another_are_put_back_one_after_another(
    open_room: Callable[..., Room],
) -> None:
    room = open_room("map", sample("map").ANSWER)
    moved: Any = room.card.editor.picture.moved
    before = room.session.answer(IT)
    moved.emit(0, 0.9, 120.0)
    between = room.session.answer(IT)
    moved.emit(1, 0.4, 30.0)
    room.session.acts.undo()
    assert room.session.answer(IT) == between
    room.session.acts.undo()
    assert room.session.answer(IT) == before


def test_what_changed_nothing_is_no_step(open_room: Callable[..., Room]) -> None:
    room = open_room("reflection", None)
    room.card.clear()
    assert room.session.acts.undo_words() == ""


def test_who_sees_it_and_not_today_are_taken_back(open_room: Callable[..., Room]) -> None:
    room = open_room("line", "hello")
    acts, exercise = room.session.acts, room.session.course.find(IT)
    assert exercise is not None
    room.card.visibility._buttons["bring"].click()
    assert acts.undo_words() == "who sees this answer"
    room.card.set_aside()
    assert acts.undo_words() == "not today"
    acts.undo()
    assert not room.session.choices.is_not_today(IT)
    acts.undo()
    assert room.session.choices.share(exercise) == room.card.visibility.share() == "keep"
    acts.redo()
    assert room.session.choices.share(exercise) == room.card.visibility.share() == "bring"


def action(window: MainWindow, begins: str) -> QAction:
    return next(action for action in window.actions() if action.text().replace("&", "").startswith(begins))


def test_the_menu_names_it_and_its_key_works_from_anywhere(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    assert not action(window, "Undo").isEnabled()
    opened.show_exercise("signs")
    card = opened.current().cards["signs"]
    next(iter(card.editor.rows.values())).click()
    assert action(window, "Undo").text() == "&Undo: tick a line"
    opened.next_page()
    opened.current().setFocus()
    qtbot.waitUntil(opened.current().hasFocus)
    QTest.keyClick(opened.current(), Qt.Key.Key_Z, CTRL)
    assert not opened.session.is_answered(ExerciseId("signs"))
    assert "signs" in opened.current().cards  # one sees what was taken back
    assert action(window, "Redo").text() == "&Redo: tick a line"
    action(window, "Redo").trigger()
    assert opened.session.is_answered(ExerciseId("signs"))
    window.show_home()
    assert not action(window, "Undo").isEnabled()


def test_a_field_takes_back_its_own_typing_first_and_then_leaves_the_key_to_the_window(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    opened.show_exercise("signs")
    next(iter(opened.current().cards["signs"].editor.rows.values())).click()
    opened.show_exercise("tell")
    field = opened.current().cards["tell"].editor.focus_target()
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "quiet")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == ""
    assert opened.session.is_answered(ExerciseId("signs"))
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)  # what was typed and taken back in one go is no step any more
    assert not opened.session.is_answered(ExerciseId("signs"))
    assert "signs" in opened.current().cards  # one sees what was taken back


def test_an_erased_history_cannot_be_taken_back(window: MainWindow, opened: WorkbookScreen) -> None:
    from workbook.window.session.opened_file import read_opened_file

    opened.show_exercise("tell")
    field = opened.current().cards["tell"].editor.focus_target()
    QTest.keyClicks(field, "quiet")
    contents = opened.session.file.submit(read_opened_file).result(10)
    window.take_in(opened.session.begin_anew(contents))
    assert window.session is not None
    assert window.session.acts.undo_words() == ""


def test_typing_without_a_pause_is_one_act_and_after_a_pause_another() -> None:
    now, shown = [0.0], [""]

    def apply(words: str) -> None:
        shown[0] = words

    acts = Acts(seconds=lambda: now[0])
    for at, before, after in ((0.0, "", "a"), (0.5, "a", "ab"), (3.0, "ab", "abc")):
        now[0] = at
        acts.did(Act("it", "typing", before, after, apply, "typing"))
    acts.undo()
    assert shown == ["ab"]
    acts.undo()
    assert shown == [""]
    assert acts.undo() is None
    acts.redo()
    acts.redo()
    assert shown == ["abc"]


def test_a_step_of_one_exercise_can_be_taken_back_before_those_of_another() -> None:
    shown: dict[str, str] = {}
    acts = Acts()
    for of in ("drawing", "line"):
        acts.did(Act(of, "act", "before", "after", partial(shown.__setitem__, of)))
    acts.undo("drawing")
    assert shown == {"drawing": "before"}
    acts.undo("drawing")
    assert shown == {"drawing": "before"}
    acts.undo()
    assert shown == {"drawing": "before", "line": "before"}
