"""A table in a form: a field for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_cells import cell_field, cell_values, read_cells
from workbook.course.values import mapping, row_id, rows, text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.columns import Column
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import FormField, Values
    from workbook.exercises.table.spec import Table

JOINS = True
_EMPTY_ROWS = 5


def own_rows(exercise: Table) -> list[str]:
    """The rows to fill in where the course names none."""
    count = 0 if exercise.fixed else min(max(_EMPTY_ROWS, exercise.start), exercise.most)
    return [f"row-{n}" for n in range(1, count + 1)]


def asked(exercise: Table) -> Sequence[Column]:
    """The columns that are filled in; the names of fixed rows stand there already."""
    return exercise.columns[1:] if exercise.fixed else exercise.columns


def fields(exercise: Table) -> list[FormField]:
    """A field for each cell, called by its row and column."""
    named = [(row.id, row.text) for row in exercise.fixed]
    named += [(key, _("Row {number}").format(number=n)) for n, key in enumerate(own_rows(exercise), 1)]
    return [cell_field(column, key, says) for key, says in named for column in asked(exercise)]


def answer_of(exercise: Table, values: Values) -> Answer:
    """The rows in which something stands."""
    found = [
        {"row": row.id, **cells}
        for row in exercise.fixed
        if (cells := read_cells(asked(exercise), row.id, values))
    ]
    for key in own_rows(exercise):
        if cells := read_cells(exercise.columns, key, values):
            found.append({"row": row_id(len(found), " ".join(map(str, cells.values()))), **cells})
    return {"rows": found} if found else None


def values_of(exercise: Table, answer: Answer) -> Values:
    """The cells of the fixed rows, or of as many rows as there is room for."""
    given = rows(mapping(answer).get("rows"))
    keys = [row.id for row in exercise.fixed]
    mine = {text(row.get("row")): row for row in given}
    placed = [(key, mine.get(key, {})) for key in keys] or zip(own_rows(exercise), given, strict=False)
    found: Values = {}
    for key, row in placed:
        found |= cell_values(asked(exercise), key, row)
    return found
