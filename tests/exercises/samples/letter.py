"""A letter: greeting, words, signature, and a reminder for later."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: letter it
to: Dear you,
from: Yours, me
later: 3 months

A few kind lines to a younger you
:::"""
ANSWER = "You were right\u00a0to be careful.\n\nIt worked & <b>it did</b>."
WORDS = ("You were right", "It worked & <b>it did</b>.")
PAPER_WORDS = ("Dear you,", "It worked & <b>it did</b>.", "Yours, me")
BAD = (
    ("::: letter it\nlater: soon\n\nA letter?\n:::", "bad-value"),
    ("::: letter it\nlater: 40 years\n\nA letter?\n:::", "bad-number"),
    ("::: letter it\nlater: 0 days\n\nA letter?\n:::", "bad-number"),
    ("::: letter it\nlater: 1 week\nlater: 2 weeks\n\nA letter?\n:::", "repeated-setting"),
)
STRATEGY = st.text(max_size=2000)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "a")
