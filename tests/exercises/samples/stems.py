"""Sentence stems: the learner's words go on in place."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: stems it
Finish the lines in your own words

- I pull back when {#pull}
- It may mean …, and that is fine. {#mean}
:::"""
ANSWER = {"words": {"pull": "I am asked in front of others.", "mean": "I need one person & a <door>"}}
WORDS = (
    "I pull back when I am asked in front of others.",
    "It may mean I need one person & a <door>, and that is fine.",
)
BAD = (
    ("::: stems it\nFinish the lines\n:::", "no-list"),
    ("::: stems it\nFinish\n\n- a {#x}\n- b {#x}\n:::", "doubled-id"),
    ("::: stems it\nexample: x\n\nFinish\n\n- a\n:::", "unknown-setting"),
)
STRATEGY = st.fixed_dictionaries(
    {"words": st.dictionaries(st.sampled_from(["pull", "mean", "gone"]), st.text(max_size=100))}
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "a")
