"""What can be filled in of an exercise in a form: its fields by row and column, their names, and what they become.

Each kind that has fields says in its `form.py` which they are (`fields`), what answer they make (`answer_of`) and what
a form would hold of an answer (`values_of`). A kind whose answers can be joined says so there too (`JOINS = True`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote, unquote

from workbook.course import kinds
from workbook.course.values import has_content, row_id

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


def told(exercise: Exercise, answer: Answer) -> list[str]:
    """An answer in lines, also with words that its kind passes over, such as those of a line that is not ticked."""
    lines = exercise.as_lines(answer)
    typed = {field.key for field in fields_of(exercise) if field.sort in ("line", "text")}
    words = [v for key, v in field_values(exercise, answer).items() if key in typed and exercise.chooses]
    said = "\n".join(lines)
    return [*lines, *(line for line in words if line.strip() not in said)]


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


def joined(exercise: Exercise, mine: Answer, found: Answer) -> Answer:
    """Both answers in one, one's own first; what is in both stands there once.

    A number, a day or a thing to pick cannot be two: there one's own stays, if there is one.
    """
    if isinstance(mine, dict) and isinstance(found, dict):
        parts = {key: _parts_joined(exercise, mine.get(key), part) for key, part in found.items()}
        return {**mine, **parts}
    return _parts_joined(exercise, mine, found)


def _parts_joined(exercise: Exercise, mine: Any, found: Any) -> Any:
    if not mine:
        return found
    if isinstance(mine, str) and isinstance(found, str):
        return mine if found.strip() in mine else f"{mine.rstrip()}\n\n{found}"
    if isinstance(mine, dict) and isinstance(found, dict):
        return {**mine, **{key: _parts_joined(exercise, mine.get(key), part) for key, part in found.items()}}
    if _are_rows(mine) and _are_rows(found):
        return _rows_joined(exercise, mine, found)
    return [*mine, *(part for part in found if part not in mine)]


def _rows_joined(
    exercise: Exercise, mine: list[dict[str, Any]], found: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Rows of the course cell by cell; rows of one's own come after each other, unless they say the same."""
    fixed = {option.id for option in exercise.options()}
    texts = {field.column for field in fields_of(exercise) if field.sort == "text"}
    anew = {row["row"]: row for row in found if row.get("row") in fixed}
    rows = [_row_joined(row, anew.pop(row.get("row"), {}), texts) for row in mine]
    said, there = [_without_id(row) for row in mine], {row.get("row") for row in mine}
    for row in found:
        if row.get("row") in anew or (row.get("row") not in fixed and _without_id(row) not in said):
            taken = row.get("row") in there
            rows.append({**row, "row": row_id(len(rows), str(row))} if taken else row)
    return rows


def _row_joined(mine: dict[str, Any], found: dict[str, Any], texts: set[str]) -> dict[str, Any]:
    made = dict(mine)
    for key, part in found.items():
        old = mine.get(key)
        if not has_content(old):
            made[key] = part
        elif key in texts and isinstance(old, str) and isinstance(part, str) and part.strip() not in old:
            made[key] = f"{old.rstrip()}\n{part}"
    return made


def without_ids(value: Any) -> Any:
    """An answer without the ids of its rows, to be compared: they say nothing."""
    if isinstance(value, dict):
        return {key: without_ids(part) for key, part in value.items() if key != "row"}
    return [without_ids(part) for part in value] if isinstance(value, list) else value


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in row.items() if key != "row"}


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
