"""A look back on screen: a box for each earlier answer, with a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.recall_box import RecallBox
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.exercises.recall.spec import Recall
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

NOTHING = N_("Here you will see what you wrote before.")
WILL_SHOW = N_("Here you will see what you write in {place}.")


class RecallEditor(ExerciseEditor):
    """It says nothing and holds nothing: what it shows belongs to other exercises."""

    def __init__(self, exercise: Recall, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.column.setSpacing(theme.px(10))
        self.boxes = [self._box(exercise_id, first=exercise.first) for exercise_id in exercise.of]
        for box in self.boxes:
            self.column.addWidget(box)
        if not self.boxes:
            self.column.addWidget(Words(theme, _(NOTHING), "small", ink="muted"))

    def _box(self, exercise_id: str, *, first: bool) -> RecallBox:
        name = self.context.name_of(exercise_id)
        words = _(WILL_SHOW).format(place=name) if name else _(NOTHING)
        return RecallBox(exercise_id, self.theme, self.context, kind_words=words, first=first)

    def display(self, answer: Answer) -> None:
        """Look again at the earlier answers; an answer of this exercise's own there is none."""
        for box in self.boxes:
            box.refresh()

    def focus_target(self) -> QWidget:
        """The way to the first of them."""
        return self.boxes[0].there if self.boxes else self
