"""A map in a form: a row for each name, with how near it is and what else is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.block import Option
from workbook.course.columns import Column
from workbook.course.form_cells import cell_field, cell_values, read_cells
from workbook.course.values import mapping, number, row_id, rows, text, texts
from workbook.exercises.map.positions import ring_at
from workbook.exercises.map.spec import LINES, SORTS
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import FormField, Values
    from workbook.exercises.map.spec import Map

JOINS = True
NAMES = tuple(f"name-{n}" for n in range(1, 9))
"""The rows to fill in."""
_MARK = "mark-"


def columns(exercise: Map) -> tuple[Column, ...]:
    """Name, sort, how near, how often, and the course's marks."""
    picks = {
        "sort": [(key, _(words)) for key, words in SORTS.items()],
        "near": [(str(n), words) for n, words in enumerate(_rings(exercise), 1)],
        "line": [(key, _(words)) for key, words in LINES.items()],
    }
    heads = {"sort": _("Sort"), "near": _("How near"), "line": _("How often")}
    asked = [
        Column(key, head, "", "pick", picks=tuple(Option(*pick) for pick in picks[key]))
        for key, head in heads.items()
    ]
    marks = [Column(_MARK + mark.id, mark.text, "", "tick") for mark in exercise.marks]
    return (Column("name", _("Name")), *asked, *marks)


def fields(exercise: Map) -> list[FormField]:
    """A field for each cell."""
    named = [(key, _("Row {number}").format(number=n)) for n, key in enumerate(NAMES, 1)]
    return [cell_field(column, key, says) for key, says in named for column in columns(exercise)]


def answer_of(exercise: Map, values: Values) -> Answer:
    """What has a name or a mark, evenly around."""
    asked, count = columns(exercise), len(_rings(exercise))
    said = [cells for key in NAMES if (cells := read_cells(asked, key, values))]
    found: list[dict[str, Any]] = []
    for n, cells in enumerate(said):
        marks = [mark.id for mark in exercise.marks if cells.get(_MARK + mark.id)]
        near = text(cells.get("near"))
        ring = int(near) if near.isdecimal() and 1 <= int(near) <= count else (count + 1) / 2
        item = {
            "row": row_id(n, text(cells.get("name"))),
            "name": text(cells.get("name")),
            "sort": cells["sort"] if cells.get("sort") in SORTS else "person",
            "distance": round((ring - 0.5) / count, 3),
            "angle": round(n * 360 / len(said)),
        }
        item |= {"line": cells["line"]} if cells.get("line") in LINES else {}
        found.append(item | ({"marks": marks} if marks else {}))
    return {"items": found} if found else None


def values_of(exercise: Map, answer: Answer) -> Values:
    """The first names, as many as there is room for."""
    asked, count = columns(exercise), len(_rings(exercise))
    found: Values = {}
    for key, item in zip(NAMES, rows(mapping(answer).get("items")), strict=False):
        far = number(item.get("distance"))
        row = {**item, **{_MARK + mark: True for mark in texts(item.get("marks"))}}
        row["near"] = str(ring_at(far, count) + 1) if far is not None else None
        found |= cell_values(asked, key, row)
    return found


def _rings(exercise: Map) -> tuple[str, ...]:
    return exercise.rings or (_("close"), _("in between"), _("far"))
