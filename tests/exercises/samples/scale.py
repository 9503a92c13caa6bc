"""A scale: numbers between two ends."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: scale it
from: 0 on edge
to: 10 at ease
middle: 5 so-so
step: 1
cannot-say: yes

How calm?

- morning {#morning}
- evening | low | high {#evening}
- night {#night}
:::"""
ANSWER = {"values": {"morning": 3, "evening": 8, "night": "cannot-say"}}
WORDS = ("3", "8", "can’t say today")
BAD = (
    ("::: scale it\nfrom: 10 a\nto: 0 b\n\nHow?\n:::", "bad-range"),
    ("::: scale it\nfrom: low\n\nHow?\n:::", "bad-value"),
    ("::: scale it\nfrom: 0 a\nto: 100 b\n\nHow?\n:::", "too-many"),
    ("::: scale it\nfrom: 0 a\nto: 1 b\n\nHow?\n:::", "too-few"),
    ("::: scale it\nmiddle: 12 so\n\nHow?\n:::", "bad-value"),
)
NUMBERS = st.integers(-5, 20) | st.just("cannot-say")
STRATEGY = st.fixed_dictionaries(
    {"values": st.dictionaries(st.sampled_from(["morning", "evening", "gone"]), NUMBERS)}
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_7)
