"""A checklist: any of several lines, and one's own."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: checklist it
own: yes

What do you notice?

### Body
- shoulders {#shoulders}
- jaw {#jaw}

### Mind
- blank {#blank}
:::"""
ANSWER = {"ticked": ["jaw", "blank"], "own": [{"row": "k3j9d2h1", "text": "cold hands", "ticked": True}]}
WORDS = ("jaw", "blank", "cold hands")
BAD = (
    ("::: checklist it\nWhat do you notice?\n:::", "no-list"),
    ("::: checklist it\nown: perhaps\n\nWhat?\n\n- a\n- b\n:::", "bad-value"),
)
OWN_LINE = st.fixed_dictionaries(
    {
        "row": st.text("abc123", min_size=8, max_size=8),
        "text": st.text(max_size=60),
        "ticked": st.booleans(),
    }
)
STRATEGY = st.fixed_dictionaries(
    {
        "ticked": st.lists(st.sampled_from(["shoulders", "jaw", "blank", "gone"]), unique=True),
        "own": st.lists(OWN_LINE, max_size=4, unique_by=lambda line: line["row"]),
    }
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
