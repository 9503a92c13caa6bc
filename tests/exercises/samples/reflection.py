"""A reflection: as many words as one likes."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = "::: reflection it\nexample: A word or two\n\nWhat was it like?\n:::"
ANSWER = "One.\n\nTwo\u00a0words, and \U0001f9ff."
WORDS = ("One.", "Two")
BAD = (("::: reflection it\npaper: lots\n\nWhat was it like?\n:::", "bad-value"),)
STRATEGY = st.text(max_size=2000)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "a")
