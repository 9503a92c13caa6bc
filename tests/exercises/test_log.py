"""What is special to a log: days to choose, past ones too, and never a word about the empty ones."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import exercise_from, make, sample
from workbook.exercises.log.editor import LogEditor
from workbook.exercises.log.spec import Log
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.scale_line import ScaleLine

NOW = date(2026, 11, 15)
ANSWER = sample("log").ANSWER


class Desk:
    """A log on Sunday 15 November 2026, with what it said."""

    def __init__(self, qtbot: QtBot, answer: Any = None, source: str = "") -> None:
        window_app.make_application()
        theme = Theme(resources_folder() / "icons", "light")
        dress(theme)
        exercise = exercise_from(source) if source else make("log")
        assert isinstance(exercise, Log)
        self.exercise = exercise
        self.editor = LogEditor(exercise, theme, EditorContext(), now=self.now)
        area = self.area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.editor)
        qtbot.addWidget(area)
        area.resize(640, 500)
        area.show()
        self.today = NOW
        self.editor.show_answer(answer)
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    def now(self) -> date:
        return getattr(self, "today", NOW)

    def word(self, entry: int = 0) -> QPlainTextEdit:
        field = self.editor.entries[entry].fields["word"].field
        assert isinstance(field, QPlainTextEdit)
        return field

    def faces(self) -> list[tuple[str, bool]]:
        return [(s.face.numbers, s.face.filled) for s in self.editor.strip.squares if s.face]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.editor.focus_target(), key)


@pytest.fixture
def empty(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.fixture
def filled(qtbot: QtBot) -> Desk:
    return Desk(qtbot, ANSWER)


def test_the_last_days_stand_there_with_numbers_and_without_judgement(filled: Desk) -> None:
    assert filled.faces() == [
        ("6", True),
        ("5", True),
        ("", False),
        ("7", True),
        ("", False),
        ("", False),
        ("", False),
    ]
    assert filled.editor.summary.text() == "3 of the last 7 days. A day without a note is only a day."
    assert filled.editor.heading.text() == "Today, Sunday 15 November 2026"


def test_each_day_has_its_words_for_a_screen_reader(filled: Desk) -> None:
    told = [square.accessibleName() for square in filled.editor.strip.squares]
    assert told[0] == "Monday 9 November 2026: 6, wary"
    assert told[2] == "Wednesday 11 November 2026: no note"
    role = QAccessible.queryAccessibleInterface(filled.editor.strip.squares[0]).role()
    assert role == QAccessible.Role.RadioButton


def test_what_is_written_belongs_to_the_chosen_day(empty: Desk) -> None:
    QTest.keyClicks(empty.word(), "x")
    row = empty.said[-1]["rows"][0]
    assert (row["on"], row["word"], len(row["row"])) == ("2026-11-15", "x", 8)
    assert empty.faces()[-1] == ("", True)


def test_a_past_day_can_be_filled_in_by_arrow_keys(empty: Desk) -> None:
    empty.press(Qt.Key.Key_Left)
    empty.press(Qt.Key.Key_Left)
    assert empty.editor.heading.text() == "Friday 13 November 2026"
    QTest.keyClicks(empty.word(), "x")
    assert empty.said[-1]["rows"][0]["on"] == "2026-11-13"
    assert empty.editor.focus_target().accessibleName() == "Friday 13 November 2026: x"


def test_older_days_are_within_reach_and_days_to_come_are_not(filled: Desk) -> None:
    filled.press(Qt.Key.Key_Right)
    assert filled.editor.day == NOW
    QTest.mouseClick(filled.editor.earlier, Qt.MouseButton.LeftButton)
    assert filled.editor.day == date(2026, 11, 8)
    assert filled.editor.summary.text() == "A day without a note is only a day."
    assert filled.editor.later.isEnabled()
    QTest.mouseClick(filled.editor.later, Qt.MouseButton.LeftButton)
    assert filled.editor.day == NOW
    assert not filled.editor.later.isEnabled()
    filled.editor.choose(date(2026, 11, 9))
    filled.press(Qt.Key.Key_Left)
    assert filled.editor.day == date(2026, 11, 8)
    assert filled.editor.last == date(2026, 11, 8)


def test_a_click_chooses_a_day(filled: Desk) -> None:
    QTest.mouseClick(filled.editor.strip.squares[1], Qt.MouseButton.LeftButton)
    assert filled.editor.day == date(2026, 11, 10)
    assert filled.word().toPlainText() == "busy"
    assert filled.said == []


def test_only_the_chosen_day_takes_the_tab_key(filled: Desk) -> None:
    takers = [s for s in filled.editor.strip.squares if s.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert takers == [filled.editor.focus_target()]
    filled.editor.focus_target().setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(filled.area.focusWidget(), Qt.Key.Key_Tab)
        seen.append(filled.area.focusWidget())
    assert not [square for square in filled.editor.strip.squares if square in seen]


def test_two_notes_a_day_keep_their_places(empty: Desk) -> None:
    QTest.keyClicks(empty.word(1), "x")
    rows = empty.said[-1]["rows"]
    assert [row.get("word") for row in rows] == [None, "x"]
    empty.editor.show_answer(empty.said[-1])
    assert empty.word(1).toPlainText() == "x"
    assert empty.word(0).toPlainText() == ""


def test_a_field_that_goes_with_its_entry_says_nothing_more(qtbot: QtBot) -> None:
    source = "::: log it\ntitle: Hours\ncolumn: Hours | 0-24 {#hours}\nper-day: 1\n\nHow many?\n:::\n"
    two = [{"row": key * 8, "on": "2026-11-15", "hours": 3} for key in "ab"]
    desk = Desk(qtbot, {"rows": two}, source)
    field = desk.editor.entries[1].fields["hours"].field
    desk.area.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "9")
    said = len(desk.said)
    desk.editor.show_answer({"rows": two[:1]})
    assert len(desk.said) == said
    desk.editor.choose(date(2026, 11, 14))
    desk.editor.choose(NOW)
    assert desk.editor.entries[1].isHidden()
    assert desk.faces()[-1] == ("3", True)


def test_a_day_that_is_emptied_is_no_answer(empty: Desk) -> None:
    QTest.keyClicks(empty.word(), "x")
    QTest.keyClick(empty.word(), Qt.Key.Key_Backspace)
    assert empty.said[-1] == {"rows": []}
    assert not empty.exercise.is_answered(empty.said[-1])


def test_numbers_of_one_day_stand_side_by_side(filled: Desk) -> None:
    filled.editor.choose(date(2026, 11, 10))
    line = filled.editor.entries[1].fields["guard"].field
    assert isinstance(line, ScaleLine)
    QTest.keyClick(line, Qt.Key.Key_3)
    assert filled.faces()[1] == ("5 · 3", True)
    assert len(filled.said) == 1


TWICE = """::: log it
title: Guard
column: Morning | 0-10 {#morning}
column: Evening | 0-10 {#evening}
column: Hours | 0-24 {#hours}
column: One word {#word}
per-day: 1

How much on guard?
:::
"""


@pytest.mark.parametrize(
    ("cells", "numbers", "spoken", "heat"),
    [
        ({"morning": 10, "evening": 2}, "10 · 2", "Morning 10, Evening 2", 0.6),
        ({"morning": 7}, "7 · –", "Morning 7", 0.7),
        ({"evening": 3, "word": "tired"}, "– · 3", "Evening 3", 0.3),
        ({"hours": 12}, "", "", None),
        ({"word": "tired"}, "", "", None),
    ],
)
def test_both_times_of_a_day_stand_on_its_square(
    cells: dict[str, Any], numbers: str, spoken: str, heat: float | None
) -> None:
    log = exercise_from(TWICE)
    assert isinstance(log, Log)
    face = log.face(NOW, [{"row": "a", "on": NOW.isoformat(), **cells}])
    assert (face.numbers, face.spoken) == (numbers, spoken)
    assert face.heat == (heat if heat is None else pytest.approx(heat))


def test_two_times_are_heard_with_their_names_and_fit_on_the_square(qtbot: QtBot) -> None:
    row = {"row": "a", "on": NOW.isoformat(), "morning": 10, "evening": 10, "word": "wide awake"}
    desk = Desk(qtbot, {"rows": [row]}, TWICE)
    square = desk.editor.strip.squares[-1]
    assert square.accessibleName() == "Sunday 15 November 2026: Morning 10, Evening 10, wide awake"
    for wide in (38, 80):
        room = QFontMetrics(square._number_font(wide)).horizontalAdvance("10 · 10")
        assert room <= wide - 3


def test_other_keys_rows_and_days_are_kept(qtbot: QtBot) -> None:
    rows = [
        {"row": "a", "on": "2026-11-15", "mood": "light", "word": "one"},
        {"row": "b", "on": "sometime", "word": "two"},
        "three",
    ]
    desk = Desk(qtbot, {"rows": rows, "more": 1})
    assert desk.editor.loose.text() == "Without a day:\nOne word: two"
    QTest.keyClicks(desk.word(), "x")
    said = desk.said[-1]
    assert said["more"] == 1
    assert said["rows"][1:] == rows[1:]
    assert said["rows"][0] == {"row": "a", "on": "2026-11-15", "mood": "light", "word": "xone"}


def test_the_day_changes_while_the_window_is_open(empty: Desk) -> None:
    empty.today = date(2026, 11, 16)
    empty.press(Qt.Key.Key_Right)
    assert empty.editor.day == date(2026, 11, 16)
    assert empty.editor.heading.text() == "Today, Monday 16 November 2026"


def test_entries_read_as_lines_in_the_order_of_their_days() -> None:
    answer = {"rows": [*reversed(ANSWER["rows"]), {"row": "z", "on": "2026-11-10"}]}
    assert make("log").as_lines(answer)[0] == "9 Nov 2026: Guard: 6; One word: wary; Outside: yes"
