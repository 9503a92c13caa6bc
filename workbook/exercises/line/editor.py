"""A line on screen: one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.exercises.line.spec import Line
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class LineEditor(ExerciseEditor):
    """One field for a short answer."""

    def __init__(self, exercise: Line, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.field = LineField(
            theme, exercise.title, exercise.example or _("Write here, if you like"), prose=True
        )
        self.column.addWidget(self.field)
        self.field.edited.connect(self.say)

    def display(self, answer: Answer) -> None:
        """Show the text."""
        self.field.set_text(text(answer))

    def focus_target(self) -> QWidget:
        """The field."""
        return self.field
