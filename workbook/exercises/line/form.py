"""A line in a form: one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import text

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.line.spec import Line

JOINS = True


def fields(exercise: Line) -> list[FormField]:  # noqa: ARG001 - all kinds alike
    """The one field."""
    return [FormField()]


def answer_of(exercise: Line, values: Values) -> Answer:  # noqa: ARG001 - all kinds alike
    """Its words."""
    return values.get(("", ""))


def values_of(exercise: Line, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The words."""
    return {("", ""): text(answer)}
