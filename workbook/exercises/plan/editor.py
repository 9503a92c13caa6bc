"""A plan on screen: if, then, and on a bad day, a field each."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workbook.course.values import mapping, rows, same_kind, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.reminder_button import TITLE, ReminderButton
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.plan.spec import Plan
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

PARTS = (
    ("if", N_("If"), "accent"),
    ("then", N_("then"), "accent"),
    ("otherwise", N_("On a bad day"), "muted"),
)


class PlanEditor(ExerciseEditor):
    """Each plan's fields; plans that the course no longer has are shown below the others."""

    def __init__(self, exercise: Plan, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.column.setSpacing(theme.px(14))
        self._exercise = exercise
        self.plans: dict[str, _Plan] = {}
        for plan in exercise.plans:
            self._add(plan.id)
        self.reminder = ReminderButton(theme, context, TITLE)
        self.column.addWidget(self.reminder)

    def display(self, answer: Answer) -> None:
        """Show the words of every plan."""
        given = {text(row.get("row")): row for row in rows(mapping(answer).get("rows"))}
        for key, row in given.items():
            if key not in self.plans:
                self._add(key or secrets.token_hex(4))
            if key in self.plans:
                self.plans[key].show_row(row)
        for key in self.plans.keys() - given.keys():
            self.plans[key].show_row({})

    def focus_target(self) -> QWidget:
        """The first field."""
        return next(iter(self.plans.values())).fields["if"]

    def _changed(self) -> None:
        """Put the answer together from what is on screen, and say it."""
        before = {text(row.get("row")): row for row in rows(self.given.get("rows"))}
        made = [same_kind(before.get(key), plan.value(key)) for key, plan in self.plans.items()]
        filled = [row for row in made if any(row.get(part) for part, *_more in PARTS)]
        self.say_parts({"rows": filled})

    def _add(self, key: str) -> None:
        self.plans[key] = _Plan(self._exercise, self._exercise.name_of(key), self.theme)
        self.plans[key].edited.connect(self._changed)
        self.column.insertWidget(len(self.plans) - 1, self.plans[key])  # before the way to a reminder


class _Plan(QWidget):
    """The fields of one plan, with their labels."""

    edited = Signal()

    def __init__(self, exercise: Plan, name: str, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(44))
        if name:
            grid.addWidget(Words(theme, name, "button", wrap=True), 0, 0, 1, 2)
        self.fields: dict[str, TextField] = {}
        parts = PARTS if exercise.otherwise else PARTS[:2]
        for row, (part, marked, ink) in enumerate(parts, 1):
            label = _(marked)
            style = "small-button" if ink == "accent" else "meta"
            field = TextField(theme, f"{name or exercise.title}: {label}", "", lines=1)
            words = Words(theme, label, style, ink=ink)
            words.setBuddy(field)
            words.setContentsMargins(0, theme.px(9), 0, 0)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
            field.edited.connect(self.edited)
            self.fields[part] = field

    def show_row(self, row: dict[str, Any]) -> None:
        """Show one plan's words."""
        for part, field in self.fields.items():
            field.set_text(text(row.get(part)))

    def value(self, key: str) -> dict[str, Any]:
        """This plan as it goes into the answer; what has no field is left as it was."""
        return {"row": key, **{part: field.text() for part, field in self.fields.items()}}
