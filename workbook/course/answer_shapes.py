"""Says in one plain sentence why something from outside cannot be an answer to an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.answer_text import to_text

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise

LONGEST = 2_000_000
_WANTED = {
    "string_type": "a text in quotation marks",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list in [ ]",
    "dict_type": "an object in { }",
    "date_type": "a date such as 2027-02-22",
    "literal_error": "one of the words that this exercise knows",
}
_NAMES = {str: "a text", bool: "true or false", dict: "an object", list: "a list", type(None): "nothing"}


def answer_problem(exercise: Exercise, answer: Answer) -> str | None:
    """What is wrong with an answer's shape, or None. Unknown keys and ids are kept, so they are fine."""
    if answer is None:
        return None
    if not exercise.asks:
        return f"“{exercise.id}” ({exercise.label}) shows earlier answers and has none of its own."
    try:
        length = len(to_text(answer))
    except (TypeError, ValueError, RecursionError):
        return f"The answer to “{exercise.id}” cannot be written as JSON."
    if length > LONGEST:
        return (
            f"The answer to “{exercise.id}” is too long: {length:,} characters, and {LONGEST:,} are possible."
        )
    return _misfit(exercise, answer)


def _misfit(exercise: Exercise, answer: Answer) -> str | None:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(exercise.answer_shape).validate_python(answer, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        path, given = _follow(answer, first["loc"])
        wanted = _WANTED.get(first["type"], "something else")
        where = f"“{path}” in the answer" if path else "The answer"
        return f"{where} to “{exercise.id}” ({exercise.label}) is to be {wanted}, not {_name(given)}."
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
    return _NAMES.get(type(value), "a number")
