"""Every kind on screen: shows any answer, says each change once, can be used by keyboard, has names."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSlider, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import MAD, make, sample
from workbook.course import kinds
from workbook.course.exercise import Exercise
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.options import TickRow

TAKES_KEYS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractButton, QSlider)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    return made


def show(qtbot: QtBot, theme: Theme, exercise: Exercise) -> ExerciseEditor:
    editor: ExerciseEditor = kinds.editor(exercise.kind)(exercise, theme, EditorContext())
    qtbot.addWidget(editor)
    editor.resize(600, 400)
    editor.show()
    editor.show_answer(None)
    return editor


class Heard:
    """What an editor said."""

    def __init__(self, editor: ExerciseEditor) -> None:
        self.answers: list[Any] = []
        editor.answered.connect(self.answers.append)

    @property
    def last(self) -> Any:
        return self.answers[-1]


def test_showing_says_nothing(qtbot: QtBot, theme: Theme, exercise: Exercise, answer: Any) -> None:
    editor = show(qtbot, theme, exercise)
    heard = Heard(editor)
    for shown in (answer, None, answer, *MAD):
        editor.show_answer(shown)
    assert heard.answers == []


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_every_field_has_a_name(qtbot: QtBot, exercise: Exercise, answer: Any, size: float) -> None:
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light", size)
    editor = show(qtbot, theme, exercise)
    editor.show_answer(answer)
    fields = [w for w in editor.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inputs = [w for w in fields if isinstance(w, TAKES_KEYS)]
    assert inputs
    for widget in inputs:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget


def test_a_line_says_what_is_typed(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("line"))
    heard = Heard(editor)
    QTest.keyClicks(editor.focus_target(), "ab")
    assert heard.answers == ["a", "ab"]


def test_a_reflection_keeps_every_character(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("reflection"))
    heard = Heard(editor)
    field = editor.findChild(QPlainTextEdit)
    assert field is not None
    editor.show_answer(sample("reflection").ANSWER)
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, "!")
    assert heard.last == sample("reflection").ANSWER + "!"
    field.undo()
    assert heard.last == sample("reflection").ANSWER


def test_ctrl_y_brings_back_what_ctrl_z_took_in_a_field_and_beside_it(qtbot: QtBot, theme: Theme) -> None:
    reflection = show(qtbot, theme, make("reflection"))
    reflection.window().activateWindow()
    field = reflection.findChild(QPlainTextEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "quiet")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "quiet"
    scale = show(qtbot, theme, make("scale"))
    scale.window().activateWindow()
    line = scale.focus_target()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    heard = Heard(scale)
    QTest.keyClick(line, Qt.Key.Key_4)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert heard.answers[0] == heard.last
    assert len(heard.answers) == 3


def test_a_scale_takes_digits_arrows_and_delete(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("scale"))
    heard = Heard(editor)
    line = editor.focus_target()
    QTest.keyClick(line, Qt.Key.Key_3)
    assert heard.last == {"values": {"morning": 3}}
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert heard.last == {"values": {"morning": 4}}
    QTest.keyClick(line, Qt.Key.Key_End)
    assert heard.last == {"values": {"morning": 10}}
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert heard.last is None
    QTest.keyClick(line, Qt.Key.Key_1)
    QTest.keyClick(line, Qt.Key.Key_0)
    assert heard.last == {"values": {"morning": 10}}


def test_a_scale_keeps_values_it_cannot_show(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("scale"))
    heard = Heard(editor)
    editor.show_answer({"values": {"gone": 4, "evening": 99}, "note": "mine"})
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_3)
    assert heard.last == {"values": {"gone": 4, "evening": 99, "morning": 3}, "note": "mine"}


def test_a_choice_is_chosen_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("choice"))
    heard = Heard(editor)
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
    assert heard.answers == [{"chosen": "alone"}]


def test_own_words_of_a_choice(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("choice"))
    heard = Heard(editor)
    rows = editor.findChildren(QAbstractButton)
    QTest.mouseClick(rows[-1], Qt.MouseButton.LeftButton)
    field = editor.findChild(QLineEdit)
    assert field is not None
    assert field.isVisible()
    QTest.keyClicks(field, "x")
    assert heard.last == {"chosen": "other", "other": "x"}


def test_a_choice_that_is_gone_is_still_shown(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("choice").remembering({"gone": "on a boat"}))
    editor.show_answer({"chosen": "gone"})
    chosen = [row.text() for row in editor.findChildren(QAbstractButton) if row.isChecked()]
    assert chosen == ["on a boat"]


def test_a_checklist_ticks_and_takes_own_lines(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("checklist"))
    heard = Heard(editor)
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
    assert heard.last == {"ticked": ["shoulders"], "own": []}
    add = next(b for b in editor.findChildren(QAbstractButton) if b.text() == "Add my own")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    field = editor.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "hm")
    own = heard.last["own"]
    assert [(line["text"], line["ticked"]) for line in own] == [("hm", True)]
    assert len(own[0]["row"]) == 8


def test_an_own_line_is_ticked_with_its_first_word_and_never_while_it_is_empty(
    qtbot: QtBot, theme: Theme
) -> None:
    exercise = make("checklist")
    editor = show(qtbot, theme, exercise)
    heard = Heard(editor)
    add = next(b for b in editor.findChildren(QAbstractButton) if b.text() == "Add my own")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    first = editor.findChildren(QLineEdit)[0]
    QTest.keyClicks(first, "hm")
    QTest.keyClick(first, Qt.Key.Key_Return)
    second = editor.findChildren(QLineEdit)[1]
    boxes = [b for b in editor.findChildren(TickRow) if not b.text()]
    assert [box.accessibleName() for box in boxes] == ["hm", "Tick my own line"]
    assert [box.isChecked() for box in boxes] == [True, False]
    QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    assert not boxes[1].isChecked()
    QTest.keyClicks(second, "so")
    assert boxes[1].isChecked()
    QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    QTest.keyClicks(second, "me")
    assert [(line["text"], line["ticked"]) for line in heard.last["own"]] == [("hm", True), ("some", False)]
    for field in (first, second):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
    assert [line["ticked"] for line in heard.last["own"]] == [False, False]
    assert not exercise.is_answered(heard.last)
    editor.show_answer({"ticked": [], "own": [{"row": "k3j9d2h1", "text": " ", "ticked": True}]})
    assert not any(b.isChecked() for b in editor.findChildren(QAbstractButton))


def test_an_own_line_can_be_taken_away(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("checklist"))
    editor.show_answer(sample("checklist").ANSWER)
    heard = Heard(editor)
    field = editor.findChild(QLineEdit)
    assert field is not None
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert heard.last == {"ticked": ["jaw", "blank"], "own": []}


def test_a_plan_says_its_rows(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("plan"))
    heard = Heard(editor)
    QTest.keyClicks(editor.focus_target(), "x")
    assert heard.last == {"rows": [{"row": "home", "if": "x", "then": "", "otherwise": ""}]}


def test_a_plan_keeps_rows_of_an_older_course(qtbot: QtBot, theme: Theme) -> None:
    editor = show(qtbot, theme, make("plan"))
    heard = Heard(editor)
    editor.show_answer({"rows": [{"row": "gone", "if": "a", "then": "b", "more": 1}]})
    QTest.keyClicks(editor.focus_target(), "x")
    kept = next(row for row in heard.last["rows"] if row["row"] == "gone")
    assert kept == {"row": "gone", "if": "a", "then": "b", "otherwise": "", "more": 1}
