"""A reflection on screen: a field that grows with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.exercises.reflection.spec import Reflection
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class ReflectionEditor(ExerciseEditor):
    """One field for as many words as the learner likes."""

    def __init__(self, exercise: Reflection, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._showing = False
        self.field = TextField(theme, exercise.title, exercise.example or _("Write here, if you like"))
        self.column.addWidget(self.field)
        self.field.edited.connect(self._changed)

    def display(self, answer: Answer) -> None:
        """Show the text."""
        self._showing = True
        self.field.set_text(text(answer))
        self._showing = False

    def focus_target(self) -> QWidget:
        """The field."""
        return self.field

    def _changed(self) -> None:
        if not self._showing:
            self.say(self.field.text())
