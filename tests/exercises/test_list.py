"""What is special to a list: reasons in place, more entries, days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.exercises.test_conformance import course_of, heard, on_paper, theme
from workbook.course.reading import read_course
from workbook.exercises.list.editor import AT_ONCE, ListEditor
from workbook.exercises.list.entries import Written, days_line, keyed, put_together
from workbook.exercises.list.spec import List
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext

__all__ = ["theme"]

TODAY = date(2026, 11, 22)


def day(before: int) -> str:
    return (TODAY - timedelta(days=before)).isoformat()


def list_of(settings: str) -> List:
    course, problems = read_course(course_of(f"::: list it\n{settings}\n\nWhat was all right?\n:::"))
    assert problems == []
    exercise = next(course.exercises())
    assert isinstance(exercise, List)
    return exercise


class Show:
    """An editor that lives on 22 November 2026."""

    def __init__(self, qtbot: QtBot, theme: Theme, exercise: List, answer: Any = None) -> None:
        self.editor = ListEditor(exercise, theme, EditorContext(), today=lambda: TODAY)
        qtbot.addWidget(self.editor)
        self.editor.resize(600, 500)
        self.editor.show()
        self.editor.show_answer(answer)
        self.said = heard(self.editor)

    def write(self, place: int, words: str, part: int = 0) -> None:
        QTest.keyClicks(list(self.editor.lines.values())[place].parts()[part].field, words)

    @property
    def words(self) -> list[tuple[str, str]]:
        return [line.words() for line in self.editor.lines.values()]


def test_blank_lines_are_there_and_each_change_is_an_entry(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("entries: 3\nbecause: yes"))
    assert shown.words == [("", "")] * 3
    shown.write(1, "s")
    shown.write(1, "w", part=1)
    (entry,) = shown.said[-1]["entries"]
    assert len(entry["row"]) == 8
    assert {**entry, "row": ""} == {"row": "", "text": "s", "because": "w"}
    shown.write(0, "a")
    assert [entry["text"] for entry in shown.said[-1]["entries"]] == ["a", "s"]


def test_add_another_is_ready_to_write_on(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("entries: 1"))
    QTest.keyClick(shown.editor.add, Qt.Key.Key_Space)
    assert len(shown.editor.lines) == 2
    assert shown.said == []
    focused = shown.editor.focusWidget()
    assert focused is list(shown.editor.lines.values())[1].thing.field
    QTest.keyClicks(focused, "b")
    assert [entry["text"] for entry in shown.said[-1]["entries"]] == ["b"]


def test_an_emptied_entry_is_gone_and_one_with_more_in_it_stays(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("entries: 1"), {"entries": [{"row": "a", "text": "x"}], "more": 1})
    field = shown.editor.lines["a"].thing.field
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert shown.said == [{"entries": [], "more": 1}]
    assert put_together([{"row": "a", "text": "x", "mood": 3}], {"a": Written("", "")}, None) == [
        {"row": "a", "text": "", "mood": 3}
    ]


def test_a_reason_of_an_older_course_is_still_shown(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(
        qtbot, theme, list_of("entries: 2"), {"entries": [{"row": "a", "text": "x", "because": "y"}]}
    )
    assert shown.words == [("x", "y"), ("", "")]
    assert [len(line.parts()) for line in shown.editor.lines.values()] == [2, 1]


def test_undo_gives_the_words_back_where_they_were(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("entries: 2"))
    shown.write(1, "b")
    QTest.keyClick(
        list(shown.editor.lines.values())[1].thing.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert shown.words == [("", "")] * 2
    shown.editor.redo()
    assert ("b", "") in shown.words


# Days


def test_each_day_begins_anew_with_earlier_days_within_reach(qtbot: QtBot, theme: Theme) -> None:
    answer = {
        "entries": [{"row": "a", "on": day(2), "text": "old"}, {"row": "b", "on": day(0), "text": "new"}]
    }
    shown = Show(qtbot, theme, list_of("entries: 2\ndays: 7"), answer)
    assert shown.words == [("new", ""), ("", "")]
    assert shown.editor._heading.text() == "Today, Sunday 22 November 2026"
    assert shown.editor._count.text() == "2 of the last 7 days."
    row = shown.editor.day_row
    assert row is not None
    names = [button.accessibleName() for button in row.days]
    assert names[4] == "Friday 20 November 2026, 1 entry"
    assert names[5] == "Saturday 21 November 2026, nothing written"
    QTest.mouseClick(row.days[4], Qt.MouseButton.LeftButton)
    assert shown.words == [("old", ""), ("", "")]
    assert shown.said == []  # looking is no change


def test_a_past_day_can_be_filled_in(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("days: 7"))
    row = shown.editor.day_row
    assert row is not None
    QTest.mouseClick(row.days[0], Qt.MouseButton.LeftButton)
    shown.write(0, "x")
    assert [(entry["on"], entry["text"]) for entry in shown.said[-1]["entries"]] == [(day(6), "x")]
    assert row.days[0].accessibleName().endswith("1 entry")
    assert shown.editor._count.text() == "1 of the last 7 days."


def test_days_are_chosen_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("days: 7"), {"entries": [{"row": "a", "on": day(1), "text": "x"}]})
    row = shown.editor.day_row
    assert row is not None
    assert [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in row.days] == [False] * 6 + [
        True
    ]
    shown.editor.activateWindow()
    QApplication.processEvents()
    row.days[6].setFocus()
    QTest.keyClick(row.days[6], Qt.Key.Key_Left)
    assert shown.words[0] == ("x", "")


def test_older_days_are_a_button_away(qtbot: QtBot, theme: Theme) -> None:
    shown = Show(qtbot, theme, list_of("days: 14"), {"entries": [{"row": "a", "on": day(10), "text": "x"}]})
    row = shown.editor.day_row
    assert row is not None
    assert shown.editor._count.text() == "1 of the last 14 days."
    assert not row.later.isEnabled()
    QTest.keyClick(row.earlier, Qt.Key.Key_Space)
    QTest.mouseClick(row.days[3], Qt.MouseButton.LeftButton)
    assert shown.words[0] == ("x", "")
    shown.write(0, "y")
    assert row.days[3].isChecked()
    QTest.keyClick(row.later, Qt.Key.Key_Space)
    assert row.days[6].day == TODAY


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "2026-13-01", "", 5, None])
def test_any_day_in_the_file_is_shown_somewhere(qtbot: QtBot, theme: Theme, on: Any) -> None:
    answer = {"entries": [{"row": "a", "on": on, "text": "x"}]}
    shown = Show(qtbot, theme, list_of("days: 7"), answer)
    shown.write(len(shown.words) - 1, "z")
    assert shown.said[-1]["entries"][0] == answer["entries"][0]
    row = shown.editor.day_row
    assert row is not None
    for _ in range(3):
        row.earlier.click()
    shown.editor.show_day(date.min)
    shown.editor.show_day(date.max)


def test_missed_days_are_simply_empty() -> None:
    counts = {TODAY: 3, TODAY - timedelta(days=6): 1, TODAY - timedelta(days=7): 1}
    assert days_line(counts, TODAY, 7) == "2 of the last 7 days."
    assert days_line({}, TODAY, 7) == ""


# Much, and odd things


def test_five_hundred_entries_come_in_parts_and_none_is_lost(qtbot: QtBot, theme: Theme) -> None:
    answer = {"entries": [{"row": f"r{n}", "text": f"thing {n}"} for n in range(500)]}
    shown = Show(qtbot, theme, list_of("entries: 3"), answer)
    assert len(shown.words) == AT_ONCE
    shown.write(0, "a ")
    assert [entry["row"] for entry in shown.said[-1]["entries"]] == [f"r{n}" for n in range(500)]
    QTest.keyClick(shown.editor.more, Qt.Key.Key_Space)
    assert len(shown.words) == AT_ONCE + 100
    assert shown.words[AT_ONCE] == (f"thing {AT_ONCE}", "")


def test_odd_entries_stay_where_they_are(qtbot: QtBot, theme: Theme) -> None:
    odd: list[Any] = [
        5,
        {"row": "a", "text": "x"},
        "loose",
        {"text": "no id"},
        {"row": "a", "text": "twice"},
        {},
    ]
    shown = Show(qtbot, theme, list_of("entries: 1"), {"entries": odd})
    assert [thing for thing, _ in shown.words] == ["x", "no id", "twice", ""]
    shown.write(0, "y")
    made = shown.said[-1]["entries"]
    assert [entry for entry in made if not isinstance(entry, dict)] == [5, "loose"]
    assert [entry["text"] for entry in made if isinstance(entry, dict)] == ["yx", "no id", "twice"]


@given(answer=sample("list").STRATEGY)
def test_saying_the_same_again_loses_nothing(answer: dict[str, Any]) -> None:
    entries = answer["entries"]
    lines = {
        key: Written(entry.get("text", ""), entry.get("because", "")) for key, entry in keyed(entries).items()
    }
    made = put_together(entries, lines, TODAY)
    kept = [entry for entry in entries if entry.get("text") or entry.get("because")]
    assert [{k: v for k, v in entry.items() if v} for entry in made] == [
        {k: v for k, v in entry.items() if v} for entry in kept
    ]


def test_lines_of_an_earlier_answer_and_what_is_brought() -> None:
    exercise = list_of("bring-first: 1")
    begun = exercise.from_lines(["a", "b"])
    assert exercise.as_lines(begun) == ["a", "b"]
    assert exercise.as_lines(exercise.for_workshop(begun)) == ["a"]
    assert list_of("because: yes").first_column({"entries": [{"text": "a", "because": "b"}]}) == ["a"]


def test_on_paper_a_day_has_its_date_and_a_reason_its_because() -> None:
    text = " ".join(on_paper("list", sample("list").ANSWER).split())
    assert "Friday 20 November 2026 1 Soup because there was" in text
    many = {"entries": [{"row": f"r{n}", "text": f"thing number {n} of many"} for n in range(500)]}
    assert "499 of many" in " ".join(on_paper("list", many).split())


@given(words=st.text(max_size=200))
def test_words_of_any_sort_are_kept(words: str) -> None:
    made = put_together(None, {"abcd1234": Written(words, "")}, TODAY)
    assert made == ([{"row": "abcd1234", "on": "2026-11-22", "text": words}] if words else [])
