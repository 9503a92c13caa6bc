"""A drawing in a form: only the words beside it; drawn on a screen it cannot be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.drawing.spec import Drawing

JOINS = True


def fields(exercise: Drawing) -> list[FormField]:  # noqa: ARG001 - all kinds alike
    """The one field."""
    return [FormField("", "text", says=_("In words, if you like"))]


def answer_of(exercise: Drawing, values: Values) -> Answer:  # noqa: ARG001 - all kinds alike
    """Its words; what was drawn stays as it is."""
    return {"text": words} if (words := values.get(("", "text"))) else None


def values_of(exercise: Drawing, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The words."""
    return {("", "text"): text(mapping(answer).get("text"))}
