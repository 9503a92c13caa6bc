"""A line: one short answer."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = "::: line it\nexample: A word or two\n\nWhat is it?\n:::"
ANSWER = "soft <b> & “so”"
WORDS = ("soft <b> & “so”",)
BAD = (("::: line it\nexmaple: A word\n\nWhat is it?\n:::", "unknown-setting"),)
STRATEGY = st.text(max_size=200)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "a")
