"""A map: names around me."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.exercises.map.editor import MapEditor
from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: map it
ring: close
ring: in reach
ring: far
mark: would like more {#more}
mark: too much {#much}

My net as it is today
:::"""
ANSWER = {
    "items": [
        {"row": "aaaa1111", "name": "Ines", "sort": "person", "distance": 0.2, "angle": 330, "line": "often",
         "marks": ["more"]},
        {"row": "bbbb2222", "name": "Canal path", "sort": "place", "distance": 0.6, "angle": 210, "line": "often",
         "marks": []},
        {"row": "cccc3333", "name": "Book <b> & circle", "sort": "group", "distance": 1.0, "angle": 45, "line": "new",
         "marks": ["much", "gone"]},
    ]
}  # fmt: skip
WORDS = ("Ines", "would like more", "Canal path", "Book <b> & circle", "too much")
RINGS = "".join(f"ring: ring {n}\n" for n in range(7))
MARKS = "".join(f"mark: mark {n}\n" for n in range(13))
BAD = (
    (f"::: map it\n{RINGS}\nWho?\n:::", "too-many"),
    (f"::: map it\n{MARKS}\nWho?\n:::", "too-many"),
    ("::: map it\nmark: more {#a}\nmark: less {#a}\n\nWho?\n:::", "doubled-id"),
    ("::: map it\nmark: more {#No Good}\nbring-rows: less\n\nWho?\n:::", "bad-value"),
    ("::: map it\nbring-rows: line is thick\n\nWho?\n:::", "bad-value"),
)
STRATEGY = st.fixed_dictionaries(
    {
        "items": st.lists(
            st.fixed_dictionaries(
                {"row": st.text("abcdef", min_size=8, max_size=8)},
                optional={
                    "name": st.text(max_size=60),
                    "sort": st.sampled_from(["person", "animal", "group", "place"]),
                    "distance": st.floats(-2, 3),
                    "angle": st.floats(-1000, 1000),
                    "line": st.sampled_from(["often", "seldom", "new"]),
                    "marks": st.lists(st.sampled_from(["more", "much", "gone"])),
                },
            ),
            max_size=4,
        )
    }
)


def edit(editor: ExerciseEditor) -> None:
    assert isinstance(editor, MapEditor)
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
    QTest.keyClicks(editor.form.name, "J")
