"""A table that grows, with a column of every type."""

from hypothesis import strategies as st
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: table it
column: What I tried {#what}
column: Tried on | date {#tried}
column: Helped | 0-10 {#helped}
column: Cost | number {#cost}
column: Keep | tick {#keep}
column: Again | pick yes / maybe / no {#again}
rows: 2
most: 20

What did you try?
:::"""
ANSWER = {
    "rows": [
        {
            "row": "k3j9d2h1",
            "what": "a walk by the canal",
            "tried": "2026-11-08",
            "helped": 7,
            "cost": 2.5,
            "keep": True,
            "again": "maybe",
        },
        {"row": "q8w7e6r5", "what": "a warm cup"},
    ]
}
WORDS = ("a walk by the canal", "8 Nov", "7", "2.5", "maybe", "a warm cup")
BAD = (
    ("::: table it\nWhat?\n:::", "no-columns"),
    ("::: table it\ncolumn: A | colour\n\nWhat?\n:::", "bad-type"),
    ("::: table it\ncolumn: A | 10-0\n\nWhat?\n:::", "bad-range"),
    ("::: table it\ncolumn: A | 0-1000\n\nWhat?\n:::", "bad-range"),
    ("::: table it\ncolumn: A | pick yes\n\nWhat?\n:::", "bad-picks"),
    ("::: table it\ncolumn: | text\n\nWhat?\n:::", "no-name"),
    ("::: table it\ncolumn: A {#a}\ncolumn: B {#a}\n\nWhat?\n:::", "doubled-id"),
    ("::: table it\ncolumn: A {#a} | pick one {#x} / two {#x}\n\nWhat?\n:::", "doubled-id"),
    ("::: table it\ncolumn: A {#a} | pick one {#row} / two\n\nWhat?\n:::", "bad-id"),
    ("::: table it\ncolumn: A {#row}\n\nWhat?\n:::", "bad-id"),
    ("::: table it\n" + "column: A\n" * 41 + "\nWhat?\n:::", "too-many"),
    ("::: table it\ncolumn: A\nrows: many\n\nWhat?\n:::", "bad-number"),
    ("::: table it\ncolumn: A\nmost: 0\n\nWhat?\n:::", "bad-number"),
    ("::: table it\ncolumn: A\nrows: 5\nmost: 3\n\nWhat?\n:::", "bad-number"),
    ("::: table it\ncolumn: A\nrows: 5\n\nWhat?\n\n- a\n- b\n:::", "no-use"),
    ("::: table it\ncolumn: A | tick\n\nWhat?\n\n- a\n- b\n:::", "bad-type"),
    ("::: table it\ncolumn: A\nbring-rows: keep\n\nWhat?\n:::", "unknown-column"),
    ("::: table it\ncolumn: A\nbring-rows: a\n\nWhat?\n:::", "bad-value"),
    ("::: table it\ncolumn: A | pick yes / no\nbring-rows: a is maybe\n\nWhat?\n:::", "unknown-option"),
)
CELLS = (
    st.text(max_size=60)
    | st.integers(-5, 20)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates().map(str)
    | st.none()
    | st.sampled_from(["yes", "gone", "2026-13-45"])
    | st.lists(st.text(max_size=5), max_size=2)
)
ROW = st.dictionaries(
    st.sampled_from(["what", "tried", "helped", "cost", "keep", "again", "gone"]), CELLS
).flatmap(lambda cells: st.text("abc123", min_size=8, max_size=8).map(lambda row: {"row": row, **cells}))
STRATEGY = st.fixed_dictionaries({"rows": st.lists(ROW, max_size=4)})


def edit(editor: ExerciseEditor) -> None:
    view = editor.focus_target()
    view.setFocus()
    QTest.keyClicks(view, "x")
