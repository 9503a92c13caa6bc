"""A choice on screen: rows with a ring, and a field for the learner's own words if the course offers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from workbook.course.values import mapping, text
from workbook.exercises.choice.spec import OTHER, Choice
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import DotRow

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class ChoiceEditor(ExerciseEditor):
    """Rows to choose from. An option that the course no longer has is shown as it was, below the others."""

    def __init__(self, exercise: Choice, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.column.setSpacing(0)
        self._exercise = exercise
        self._group = QButtonGroup(self)
        self.rows = {option.id: self._row(option.text) for option in exercise.choices}
        self.own = LineField(
            theme, exercise.other or _("Other"), _("In your own words"), own=True, prose=True
        )
        if exercise.other:
            self.rows[OTHER] = self._row(exercise.other)
            self.column.addWidget(self.own)
        self.own.edited.connect(self._own_edited)
        self.own.hide()
        self._group.buttonToggled.connect(self._toggled)

    def display(self, answer: Answer) -> None:
        """Show which row is chosen."""
        given = mapping(answer)
        chosen = text(given.get("chosen"))
        if chosen and chosen not in self.rows:
            self.rows[chosen] = self._row(self._exercise.word_of(chosen))
        self._group.setExclusive(False)
        for key, row in self.rows.items():
            row.setChecked(key == chosen)
        self._group.setExclusive(True)
        self.own.set_text(text(given.get("other")))
        self.own.setVisible(chosen == OTHER and bool(self._exercise.other))

    def focus_target(self) -> QWidget:
        """The chosen row, else the first."""
        return self._group.checkedButton() or next(iter(self.rows.values()), self)

    def _row(self, words: str) -> DotRow:
        row = DotRow(self.theme, words)
        self._group.addButton(row)
        self.column.insertWidget(len(self._group.buttons()) - 1, row)
        return row

    def _toggled(self, _row: QAbstractButton, checked: bool) -> None:
        """A row was chosen, by whatever means."""
        chosen = next((key for key, row in self.rows.items() if row.isChecked()), "")
        if not checked or chosen == self.given.get("chosen"):
            return
        self.own.setVisible(chosen == OTHER)
        if chosen == OTHER:
            self.own.setFocus()
        self.say_parts({"chosen": chosen}, "choose")

    def _own_edited(self, words: str) -> None:
        self.say_parts({"chosen": OTHER, "other": words})
