"""What every exercise editor is: a widget that shows an answer and says when the learner changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from workbook.exercises.exercise import Answer
    from workbook.window.theme import Theme


class ExerciseEditor(QWidget):
    """Base of all editors. `answered` carries the whole new answer; an editor knows no store."""

    answered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))

    def show_answer(self, answer: Answer) -> None:
        """Show an answer of any shape without saying that it changed."""
        raise NotImplementedError

    def show_before(self, answer: Any) -> None:
        """Show the answer of the exercise this one is paired with; most kinds have none."""

    def focus_target(self) -> QWidget:
        """The widget that takes the keyboard when the card is chosen."""
        return self
