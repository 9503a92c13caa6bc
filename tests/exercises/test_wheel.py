"""What is special to a wheel: the picture and the lines are one, pairs, and too few or too many spokes."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.exercises.test_conformance import editor_of, heard, on_paper, theme
from workbook.exercises.wheel.editor import WheelEditor
from workbook.exercises.wheel.spec import Wheel
from workbook.window.look.theme import Theme

__all__ = ["theme"]


def wheel_editor(qtbot: QtBot, theme: Theme) -> WheelEditor:
    editor = editor_of(qtbot, make("wheel"), theme)
    assert isinstance(editor, WheelEditor)
    return editor


def middle(editor: WheelEditor) -> QPoint:
    return editor.picture.rect().center()


def test_a_press_on_a_spoke_sets_it(qtbot: QtBot, theme: Theme) -> None:
    editor = wheel_editor(qtbot, theme)
    said = heard(editor)
    radius = round(editor.picture._radius(editor.picture.width()))
    up = QPoint(0, -radius)
    QTest.mouseClick(editor.picture, Qt.MouseButton.LeftButton, pos=middle(editor) + up)
    QTest.mouseClick(editor.picture, Qt.MouseButton.LeftButton, pos=middle(editor) + QPoint(radius, 0))
    assert said == [{"values": {"sleep": 10}}, {"values": {"sleep": 10, "friends": 10}}]
    assert editor.items["friends"].line.number() == 10


def test_a_press_beside_the_wheel_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    editor = wheel_editor(qtbot, theme)
    said = heard(editor)
    QTest.mouseClick(editor.picture, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert said == []


def test_dragging_along_a_spoke_moves_its_number(qtbot: QtBot, theme: Theme) -> None:
    editor = wheel_editor(qtbot, theme)
    said = heard(editor)
    radius = round(editor.picture._radius(editor.picture.width()))
    QTest.mousePress(editor.picture, Qt.MouseButton.LeftButton, pos=middle(editor) - QPoint(0, radius))
    QTest.mouseMove(editor.picture, middle(editor) - QPoint(0, radius // 8))
    QTest.mouseRelease(editor.picture, Qt.MouseButton.LeftButton, pos=middle(editor))
    assert said[-1] == {"values": {"sleep": 0}}
    assert {key for answer in said for key in answer["values"]} == {"sleep"}


def test_the_picture_tells_in_words_what_it_shows(qtbot: QtBot, theme: Theme) -> None:
    editor = wheel_editor(qtbot, theme)
    editor.show_answer(sample("wheel").ANSWER)
    editor.show_before({"values": {"sleep": 1}})
    said = editor.picture.accessibleDescription()
    assert "sleep: 3, before 1." in said
    assert "quiet: not chosen." in said
    assert editor.items["sleep"].change.text() == "1 before, 3 after. Higher by 2."


def test_a_number_the_course_no_longer_asks_for_is_shown_and_kept(qtbot: QtBot, theme: Theme) -> None:
    editor = editor_of(qtbot, make("wheel").remembering({"gone": "the garden"}), theme)
    assert isinstance(editor, WheelEditor)
    said = heard(editor)
    editor.show_answer({"values": {"gone": 4}, "mine": 1})
    assert "the garden: 4" in editor.gone.text()
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_7)
    assert said == [{"values": {"gone": 4, "sleep": 7}, "mine": 1}]


def test_long_names_stand_as_numbers_in_the_picture(qtbot: QtBot, theme: Theme) -> None:
    from tests.exercises.test_conformance import course_of
    from workbook.course.reading import read_course

    block = "::: wheel it\nHow?\n\n- I find it easy to ask for comfort.\n- b\n- c\n:::"
    course, _ = read_course(course_of(block))
    editor = editor_of(qtbot, next(course.exercises()), theme)
    assert isinstance(editor, WheelEditor)
    assert not editor.picture.named
    assert not editor.grab().isNull()


@pytest.mark.parametrize("count", [1, 2, 500])
def test_a_wheel_with_too_few_or_too_many_numbers_is_printed_in_lines(count: int) -> None:
    answer: dict[str, Any] = {"values": {f"gone-{n}": n for n in range(count)}}
    text = on_paper("wheel", answer)
    assert f"gone-{count - 1}" in text


def test_a_wheel_without_spokes_breaks_nothing(qtbot: QtBot, theme: Theme) -> None:
    bare: Any = Wheel(id="w", number="", line=0, title="W", question="W?")  # type: ignore[arg-type]
    editor = editor_of(qtbot, bare, theme)
    editor.show_answer(sample("wheel").ANSWER)
    assert not editor.grab().isNull()
