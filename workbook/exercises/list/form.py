"""A list in a form: numbered lines, under a day if it comes again each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, row_id, rows, text
from workbook.exercises.list.spec import BECAUSE
from workbook.language.dates import today
from workbook.language.translation import gettext as _
from workbook.language.typed_dates import read_day

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.list.spec import List

JOINS = True
_MOST_DAYS = 7


def sets(exercise: List) -> list[str]:
    """The days to fill in, each with a set of lines; without days the one set has no name."""
    return [f"day-{n}" for n in range(1, min(exercise.days, _MOST_DAYS) + 1)] if exercise.days else [""]


def row_of(day: str, number: int) -> str:
    """The row of a line in its set."""
    return f"{day}-{number}" if day else str(number)


def fields(exercise: List) -> list[FormField]:
    """For each set its day, and for each line its words and their reason."""
    found: list[FormField] = []
    for n, day in enumerate(sets(exercise), 1):
        before = _("Day {number}").format(number=n) if day else ""
        found += [FormField(day, "on", "line", before)] if day else []
        for number in range(1, exercise.entries + 1):
            says = ", ".join(part for part in (before, _("Line {number}").format(number=number)) if part)
            found.append(FormField(row_of(day, number), "text", "line", says))
            if exercise.because:
                found.append(FormField(row_of(day, number), "because", "line", f"{says}, {_(BECAUSE)}"))
    return found


def answer_of(exercise: List, values: Values) -> Answer:
    """The entries; a day that cannot be read stands before the words of its first."""
    entries: list[dict[str, Any]] = []
    for day in sets(exercise):
        typed = values.get((day, "on"), "").strip() if day else ""
        on = read_day(typed, today()) if typed else None
        before = f"{typed}: " if typed and on is None else ""
        for number in range(1, exercise.entries + 1):
            row = row_of(day, number)
            said = {key: words for key in ("text", "because") if (words := values.get((row, key)))}
            if not said:
                continue
            if before:
                said["text"], before = before + said.get("text", ""), ""
            ident = row_id(len(entries), f"{typed} {said.get('text', '')} {said.get('because', '')}")
            entries.append({"row": ident, **({"on": on.isoformat()} if on else {}), **said})
    return {"entries": entries} if entries else None


def values_of(exercise: List, answer: Answer) -> Values:
    """The first lines of each day, as many as there is room for."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in rows(mapping(answer).get("entries")):
        groups.setdefault(text(entry.get("on")) if exercise.days else "", []).append(entry)
    found: Values = {}
    for day, (on, entries) in zip(sets(exercise), groups.items(), strict=False):
        found |= {(day, "on"): on} if day else {}
        for number, entry in enumerate(entries[: exercise.entries], 1):
            found |= {(row_of(day, number), key): text(entry.get(key)) for key in ("text", "because")}
    return found
