"""Cells of tables and logs in a form: what can be filled in, and what it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.cells import kept_cell, plain_words
from workbook.course.columns import with_range
from workbook.course.form_fields import TICKED, FormField
from workbook.language.dates import today

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.course.columns import Column
    from workbook.course.form_fields import FieldKey, Sort, Values

_SORTS: dict[str, Sort] = {"text": "text", "number": "line", "date": "line", "tick": "tick", "pick": "pick"}
_MOST_TO_PICK = 21  # numbers; a longer range is typed


def cell_field(column: Column, row: str, row_says: str) -> FormField:
    """The field of a cell, called by its row and its column."""
    says = ", ".join(part for part in (row_says, column.text) if part)
    if column.sort == "range":
        numbers = [str(number) for number in range(column.low, column.high + 1)]
        if len(numbers) > _MOST_TO_PICK:
            return FormField(row, column.id, "line", with_range(says, column))
        return FormField(row, column.id, "pick", says, tuple((number, number) for number in numbers))
    picks = tuple((pick.id, pick.text) for pick in column.picks)
    return FormField(row, column.id, _SORTS[column.sort], says, picks)


def read_cells(columns: Sequence[Column], row: str, values: Mapping[FieldKey, str]) -> dict[str, Any]:
    """The cells of a row that were filled in; words that its column does not expect are kept as they are."""
    found: dict[str, Any] = {}
    for column in columns:
        value = values.get((row, column.id), "")
        if value:
            found[column.id] = value == TICKED if column.sort == "tick" else kept_cell(column, value, today())
    return found


def cell_values(columns: Sequence[Column], key: str, row: Mapping[str, Any]) -> Values:
    """What the fields of a row would hold."""
    found: Values = {}
    for column in columns:
        value = row.get(column.id)
        if column.sort == "tick":
            found[(key, column.id)] = TICKED if value is True else ""
        elif column.sort == "pick" and isinstance(value, str):
            found[(key, column.id)] = value
        elif value is not None:
            found[(key, column.id)] = plain_words(column, value)
    return found
