"""A log in a form: a row for each day, which is typed, with a field for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.columns import Column
from workbook.course.form_cells import cell_field, cell_values, read_cells
from workbook.course.values import mapping, row_id, rows
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import FormField, Values
    from workbook.exercises.log.spec import Log

JOINS = True
_MOST_ROWS = 14


def days_of(exercise: Log) -> list[str]:
    """The rows to fill in: so many entries as the course has days, or fewer."""
    return [f"day-{n}" for n in range(1, min(exercise.days * exercise.per_day, _MOST_ROWS) + 1)]


def all_columns(exercise: Log) -> tuple[Column, ...]:
    """The day, then the course's columns."""
    return (Column("on", _("Day"), "", "date"), *exercise.columns)


def fields(exercise: Log) -> list[FormField]:
    """A field for each day and each of its cells."""
    named = [(key, _("Row {number}").format(number=n)) for n, key in enumerate(days_of(exercise), 1)]
    return [cell_field(column, key, says) for key, says in named for column in all_columns(exercise)]


def answer_of(exercise: Log, values: Values) -> Answer:
    """The entries; a day alone is none."""
    found: list[dict[str, Any]] = []
    for key in days_of(exercise):
        cells = read_cells(all_columns(exercise), key, values)
        if cells.keys() - {"on"}:
            found.append({"row": row_id(len(found), " ".join(map(str, cells.values()))), **cells})
    return {"rows": found} if found else None


def values_of(exercise: Log, answer: Answer) -> Values:
    """The first entries, as many as there is room for."""
    found: Values = {}
    for key, row in zip(days_of(exercise), rows(mapping(answer).get("rows")), strict=False):
        found |= cell_values(all_columns(exercise), key, row)
    return found


def taken_over(exercise: Log, mine: Answer, found: Answer) -> Answer:  # noqa: ARG001 - all kinds alike
    """The form's entries in place of those of the same days; every other day stays."""
    new: list[dict[str, Any]] = rows(mapping(found).get("rows"))
    days = {row.get("on") for row in new if row.get("on")}
    kept = [row for row in rows(mapping(mine).get("rows")) if row.get("on") not in days]
    return {**mapping(mine), "rows": [*kept, *new]}
