"""A choice: one of several options, or one's own."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: choice it
other: Something else

What is nearest?

- alone {#alone}
- with people {#people}
:::"""
ANSWER = {"chosen": "other", "other": "a bit of both"}
WORDS = ("Something else", "a bit of both")
BAD = (
    ("::: choice it\nWhat is nearest?\n:::", "no-list"),
    ("::: choice it\nWhat is nearest?\n\n- one\n:::", "no-list"),
    ("::: choice it\nWhat is nearest?\n\n- one {#a}\n- two {#a}\n:::", "doubled-id"),
)
STRATEGY = st.fixed_dictionaries(
    {"chosen": st.sampled_from(["alone", "people", "other", "gone"])},
    optional={"other": st.text(max_size=100)},
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
