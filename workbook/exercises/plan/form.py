"""An if-then plan in a form: a field for each of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, rows, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.plan.spec import Plan

JOINS = True
_PARTS = (("if", N_("If")), ("then", N_("then")), ("otherwise", N_("on a bad day")))


def parts(exercise: Plan) -> list[tuple[str, str]]:
    """The parts that are asked for, with their words."""
    return [(key, _(words)) for key, words in _PARTS if exercise.otherwise or key != "otherwise"]


def fields(exercise: Plan) -> list[FormField]:
    """A field for each part of each plan."""
    return [
        FormField(plan.id, key, says=", ".join(part for part in (plan.text, words) if part))
        for plan in exercise.plans
        for key, words in parts(exercise)
    ]


def answer_of(exercise: Plan, values: Values) -> Answer:
    """The plans in which something stands."""
    found = []
    for plan in exercise.plans:
        said = {key: words for key, _label in parts(exercise) if (words := values.get((plan.id, key)))}
        if said:
            found.append({"row": plan.id, **said})
    return {"rows": found} if found else None


def values_of(exercise: Plan, answer: Answer) -> Values:
    """The words of each part."""
    return {
        (text(row.get("row")), key): text(row.get(key))
        for row in rows(mapping(answer).get("rows"))
        for key, _label in parts(exercise)
    }
