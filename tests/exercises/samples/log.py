"""A log: a number and a word for each day."""

from datetime import date

from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.exercises.samples.table import CELLS
from workbook.window.parts.editor import ExerciseEditor

TODAY = date(2026, 11, 15)

SOURCE = """::: log it
column: Guard | 0-10 {#guard}
column: One word {#word}
column: Slept | number {#slept}
column: Outside | tick {#outside}
column: Weather | pick sun / rain {#weather}
column: Until | date {#until}
days: 7
per-day: 2

How was the morning?
:::"""
ANSWER = {
    "rows": [
        {"row": "k3j9d2h1", "on": "2026-11-09", "guard": 6, "word": "wary", "outside": True},
        {"row": "q8w7e6r5", "on": "2026-11-10", "guard": 5, "word": "busy", "weather": "rain", "slept": 6.5},
        {"row": "a1s2d3f4", "on": "2026-11-12", "guard": 7, "word": "thin", "until": "2026-11-14"},
    ]
}
WORDS = ("9 Nov", "6", "wary", "10 Nov", "busy", "rain", "6.5", "thin", "14 Nov")
BAD = (
    ("::: log it\nHow?\n:::", "no-columns"),
    ("::: log it\ncolumn: A | colour\n\nHow?\n:::", "bad-type"),
    ("::: log it\ncolumn: A\ndays: 0\n\nHow?\n:::", "bad-number"),
    ("::: log it\ncolumn: A\nper-day: many\n\nHow?\n:::", "bad-number"),
    ("::: log it\ncolumn: A\nbring-rows: keep\n\nHow?\n:::", "unknown-column"),
)
ROW = st.fixed_dictionaries(
    {"row": st.text("abc123", min_size=8, max_size=8), "on": st.dates().map(str) | st.text(max_size=12)},
    optional=dict.fromkeys(["guard", "word", "slept", "outside", "weather", "until", "gone"], CELLS),
)
STRATEGY = st.fixed_dictionaries({"rows": st.lists(ROW, max_size=6)})


def edit(editor: ExerciseEditor) -> None:
    field = editor.findChild(QPlainTextEdit)
    assert field is not None
    QTest.keyClicks(field, "x")
