"""A scale in a form: for each item a number to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping
from workbook.exercises.scale.spec import CANNOT_SAY
from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.scale.spec import Scale


def fields(exercise: Scale) -> list[FormField]:
    """A choice of numbers for each item, called by its words and ends."""
    picks = [(str(value), str(value)) for value in exercise.values()]
    if exercise.cannot_say:
        picks.append((CANNOT_SAY, _("can’t say today")))
    return [
        FormField(
            item.id,
            "",
            "pick",
            ": ".join(filter(None, (item.text, exercise.range_words(item.id)))),
            tuple(picks),
        )
        for item in exercise.items
    ]


def answer_of(exercise: Scale, values: Values) -> Answer:
    """The numbers that were picked."""
    picked = {item.id: values.get((item.id, ""), "") for item in exercise.items}
    numbers = {str(value): value for value in exercise.values()}
    found = {
        key: numbers.get(value, CANNOT_SAY)
        for key, value in picked.items()
        if value in numbers or value == CANNOT_SAY
    }
    return {"values": found} if found else None


def values_of(exercise: Scale, answer: Answer) -> Values:
    """The numbers that stand there to be picked."""
    said = mapping(mapping(answer).get("values"))
    found = {(key, ""): number_text(value) for key, value in exercise.numbers(answer).items()}
    return found | {(key, ""): CANNOT_SAY for key, value in said.items() if value == CANNOT_SAY}
