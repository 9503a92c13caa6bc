"""A ranking on paper: numbered lines, or lines to number by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.ranking.form import own_rows
from workbook.exercises.ranking.paper.numbers import ToNumber
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Divider, Together
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Beside, Text, Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.ranking.spec import Ranking
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_DIGIT = 6.5  # points wide


def draw(exercise: Ranking, answer: Answer, paper: Paper) -> list[Piece]:
    """The lines in their order; a short line after the first few, if the course asks for them."""
    ranked, style = exercise.ranked(answer), paper.style.answer
    indent = (5.5 + _DIGIT * len(str(len(ranked)))) * paper.style.scale
    rows: list[Piece] = []
    for place, words in enumerate(ranked, 1):
        if exercise.top and place == exercise.top + 1:
            rows.append(Divider(keep=True))
        rows.append(Beside(Words(str(place), style), paper.words(words), indent))
    pieces: list[Piece] = [Series(rows, listing="Decimal")]
    left = exercise.not_placed(answer)
    if left:
        head = Text(_("My own, not placed:"), paper.style.meta, keep=True, at_start=True)
        pieces += [Gap(4), head, Series((paper.words(words) for words in left), listing="None")]
    return [Together(pieces)]


def draw_blank(exercise: Ranking, paper: Paper) -> list[Piece]:
    """All lines, each after a short one for its number."""
    asked = _("Number as many as you like.")
    if exercise.top:
        asked = _("Number the first {count}.").format(count=exercise.top)
    pieces: list[Piece] = [paper.note(asked, keep=True)]
    rows = [
        ToNumber(Text(paper.course_words(line.text), paper.form), paper.to_fill(line.id))
        for line in exercise.lines
    ]
    own = own_rows(exercise)
    rows += [ToNumber(None, paper.to_fill(key, "place"), paper.to_fill(key, "text")) for key in own]
    return [Together([*pieces, Series(rows, listing="None")])]
