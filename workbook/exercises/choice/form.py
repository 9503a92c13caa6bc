"""A choice in a form: one of the options to pick, and a field for words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, text
from workbook.exercises.choice.spec import OTHER
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.choice.spec import Choice

CHOSEN = ("", "chosen")
OWN = ("", "other")


def fields(exercise: Choice) -> list[FormField]:
    """What was chosen, and an answer of one's own where the course offers it."""
    picks = [(option.id, option.text) for option in exercise.choices]
    picks += [(OTHER, exercise.other)] if exercise.other else []
    found = [FormField(*CHOSEN, "pick", _("What I choose"), tuple(picks))]
    return [*found, FormField(*OWN, "line", exercise.other)] if exercise.other else found


def answer_of(exercise: Choice, values: Values) -> Answer:
    """The option; words of one's own alone are a choice too."""
    chosen, own = values.get(CHOSEN, ""), values.get(OWN, "")
    known = {pick for pick, _words in fields(exercise)[0].picks}
    chosen = chosen if chosen in known else OTHER if own else ""
    return {"chosen": chosen, **({"other": own} if own else {})} if chosen else None


def values_of(exercise: Choice, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The option, and the words."""
    given = mapping(answer)
    return {CHOSEN: text(given.get("chosen")), OWN: text(given.get("other"))}
