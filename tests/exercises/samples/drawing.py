"""A drawing: strokes on a sheet, and words beside it."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: drawing it
picture: body

Where do you feel it?
:::"""
ANSWER = {
    "strokes": [
        {"colour": "ink", "width": 0.009, "points": [[0.2, 0.3], [0.25, 0.42], [0.3, 0.3]]},
        {"colour": "amber", "width": 0.022, "points": [[0.7, 0.3, 0.2], [0.75, 0.36, 0.9]]},
        {"colour": "#804080", "width": 0.004, "points": [[0.5, 0.5]]},
    ],
    "picture": "body",
    "hash": "0" * 64,
    "text": "warm in the chest",
}
WORDS = ("3 strokes", "warm in the chest")
PAPER_WORDS = ("Front", "Back", "Ink", "Amber", "warm in the chest")
BAD = (
    ("::: drawing it\npicture: https://example.org/a.png\n\nWhere?\n:::", "bad-value"),
    ("::: drawing it\npicture: media/body.svg\n\nWhere?\n:::", "bad-value"),
    ("::: drawing it\npicture: media/../../a.png\n\nWhere?\n:::", "bad-value"),
    ("::: drawing it\npicture: body\npicture: media/a.png\n\nWhere?\n:::", "repeated-setting"),
)
PART = st.floats(-1, 2, allow_nan=False)
STROKE = st.fixed_dictionaries(
    {"points": st.lists(st.lists(PART, min_size=2, max_size=3), max_size=6)},
    optional={"colour": st.sampled_from(["ink", "blue", "gone", "#123456"]), "width": PART},
)
STRATEGY = st.fixed_dictionaries(
    {"strokes": st.lists(STROKE, max_size=5)},
    optional={"picture": st.text(max_size=20), "hash": st.text(max_size=20), "text": st.text(max_size=80)},
)


def edit(editor: ExerciseEditor) -> None:
    sheet = editor.focus_target()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(sheet, key)
