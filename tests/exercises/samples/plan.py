"""A plan: if, then, and on a bad day."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: plan it
otherwise: yes

What now?

- at home {#home}
- outside {#outside}
:::"""
ANSWER = {"rows": [{"row": "home", "if": "I rush", "then": "I stop", "otherwise": "I sit"}]}
WORDS = ("at home", "I rush", "I stop", "I sit")
BAD = (("::: plan it\nrows: many\n\nWhat now?\n:::", "bad-number"),)
STRATEGY = st.fixed_dictionaries(
    {
        "rows": st.lists(
            st.fixed_dictionaries(
                {"row": st.sampled_from(["home", "outside", "gone1234"])},
                optional={
                    "if": st.text(max_size=80),
                    "then": st.text(max_size=80),
                    "otherwise": st.text(max_size=80),
                },
            ),
            max_size=3,
            unique_by=lambda row: row["row"],
        )
    }
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "x")
