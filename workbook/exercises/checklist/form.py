"""A checklist in a form: a box for each line, and lines to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import TICKED, FormField
from workbook.course.values import mapping, row_id, rows, text, texts
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.checklist.spec import Checklist

JOINS = True
OWN_ROWS = ("own-1", "own-2")


def fields(exercise: Checklist) -> list[FormField]:
    """A tick for each line; for each own one a tick and its words."""
    found = [FormField(line.id, "", "tick", line.text) for line in exercise.lines]
    for n, key in enumerate(OWN_ROWS if exercise.own else (), 1):
        found += [
            FormField(key, "tick", "tick", _("My own line {number}, ticked").format(number=n)),
            FormField(key, "text", "line", _("My own line {number}").format(number=n)),
        ]
    return found


def answer_of(exercise: Checklist, values: Values) -> Answer:
    """What is ticked, and one's own lines."""
    ticked = [line.id for line in exercise.lines if values.get((line.id, "")) == TICKED]
    said = [(key, values.get((key, "text"), "")) for key in (OWN_ROWS if exercise.own else ())]
    own = [
        {"row": row_id(n, words), "text": words, "ticked": values.get((key, "tick")) == TICKED}
        for n, (key, words) in enumerate((key, words) for key, words in said if words)
    ]
    return {"ticked": ticked, "own": own} if ticked or own else None


def values_of(exercise: Checklist, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The ticks, and as many own lines as there is room for."""
    found: Values = {(line, ""): TICKED for line in texts(mapping(answer).get("ticked"))}
    for key, line in zip(OWN_ROWS, rows(mapping(answer).get("own")), strict=False):
        found[(key, "text")] = text(line.get("text"))
        found[(key, "tick")] = TICKED if line.get("ticked") is True else ""
    return found
