"""A wheel: three to twelve scales in one picture."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: wheel it
from: 0 empty
to: 10 full
middle: 5 half
step: 1
cannot-say: yes

How full is each part of your week?

- sleep {#sleep}
- friends | alone | never alone {#friends}
- quiet {#quiet}
- play and music {#play}
:::"""
ANSWER = {"values": {"sleep": 3, "friends": 8, "quiet": "cannot-say", "play": 5}}
WORDS = ("sleep", "3", "8", "can’t say today")
BAD = (
    ("::: wheel it\nHow?\n:::", "no-list"),
    ("::: wheel it\nHow?\n\n- a\n- b\n:::", "no-list"),
    ("::: wheel it\nHow?\n\n" + "".join(f"- spoke {n}\n" for n in range(13)) + ":::", "too-many"),
    ("::: wheel it\nfrom: 10 a\nto: 0 b\n\nHow?\n\n- a\n- b\n- c\n:::", "bad-range"),
    ("::: wheel it\nto: full\n\nHow?\n\n- a\n- b\n- c\n:::", "bad-value"),
    ("::: wheel it\nto: 100 full\n\nHow?\n\n- a\n- b\n- c\n:::", "too-many"),
    ("::: wheel it\nmiddle: 12 so\n\nHow?\n\n- a\n- b\n- c\n:::", "bad-value"),
)
NUMBERS = st.integers(-5, 20) | st.floats(-5, 20) | st.just("cannot-say")
STRATEGY = st.fixed_dictionaries(
    {"values": st.dictionaries(st.sampled_from(["sleep", "friends", "quiet", "gone"]), NUMBERS)}
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_7)
