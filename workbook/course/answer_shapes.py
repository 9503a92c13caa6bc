"""Says in one plain sentence why something from outside cannot be an answer to an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.answer_text import to_text
from workbook.language.numbers import whole_number
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise

LONGEST = 2_000_000
_WANTED = {
    "string_type": N_("a text in quotation marks"),
    "float_type": N_("a number"),
    "int_type": N_("a whole number"),
    "bool_type": N_("true or false"),
    "list_type": N_("a list in [ ]"),
    "dict_type": N_("an object in { }"),
    "date_type": N_("a date such as 2027-02-22"),
    "literal_error": N_("one of the words that this exercise knows"),
}
_NAMES = {
    str: N_("a text"),
    bool: N_("true or false"),
    dict: N_("an object"),
    list: N_("a list"),
    type(None): N_("nothing"),
}


def answer_problem(exercise: Exercise, answer: Answer) -> str | None:
    """What is wrong with an answer's shape, or None. Unknown keys and ids are kept, so they are fine."""
    if answer is None:
        return None
    if not exercise.asks:
        return _("“{id}” ({kind}) shows earlier answers and has none of its own.").format(
            id=exercise.id, kind=_(exercise.label)
        )
    try:
        length = len(to_text(answer))
    except (TypeError, ValueError, RecursionError):
        return _("The answer to “{id}” cannot be written as JSON.").format(id=exercise.id)
    if length > LONGEST:
        return _("The answer to “{id}” is too long: {length} characters, and {longest} are possible.").format(
            id=exercise.id, length=whole_number(length), longest=whole_number(LONGEST)
        )
    return _misfit(exercise, answer)


def _misfit(exercise: Exercise, answer: Answer) -> str | None:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(exercise.answer_shape).validate_python(answer, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        path, given = _follow(answer, first["loc"])
        wanted = _(_WANTED[first["type"]]) if first["type"] in _WANTED else _("something else")
        sentence = _("The answer to “{id}” ({kind}) is to be {wanted}, not {given}.")
        if path:
            sentence = _("“{path}” in the answer to “{id}” ({kind}) is to be {wanted}, not {given}.")
        return sentence.format(
            path=path, id=exercise.id, kind=_(exercise.label), wanted=wanted, given=_name(given)
        )
    return None


def _follow(answer: Answer, steps: tuple[int | str, ...]) -> tuple[str, Any]:
    """The part of an answer that is spoken of; a validator adds names that are not in the answer."""
    path = []
    for step in steps:
        inside = isinstance(answer, list) and isinstance(step, int) and step < len(answer)
        if not inside and not (isinstance(answer, dict) and step in answer):
            break
        answer = answer[step]
        path.append(str(step + 1) if isinstance(step, int) else step)
    return " ".join(path), answer


def _name(value: Any) -> str:
    name = _NAMES.get(type(value))
    return _(name) if name else _("a number")
