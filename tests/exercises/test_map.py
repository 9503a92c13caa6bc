"""What is special to a map: places, the picture, and a list that does everything the picture does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.exercises.test_conformance import course_of, editor_of, heard, on_paper, theme
from workbook.course.reading import read_course
from workbook.exercises.map.editor import MapEditor
from workbook.exercises.map.initials import initials
from workbook.exercises.map.positions import (
    Box,
    Ground,
    direction_words,
    free_angle,
    place_names,
    ring_at,
)
from workbook.exercises.map.screen.map_form import LINES
from workbook.exercises.map.screen.map_signs import MapKey
from workbook.exercises.map.spec import Map
from workbook.window.look.theme import Theme

__all__ = ["theme"]

GROUND = Ground(300, 200, 280, 170)


# Places


@given(st.floats(0, 1), st.integers(0, 359))
def test_a_place_comes_back_from_where_it_is_drawn(distance: float, angle: int) -> None:
    back, turned = GROUND.place(*GROUND.point(distance, angle))
    assert back == pytest.approx(distance, abs=0.002)
    assert (turned - angle) % 360 in (0, 1, 359)


def test_a_place_outside_stays_on_the_map() -> None:
    assert GROUND.place(300, -5000) == (1.0, 0)
    assert GROUND.place(300, 200)[0] == 0.0


def test_rings_directions_and_gaps() -> None:
    assert [ring_at(d, 3) for d in (0, 0.3, 1 / 3, 0.34, 2 / 3, 0.9, 1)] == [0, 0, 0, 1, 1, 2, 2]
    assert [direction_words(a) for a in (0, 44, 90, 225, 340)] == [
        "top",
        "top right",
        "right",
        "bottom left",
        "top",
    ]
    assert free_angle([]) == 45
    assert free_angle([0]) == 180
    assert free_angle([0, 90, 180]) == 270


SPOT = st.tuples(st.floats(0, 600), st.floats(0, 400))
SIZE = st.tuples(st.floats(0, 150), st.floats(0, 40))


@given(st.lists(st.tuples(SPOT, SIZE), max_size=30))
def test_names_never_stand_over_the_edge(made: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    room = Box(2, 2, 596, 396)
    boxes = place_names([spot for spot, _ in made], [size for _, size in made], room, 200, 11)
    for box in boxes:
        assert box.x >= 2
        assert box.y >= 2
        assert box.x + box.width <= 598.001
        assert box.y + box.height <= 398.001


@given(st.floats(0, 600), st.floats(0, 400), st.floats(3, 20))
def test_a_name_alone_stands_at_the_outer_side_of_its_sign(x: float, y: float, gap: float) -> None:
    (box,) = place_names([(x, y)], [(80, 14)], Box(-900, -900, 2400, 2400), 200, gap)
    assert box.y == pytest.approx(y - gap - 14 if y < 200 else y + gap)


def test_a_name_keeps_clear_of_other_words() -> None:
    under = Box(260, 311, 80, 14)
    (box,) = place_names([(300, 300)], [(80, 14)], Box(0, 0, 600, 400), 200, 11, [under])
    assert not box.meets(under)


def test_two_names_close_together_do_not_overlap() -> None:
    boxes = place_names([(300, 100), (330, 104)], [(80, 14), (80, 14)], Box(0, 0, 600, 400), 200, 11)
    assert not boxes[0].meets(boxes[1])


# Names that are hidden


def test_initials_tell_names_apart() -> None:
    assert initials(["Ana", "ben", "Ada", "", "ärztin", "Ana", "🐈", "3rd floor"]) == [
        "A.", "B.", "A. 2", "", "Ä.", "A. 3", "N.", "R.",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=8), max_size=30))
def test_initials_are_unique_and_say_no_more_than_a_letter(names: list[str]) -> None:
    made = initials(names)
    told = [short for short in made if short]
    assert len(set(told)) == len(told)
    assert [bool(short) for short in made] == [bool(name.strip()) for name in names]
    assert all(short[1] == "." for short in told)


@pytest.mark.parametrize(
    "answer",
    [None, "Ines", {"items": "Ines"}, {"items": ["Ines", {"name": ["Ines"]}]}, {"people": ["Ines"]}],
)
def test_no_shape_of_answer_keeps_a_name(answer: Any) -> None:
    assert "Ines" not in str(make("map").without_names(answer))


# What an author writes


def test_rings_and_marks_are_read() -> None:
    exercise = make("map")
    assert isinstance(exercise, Map)
    assert exercise.rings == ("close", "in reach", "far")
    assert [(mark.id, mark.text) for mark in exercise.marks] == [
        ("more", "would like more"),
        ("much", "too much"),
    ]


def test_a_map_needs_no_settings() -> None:
    course, problems = read_course(course_of("::: map it\nWho is near?\n:::"))
    exercise = next(course.exercises())
    assert problems == []
    assert exercise.as_lines({"items": [{"name": "Jo", "distance": 0.9}]}) == ["Jo: person, far"]


def test_items_in_words() -> None:
    assert make("map").remembering({"gone": "once a mark"}).as_lines(sample("map").ANSWER) == [
        "Ines: person, close, often; would like more",
        "Canal path: place, in reach, often",
        "Book <b> & circle: group or helper, far, new; too much, once a mark",
    ]


@pytest.mark.parametrize(
    ("setting", "names"),
    [("more", ["Ines"]), ("line is often", ["Ines", "Canal path"]), ("sort is group", ["Book <b> & circle"])],
)
def test_only_some_of_it_may_be_brought(setting: str, names: list[str]) -> None:
    source = sample("map").SOURCE.replace("\n\n", f"\nbring-rows: {setting}\n\n", 1)
    course, problems = read_course(course_of(source))
    assert problems == []
    assert next(course.exercises()).first_column(sample("map").ANSWER) == names


def test_it_can_begin_with_names_from_before() -> None:
    begun = make("map").from_lines(["Ines", "Jo"])
    assert [(item["name"], item["angle"]) for item in begun["items"]] == [("Ines", 0), ("Jo", 180)]
    assert make("map").is_answered(begun)


@pytest.mark.parametrize(
    "mad",
    [{"items": 3}, {"items": [None, 5, "x", {"name": 3, "marks": {"a": 1}, "distance": "x", "angle": 1e300}]},
     {"items": [{"row": [], "sort": ["x"], "line": {}, "marks": [1, None, "more"]}]}],
)  # fmt: skip
def test_mad_items_break_nothing(qtbot: QtBot, theme: Theme, mad: Any) -> None:
    editor = map_editor(qtbot, theme)
    editor.show_answer(mad)
    assert not editor.grab().isNull()
    assert isinstance(on_paper("map", mad), str)


# On screen


def map_editor(qtbot: QtBot, theme: Theme) -> MapEditor:
    editor = editor_of(qtbot, make("map"), theme)
    assert isinstance(editor, MapEditor)
    return editor


def names(answer: Any) -> list[str]:
    return [item["name"] for item in answer["items"]]


def point(editor: MapEditor, at: int) -> QPoint:
    return editor.picture._spot(editor.picture._nodes[at]).toPoint()


def test_a_name_that_was_only_begun_is_not_said(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    said = heard(editor)
    QTest.keyClick(editor.add, Qt.Key.Key_Space)
    QTest.keyClick(editor.add, Qt.Key.Key_Space)
    assert said == []
    QTest.keyClicks(editor.form.name, "Jo")
    assert names(said[-1]) == ["Jo"]
    assert [item["row"] for item in said[-1]["items"]] == [item["row"] for item in said[0]["items"]]


def test_everything_can_be_said_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    said = heard(editor)
    QTest.keyClick(editor.add, Qt.Key.Key_Space)
    QTest.keyClicks(editor.form.name, "Al")
    editor.form.sort.pick(3)
    editor.form.line.pick(2)
    QTest.keyClick(editor.form.near, Qt.Key.Key_Home)
    QTest.keyClick(editor.form.turn, Qt.Key.Key_PageUp)
    QTest.keyClick(editor.form.marks["much"], Qt.Key.Key_Space)
    item = said[-1]["items"][0]
    assert len(item.pop("row")) == 8
    assert item == {
        "name": "Al", "sort": "place", "distance": 0.0, "angle": 90, "line": "seldom", "marks": ["much"],
    }  # fmt: skip
    assert len(said) == 7
    editor.form.line.pick(0)
    assert "line" not in said[-1]["items"][0]
    editor.form.remove.click()
    assert said[-1] == {"items": []}
    assert not make("map").is_answered(said[-1])
    editor.undo()
    assert names(said[-1]) == ["Al"]


def test_arrows_in_the_list_go_from_name_to_name(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    editor.show_answer(sample("map").ANSWER)
    said = heard(editor)
    assert editor.form.name.text() == "Ines"
    QTest.keyClick(editor.names, Qt.Key.Key_Down)
    assert editor.form.name.text() == "Canal path"
    assert said == []
    QTest.keyClick(editor.names, Qt.Key.Key_Delete)
    assert names(said[-1]) == ["Ines", "Book <b> & circle"]


def test_dragging_moves_a_name_and_says_it_once(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    editor.show_answer(sample("map").ANSWER)
    said = heard(editor)
    ground = editor.picture.ground()
    target = QPoint(*(round(part) for part in ground.point(0.9, 90)))
    QTest.mousePress(editor.picture, Qt.MouseButton.LeftButton, pos=point(editor, 1))
    QTest.mouseMove(editor.picture, (point(editor, 1) + target) / 2)
    QTest.mouseMove(editor.picture, target)
    QTest.mouseRelease(editor.picture, Qt.MouseButton.LeftButton, pos=target)
    assert len(said) == 1
    moved = said[0]["items"][1]
    assert moved["name"] == "Canal path"
    assert moved["distance"] == pytest.approx(0.9, abs=0.01)
    assert moved["angle"] == 90
    assert editor.form.name.text() == "Canal path"
    assert editor.form.turn.value() == 90


def test_a_press_chooses_and_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    editor.show_answer(sample("map").ANSWER)
    said = heard(editor)
    QTest.mouseClick(editor.picture, Qt.MouseButton.LeftButton, pos=point(editor, 2))
    assert editor.form.name.text() == "Book <b> & circle"
    assert said == []


def test_a_double_click_adds_a_name_there(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    said = heard(editor)
    spot = QPoint(*(round(part) for part in editor.picture.ground().point(0.8, 45)))
    QTest.mouseDClick(editor.picture, Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClicks(editor.form.name, "J")
    assert said[0]["items"][0]["angle"] == pytest.approx(45, abs=1)
    assert said[0]["items"][0]["distance"] == pytest.approx(0.8, abs=0.02)


def test_what_it_does_not_know_is_kept(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    said = heard(editor)
    odd = {
        "items": [7, {"row": "a", "name": "Jo", "sort": "robot", "marks": ["gone"], "more": 1}, "x"],
        "note": "n",
    }
    editor.show_answer(odd)
    QTest.keyClick(editor.form.name, Qt.Key.Key_End)
    QTest.keyClicks(editor.form.name, "e")
    assert said == [
        {
            "items": [7, {"row": "a", "name": "Joe", "sort": "robot", "marks": ["gone"], "more": 1}, "x"],
            "note": "n",
        }
    ]


def test_a_mark_the_course_no_longer_has_can_be_seen_and_taken_away(qtbot: QtBot, theme: Theme) -> None:
    editor = editor_of(qtbot, make("map").remembering({"gone": "once a mark"}), theme)
    assert isinstance(editor, MapEditor)
    said = heard(editor)
    editor.show_answer(sample("map").ANSWER)
    editor._look_at(2)
    tick = editor.form.marks["gone"]
    assert (tick.text(), tick.isChecked(), tick.isVisible()) == ("once a mark", True, True)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert said[-1]["items"][2]["marks"] == ["much"]
    editor._look_at(0)
    assert not tick.isVisible()


def test_the_picture_tells_those_who_listen_what_is_on_it(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    editor.show_answer(sample("map").ANSWER)
    interface = QAccessible.queryAccessibleInterface(editor.picture)
    assert interface.role() == QAccessible.Role.Graphic
    assert "map" in interface.text(QAccessible.Text.Name)
    said = interface.text(QAccessible.Text.Description)
    assert "Ines: person, close, often; would like more." in said


def test_five_hundred_names_and_an_endless_one_are_shown(qtbot: QtBot, theme: Theme) -> None:
    editor = map_editor(qtbot, theme)
    items: list[Any] = [
        {"row": f"{n:08d}", "name": f"Name {n}", "angle": n, "distance": n / 500} for n in range(499)
    ]
    editor.show_answer({"items": [*items, {"row": "z", "name": "x" * 100_000}]})
    assert editor.names.count() == 500
    assert not editor.grab().isNull()
    said = heard(editor)
    QTest.keyClicks(editor.form.name, "!")
    assert len(said[0]["items"]) == 500
    text = on_paper("map", {"items": items})
    assert "Name 498" in text


def test_the_empty_form_has_rings_key_and_marks() -> None:
    text = " ".join(on_paper("map", None).split())
    for words in ("close", "in reach", "group or helper", "seldom", "would like more, too much"):
        assert words in text


def test_the_key_has_every_line_that_can_be_chosen(theme: Theme) -> None:
    key = MapKey(theme)
    for line, words in LINES:
        assert (line, words.lower()) in key.entries()
    assert "not said" in key.accessibleName()


def test_its_rings_are_among_the_words_that_a_new_version_may_change() -> None:
    words = make("map").part_words()
    rings = make("map").rings  # type: ignore[attr-defined]
    assert rings
    assert [words[f"ring {place}"] for place in range(1, len(rings) + 1)] == list(rings)
