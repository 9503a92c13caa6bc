"""A list on paper: numbered entries, under their days if it came again each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.values import text
from workbook.exercises.list.form import row_of, sets
from workbook.exercises.list.spec import BECAUSE
from workbook.language.dates import full_day
from workbook.language.translation import gettext as _
from workbook.pdf.clean import clean
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.sentence import NumberedLine
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Beside, Text, Words
from workbook.pdf.runs import Run

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.list.spec import List
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.sheet import Fillable

_INDENT = 19.0
_BETWEEN, _BETWEEN_DAYS = 1.5, 8


def draw(exercise: List, answer: Answer, paper: Paper) -> list[Piece]:
    """The entries that hold words, in their order; each day under its date."""
    pieces: list[Piece] = []
    for day, entries in exercise.by_day(answer).items():
        pieces += [Gap(_BETWEEN_DAYS)] if pieces else []
        head = [paper.label(full_day(day))] if day else []
        lines = [piece for n, entry in enumerate(entries, 1) for piece in _entry(n, entry, paper)]
        pieces.append(Together([*head, Series(lines, listing="Decimal")]))
    return pieces


def draw_blank(exercise: List, paper: Paper) -> list[Piece]:
    """Numbered lines to write on; for a list that comes again, a set of them for each day."""
    days = sets(exercise) if paper.most_lines is None else sets(exercise)[:1]
    because = f"{_(BECAUSE)} " if exercise.because else ""
    pieces: list[Piece] = []
    for day in days:
        lines: list[Piece] = [
            NumberedLine(n, because, paper.style, fields=_fields(row_of(day, n), paper))
            for n in range(1, exercise.entries + 1)
        ]
        on = (paper.to_fill(day, "on"),)
        head = [NumberedLine(0, "", paper.style, label=_("Day") + " ", share=0.4, fields=on)] if day else []
        pieces += [
            *([Gap(_BETWEEN_DAYS)] if pieces else []),
            Together([*head, Series(lines, listing="Decimal")]),
        ]
    return pieces


def _fields(row: str, paper: Paper) -> tuple[Fillable | None, ...]:
    return paper.to_fill(row, "text"), paper.to_fill(row, "because")


def _entry(number: int, entry: dict[str, Any], paper: Paper) -> list[Piece]:
    thing, reason = text(entry.get("text")).strip(), text(entry.get("because")).strip()
    runs = [Run(clean(thing))] if thing else []
    if reason:
        runs += [Run(" " * bool(thing) + f"{_(BECAUSE)} ", muted=True), Run(clean(reason))]
    sign = Words(f"{number}", paper.style.number)
    return [Beside(sign, Text(runs, paper.style.answer), _INDENT * paper.style.scale), Gap(_BETWEEN)]
