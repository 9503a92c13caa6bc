"""An answer that is larger than a window can show at once: told of in short, kept whole, and left as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from workbook.course.answer_text import LongText
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer, Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_LETTERS = 300_000
MOST_IN_ONE_WORD = 10_000
MOST_ENTRIES = 1_000
MOST_STROKES = 5_000
MOST_PARTS = 200_000  # of everything in it, as the points of a drawing
FIRST_LETTERS = 300
_LONG_WORD = re.compile(rf"\S{{{MOST_IN_ONE_WORD + 1}}}")
KEPT = N_(
    "This answer is too large to be shown here at once. It is kept whole, exactly as it is. You can read all of it "
    "with “Save everything as text…” under “Privacy and safekeeping”."
)


def is_too_large(answer: Answer) -> bool:
    """Whether an editor would keep the window waiting with it."""
    if isinstance(answer, LongText):
        return True
    letters = parts = 0
    waiting: list[tuple[str, Any]] = [("", answer)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            letters += len(value)
            if letters > MOST_LETTERS or _LONG_WORD.search(value):
                return True
        elif isinstance(value, list | dict):
            most = MOST_STROKES if key == "strokes" else MOST_PARTS if key == "points" else MOST_ENTRIES
            parts += len(value)
            if len(value) > most or parts > MOST_PARTS:
                return True
            named = value.items() if isinstance(value, dict) else ((key, one) for one in value)
            waiting += [
                ("points" if key == "strokes" and isinstance(value, list) else str(k), v) for k, v in named
            ]
    return False


class LargeAnswer(ExerciseEditor):
    """Stands in the place of the kind's own editor; it says nothing, so nothing of the answer changes."""

    def __init__(self, exercise: Exercise, theme: Theme, around: EditorContext) -> None:
        super().__init__(theme, around)
        self.words = Words(theme, _(KEPT), "interface", ink="muted", wrap=True)
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.first = Words(theme, "", "answer", wrap=True)
        self.column.addWidget(self.words)
        self.column.addWidget(self.first)
        self._title = exercise.title

    def display(self, answer: Answer) -> None:
        """Its first words, if it begins with words."""
        begins = answer[:FIRST_LETTERS] if isinstance(answer, str) else ""
        self.first.setText(_("It begins: {begins} …").format(begins=begins) if begins.strip() else "")
        self.first.setVisible(bool(begins.strip()))
        self.words.setAccessibleName(f"{self._title}. {_(KEPT)}")

    def focus_target(self) -> QWidget:
        """The sentence."""
        return self.words
