"""A checklist on paper: what was ticked, or all lines with a box each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbook.course.values import mapping, rows, text, texts
from workbook.exercises.checklist.form import OWN_ROWS
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.ticks import Tick, TickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.course.block import Option
    from workbook.course.exercise import Answer
    from workbook.exercises.checklist.spec import Checklist
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.style import TextStyle

_ROOM_BETWEEN_GROUPS = 5


def draw(exercise: Checklist, answer: Answer, paper: Paper) -> list[Piece]:
    """The ticked lines in their groups, then the learner's own."""
    ticked = texts(mapping(answer).get("ticked"))
    known = {line.id for line in exercise.lines}
    pieces = _groups(
        (line for line in exercise.lines if line.id in ticked), paper, paper.style.answer, ticked=True
    )
    gone = [exercise.word_of(line) for line in dict.fromkeys(ticked) if line not in known]
    own = [
        Tick(words, ticked=bool(line.get("ticked")))
        for line in rows(mapping(answer).get("own"))
        if (words := text(line.get("text")).strip())
    ]
    rest = [*(Tick(paper.course_words(words), ticked=True) for words in gone), *own]
    return [Together(_with(pieces, rest, paper.style.answer))]


def draw_blank(exercise: Checklist, paper: Paper) -> list[Piece]:
    """All lines in their groups, and two to add one's own."""
    pieces = _groups(exercise.lines, paper, paper.form, ticked=False)
    own = [
        Tick("", write_on=True, box=paper.to_fill(key, "tick"), line=paper.to_fill(key, "text"))
        for key in OWN_ROWS
    ]
    return [Together(_with(pieces, own if exercise.own else [], paper.form))]


def _groups(lines: Iterable[Option], paper: Paper, style: TextStyle, *, ticked: bool) -> list[Piece]:
    pieces: list[Piece] = []
    for group, members in groupby(lines, key=lambda line: line.group):
        pieces += [Gap(_ROOM_BETWEEN_GROUPS)] if pieces else []
        pieces += [paper.label(group)] if group else []
        pieces.append(TickList([_tick(line, paper, ticked=ticked) for line in members], style))
    return pieces


def _tick(line: Option, paper: Paper, *, ticked: bool) -> Tick:
    return Tick(paper.course_words(line.text), ticked, box=paper.to_fill(line.id))


def _with(pieces: list[Piece], ticks: list[Tick], style: TextStyle) -> list[Piece]:
    if not ticks:
        return pieces
    return [*pieces, *([Gap(_ROOM_BETWEEN_GROUPS)] if pieces else []), TickList(ticks, style)]
