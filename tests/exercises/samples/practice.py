"""A practice: some minutes in stages."""

from datetime import UTC, datetime

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.exercises.practice.editor import PracticeEditor
from workbook.window.parts.editor import ExerciseEditor

ALL_THREE = "stop: Stop if dizzy.\neasier: Only the first stage.\nalone: A tree will do.\n"
SOURCE = f"""::: practice it
length: 3 min
length: 5 min
breathe: in 4, out 6
{ALL_THREE}
A longer out-breath.

- 40 s | Arrive. Look around. {{#arrive}}
- 2 min | Breathe out slowly. {{#breathe}}
- 20 s | Look around the room. {{#end}}
:::"""
ANSWER = {
    "sessions": [
        {"at": "2026-11-02T12:00:00Z", "seconds": 180, "whole": True},
        {"at": "2026-11-03T12:00:00Z", "seconds": 80, "whole": False},
    ],
    "note": "softer <b> & “slower”",
}
WORDS = ("2 November 2026: 3 minutes", "3 November 2026: 1 min 20 s", "softer <b> & “slower”")
FIVE = "".join(f"length: {n} min\n" for n in range(1, 6))
STAGES = "".join(f"- 9 s | Stage {n}\n" for n in range(31))
BAD = (
    (f"::: practice it\nlength: soon\n{ALL_THREE}\nDo it.\n:::", "bad-value"),
    (f"::: practice it\nlength: 5 s\n{ALL_THREE}\nDo it.\n:::", "bad-number"),
    (f"::: practice it\nlength: 90 min\n{ALL_THREE}\nDo it.\n:::", "bad-number"),
    (f"::: practice it\n{FIVE}{ALL_THREE}\nDo it.\n:::", "too-many"),
    (f"::: practice it\nbreathe: in 4, hold 7, out 8\n{ALL_THREE}\nDo it.\n:::", "bad-value"),
    (f"::: practice it\nbreathe: slowly\n{ALL_THREE}\nDo it.\n:::", "bad-value"),
    (f"::: practice it\nbreathe: in 1, out 60\n{ALL_THREE}\nDo it.\n:::", "bad-number"),
    (f"::: practice it\n{ALL_THREE}\nDo it.\n\n- 40 x | Arrive.\n:::", "bad-value"),
    (f"::: practice it\n{ALL_THREE}\nDo it.\n\n- 40 s |\n:::", "no-words"),
    (f"::: practice it\nlength: 1 min\n{ALL_THREE}\nDo it.\n\n- 60 s | Arrive.\n- Look.\n:::", "no-room"),
    (f"::: practice it\n{ALL_THREE}\nDo it.\n\n{STAGES}:::", "too-many"),
    ("::: practice it\nstop: When dizzy.\neasier: Less.\n\nDo it.\n:::", "no-alone"),
)  # fmt: skip
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "sessions": st.lists(
            st.fixed_dictionaries(
                {},
                optional={"at": st.text(max_size=30), "seconds": st.floats(0, 1e12), "whole": st.booleans()},
            )
        ),
        "note": st.text(max_size=200),
    },
)


class FakeClock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def noon() -> datetime:
    return datetime(2026, 11, 3, 12, tzinfo=UTC)


def edit(editor: ExerciseEditor) -> None:
    """Twenty seconds of it."""
    assert isinstance(editor, PracticeEditor)
    clock = FakeClock()
    editor.clock, editor.now = clock, noon
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Space)
    assert editor.run is not None
    for _ in range(20):
        clock.time += 1
        editor.run.tick()
    QTest.keyClick(editor.run.end, Qt.Key.Key_Space)
