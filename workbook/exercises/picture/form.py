"""A picture in a form: only the words under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.picture.spec import Picture

JOINS = True


def fields(exercise: Picture) -> list[FormField]:  # noqa: ARG001 - all kinds alike
    """The one field."""
    return [FormField("", "caption", says=_("Caption, and what is on it"))]


def answer_of(exercise: Picture, values: Values) -> Answer:  # noqa: ARG001 - all kinds alike
    """Its words; the picture stays as it is."""
    return {"caption": words} if (words := values.get(("", "caption"))) else None


def values_of(exercise: Picture, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The words."""
    return {("", "caption"): text(mapping(answer).get("caption"))}
