"""A ranking: options and an own line in order."""

from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: ranking it
top: 2
own: yes

Which small door would you open?

- an animal or a tree {#animal}
- humming while cooking {#humming}
- a small kind act {#kind}
- three thanks at night {#thanks}
:::"""
ANSWER = {
    "order": ["humming", "k3j9d2h1", "animal"],
    "own": [{"row": "k3j9d2h1", "text": "the bus driver"}, {"row": "q8w7e6r5", "text": "my neighbour"}],
}
WORDS = ("humming while cooking", "the bus driver", "an animal or a tree", "my neighbour")
BAD = (
    ("::: ranking it\nWhich?\n:::", "no-list"),
    ("::: ranking it\nWhich?\n\n- one\n:::", "no-list"),
    ("::: ranking it\ntop: all\n\nWhich?\n\n- a\n- b\n:::", "bad-number"),
    ("::: ranking it\nown: perhaps\n\nWhich?\n\n- a\n- b\n:::", "bad-value"),
)
OWN = st.fixed_dictionaries(
    {"row": st.sampled_from(["k3j9d2h1", "q8w7e6r5", "", "animal"]), "text": st.text(max_size=60)}
)
STRATEGY = st.fixed_dictionaries(
    {"order": st.lists(st.sampled_from(["animal", "humming", "kind", "gone", "k3j9d2h1", ""]), max_size=6)},
    optional={"own": st.lists(OWN, max_size=4)},
)


def edit(editor: ExerciseEditor) -> None:
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Return)
