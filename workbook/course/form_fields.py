"""What can be filled in of an exercise in a form: its fields by row and column, their names, and what they become.

Each kind that has fields says in its `form.py` which they are (`fields`), what answer they make (`answer_of`) and what
a form would hold of an answer (`values_of`). A kind whose answers can be joined says so there too (`JOINS = True`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote, unquote

from workbook.course import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.course.exercise import Answer, Exercise

Sort = Literal["line", "text", "tick", "pick"]
FieldKey = tuple[str, str]
"""Row and column; either is empty where an exercise has only one."""
Values = dict[FieldKey, str]
"""What fields hold: words, the value of what was picked, and `TICKED`. What is empty is not there."""

TICKED = "ticked"
COURSE_FIELD, NAME_FIELD = "course", "name"
"""Two fields beside those of the exercises: of which course and version the form is, and whose."""
_FIRST = "a"
_PARTS = 4


class FormField(NamedTuple):
    """One field: where it belongs, what can be filled in, and what it is called beside its question."""

    row: str = ""
    column: str = ""
    sort: Sort = "text"
    says: str = ""
    picks: tuple[tuple[str, str], ...] = ()
    """Values with their words, for what is picked."""

    @property
    def key(self) -> FieldKey:
        """Row and column."""
        return self.row, self.column


def fields_of(exercise: Exercise) -> Sequence[FormField]:
    """All that can be filled in of an exercise; nothing for a kind that has no form."""
    form = kinds.form(exercise.kind)
    return form.fields(exercise) if form else ()


def read_fields(exercise: Exercise, values: Mapping[FieldKey, str]) -> Answer:
    """The answer that was filled in; None if there is none."""
    form = kinds.form(exercise.kind)
    answer = form.answer_of(exercise, _cleaned(exercise, values)) if form else None
    return answer if exercise.is_answered(answer) else None


def field_values(exercise: Exercise, answer: Answer) -> Values:
    """What a form would hold of an answer; what has no field is left out."""
    form = kinds.form(exercise.kind)
    return {key: value for key, value in form.values_of(exercise, answer).items() if value} if form else {}


def without_field(exercise: Exercise, values: Mapping[FieldKey, str]) -> Values:
    """What was filled in where this exercise has no field, as a form of another version may have it."""
    known = {field.key for field in fields_of(exercise)}
    return {key: value for key, value in values.items() if key not in known and value.strip()}


def _cleaned(exercise: Exercise, values: Mapping[FieldKey, str]) -> Values:
    """Only what is filled in; of what is picked the value, where a program saved its words."""
    found: Values = {}
    for field in fields_of(exercise):
        value = values.get(field.key, "")
        if field.sort == "pick":
            value = _picked(field, value.strip())
        if value.strip():
            found[field.key] = value
    return found


def _picked(field: FormField, value: str) -> str:
    if any(value == pick for pick, _words in field.picks):
        return value
    return next((pick for pick, words in field.picks if words == value), value)


# Names


def field_name(exercise_id: str, key: FieldKey) -> str:
    """A field's name in the PDF: it tells exercise, row and column, whatever signs these hold."""
    return "/".join((_FIRST, *(_escaped(part) for part in (exercise_id, *key))))


def parse_name(name: str) -> tuple[str, FieldKey] | None:
    """The exercise, row and column that a field's name tells; None if it is no name of ours."""
    parts = name.split("/")
    if len(parts) != _PARTS or parts[0] != _FIRST or not parts[1]:
        return None
    exercise_id, row, column = map(unquote, parts[1:])
    return exercise_id, (row, column)


def course_words(course_id: str, version: str) -> str:
    """What the hidden field holds."""
    return f"{course_id} {version}"


def read_course_words(words: str) -> tuple[str, str]:
    """The course's id and version; empty where a form does not say them."""
    course_id, _blank, version = words.strip().partition(" ")
    return course_id, version


def _escaped(part: str) -> str:
    """No dot, which parts names in a PDF, and no slash, which parts them here."""
    return quote(part, safe="").replace(".", "%2E").replace("~", "%7E")


# What becomes of an answer that is there already


def taken_over(exercise: Exercise, mine: Answer, found: Answer) -> Answer:
    """The form's answer in place of one's own; what the form leaves empty or has no field for stays."""
    form = kinds.form(exercise.kind)
    if form and hasattr(form, "taken_over"):
        return form.taken_over(exercise, mine, found)
    if not isinstance(mine, dict) or not isinstance(found, dict):
        return found
    fixed = {option.id for option in exercise.options()}
    return {**mine, **{key: _part_over(mine.get(key), part, fixed) for key, part in found.items()}}


def _part_over(mine: Any, found: Any, fixed: set[str]) -> Any:
    if isinstance(mine, dict) and isinstance(found, dict):
        return {**mine, **found}
    if _are_rows(mine) and _are_rows(found):
        return _rows_over(mine, found, fixed)
    return found if found not in ("", [], {}) else mine


def _rows_over(
    mine: list[dict[str, Any]], found: list[dict[str, Any]], fixed: set[str]
) -> list[dict[str, Any]]:
    """Rows of the course cell by cell; rows of one's own are those of the form, if it has any."""
    anew = {row.get("row"): row for row in found}
    kept = [{**row, **anew.get(row.get("row"), {})} for row in mine if row.get("row") in fixed]
    there = {row["row"] for row in kept}
    kept += [row for row in found if row.get("row") in fixed and row["row"] not in there]
    own = [row for row in found if row.get("row") not in fixed]
    return kept + (own or [row for row in mine if row.get("row") not in fixed])


def can_be_joined(exercise: Exercise) -> bool:
    """Whether two answers make one that holds both: texts, lists and ticks do, a number does not."""
    return bool(getattr(kinds.form(exercise.kind), "JOINS", False))


def joined(mine: Answer, found: Answer) -> Answer:
    """Both answers in one, one's own first; what is in both stands there once."""
    if isinstance(mine, str) and isinstance(found, str):
        return mine if found.strip() in mine else f"{mine.rstrip()}\n\n{found}" if mine.strip() else found
    if isinstance(mine, dict) and isinstance(found, dict):
        return {
            **mine,
            **{key: joined(mine[key], part) if key in mine else part for key, part in found.items()},
        }
    if _are_rows(mine) and _are_rows(found):
        ids = [row.get("row") for row in found]
        with_found = [
            _row_joined(row, found[ids.index(row.get("row"))]) if row.get("row") in ids else row
            for row in mine
        ]
        there = {row.get("row") for row in mine}
        return with_found + [row for row in found if row.get("row") not in there]
    if isinstance(mine, list) and isinstance(found, list):
        return [*mine, *(part for part in found if part not in mine)]
    return found


def _row_joined(mine: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return {
        **mine,
        **{key: mine[key] if key == "row" else joined(mine.get(key), part) for key, part in found.items()},
    }


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
