"""A list: things with their reasons, again each day."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: list it
entries: 2
because: yes
days: 7

Two things that were all right today
:::"""
ANSWER = {
    "entries": [
        {
            "row": "a1b2c3d4",
            "on": "2026-11-20",
            "text": "Soup",
            "because": "there was some left & <b>warm</b>",
        },
        {"row": "a1b2c3d5", "text": "Rain"},
    ]
}
WORDS = ("Soup because there was some left & <b>warm</b>", "Rain")
PAPER_WORDS = ("Friday 20 November 2026", *WORDS)
BAD = (
    ("::: list it\nentries: many\n\nWhat?\n:::", "bad-number"),
    ("::: list it\nentries: 0\n\nWhat?\n:::", "bad-number"),
    ("::: list it\nbecause: perhaps\n\nWhat?\n:::", "bad-value"),
    ("::: list it\ndays: 1\n\nWhat?\n:::", "bad-number"),
)
ENTRY = st.fixed_dictionaries(
    {"row": st.text("abc123", min_size=8, max_size=8)},
    optional={
        "on": st.dates().map(lambda day: day.isoformat()) | st.text(max_size=12),
        "text": st.text(max_size=80),
        "because": st.text(max_size=80),
    },
)
STRATEGY = st.fixed_dictionaries({"entries": st.lists(ENTRY, max_size=8)})


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClicks(editor.focus_target(), "a")
