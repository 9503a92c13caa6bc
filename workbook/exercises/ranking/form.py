"""A ranking in a form: a place to pick for each line, and lines to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, row_id, rows, text, texts
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.ranking.spec import Ranking

_OWN_LINES = 2


def own_rows(exercise: Ranking) -> list[str]:
    """The rows for lines of one's own."""
    count = max(_OWN_LINES, 0 if exercise.lines else exercise.top) if exercise.own else 0
    return [f"own-{n}" for n in range(1, count + 1)]


def fields(exercise: Ranking) -> list[FormField]:
    """A place for each line; for own ones their words too."""
    own = own_rows(exercise)
    picks = tuple((str(n), str(n)) for n in range(1, len(exercise.lines) + len(own) + 1))
    found = [
        FormField(line.id, "", "pick", _("Place of: {line}").format(line=line.text), picks)
        for line in exercise.lines
    ]
    for n, key in enumerate(own, 1):
        found += [
            FormField(key, "place", "pick", _("Place of my own line {number}").format(number=n), picks),
            FormField(key, "text", "line", _("My own line {number}").format(number=n)),
        ]
    return found


def answer_of(exercise: Ranking, values: Values) -> Answer:
    """The lines by their places; two with one place stand in the order of the form."""
    places = {line.id: values.get((line.id, ""), "") for line in exercise.lines}
    own: list[dict[str, str]] = []
    for key in own_rows(exercise):
        if words := values.get((key, "text"), ""):
            own.append({"row": row_id(len(own), words), "text": words})
            places[own[-1]["row"]] = values.get((key, "place"), "")
    placed = [key for key, place in places.items() if place.isdecimal()]
    order = sorted(placed, key=lambda key: int(places[key]))
    return {"order": order, "own": own} if order or own else None


def values_of(exercise: Ranking, answer: Answer) -> Values:
    """The places, counted from one."""
    order = texts(mapping(answer).get("order"))
    found: Values = {(key, ""): str(n) for n, key in enumerate(order, 1)}
    for key, line in zip(own_rows(exercise), rows(mapping(answer).get("own")), strict=False):
        found[(key, "text")] = text(line.get("text"))
        found[(key, "place")] = found.pop((text(line.get("row")), ""), "")
    return found
