"""A practice in a form: only the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.practice.spec import Practice

JOINS = True


def fields(exercise: Practice) -> list[FormField]:  # noqa: ARG001 - all kinds alike
    """The one field."""
    return [FormField("", "note", says=_("A note afterwards, if you like"))]


def answer_of(exercise: Practice, values: Values) -> Answer:  # noqa: ARG001 - all kinds alike
    """Its words; how often it was done stays as it is."""
    return {"note": words} if (words := values.get(("", "note"))) else None


def values_of(exercise: Practice, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The words."""
    return {("", "note"): text(mapping(answer).get("note"))}
