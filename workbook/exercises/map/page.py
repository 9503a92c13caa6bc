"""A map on paper: half a page with its key; in words what does not fit there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.map.form import NAMES, columns
from workbook.exercises.map.paper.map import MapChart, MapKey
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.columns import empty_table
from workbook.pdf.parts.series import Series

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.map.spec import Map
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

MATERIAL = N_("a pencil and an eraser")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_MOST_DRAWN = 40
_LONG = 24  # letters of a name, or of its tags, that surely fit


def draw(exercise: Map, answer: Answer, paper: Paper) -> list[Piece]:
    """The map. What may be cut in it, or is more than it can hold, stands under it in words."""
    items = exercise.items(answer)
    nodes = [exercise.node(row) for row in items]
    drawn = nodes[:_MOST_DRAWN]
    said = " ".join(f"{exercise.in_words(row)}." for row in items[:_MOST_DRAWN])
    words = _("A map with me in the middle. {people}").format(people=said)
    pieces: list[Piece] = [MapChart(drawn, exercise.rings, words, MapKey(drawn))]
    rest = [
        exercise.in_words(row)
        for at, (row, node) in enumerate(zip(items, nodes, strict=True))
        if at >= _MOST_DRAWN or len(node.name) > _LONG or len(node.tags) > _LONG
    ]
    return [*pieces, Gap(4), Series((paper.words(line) for line in rest), listing="None")] if rest else pieces


def draw_blank(exercise: Map, paper: Paper) -> list[Piece]:
    """Empty rings to draw into, the key, and the marks to choose from; on a screen a row for each name."""
    if paper.fields:
        return empty_table(columns(exercise), [""] * len(NAMES), paper, NAMES)
    how = _("Near the middle means close. Draw a shape for each, a line to it, and its name.")
    pieces: list[Piece] = [
        paper.note(how, keep=True),
        MapChart((), exercise.rings, _empty(exercise), MapKey()),
    ]
    if exercise.marks:
        words = ", ".join(paper.reader.plain(mark.text) for mark in exercise.marks)
        pieces.append(paper.note(_("You could write beside a name: {marks}.").format(marks=words)))
    if exercise.paper:
        pieces.append(paper.ruled(exercise, 2))
    return pieces


def _empty(exercise: Map) -> str:
    """What an empty map shows."""
    if not exercise.rings:
        return _("An empty map with me in the middle.")
    return _("An empty map with me in the middle, and rings around it: {rings}.").format(
        rings=", ".join(exercise.rings)
    )
