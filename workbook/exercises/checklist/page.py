"""A checklist on paper: what was ticked, or all lines with a box each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbook.course.values import mapping, rows, text, texts
from workbook.exercises.checklist.form import OWN_ROWS
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.ticks import Tick, TickGroups, TickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.course.block import Option
    from workbook.course.exercise import Answer
    from workbook.exercises.checklist.spec import Checklist
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.parts.text import Text
    from workbook.pdf.style import TextStyle

    Group = tuple[Text | None, TickList]

_ROOM_BETWEEN_GROUPS = 5


def draw(exercise: Checklist, answer: Answer, paper: Paper) -> list[Piece]:
    """The ticked lines in their groups, then the learner's own."""
    ticked = texts(mapping(answer).get("ticked"))
    known = {line.id for line in exercise.lines}
    gone = [exercise.word_of(line) for line in dict.fromkeys(ticked) if line not in known]
    own = [
        Tick(words, ticked=bool(line.get("ticked")))
        for line in rows(mapping(answer).get("own"))
        if (words := text(line.get("text")).strip())
    ]
    rest = [*(Tick(paper.course_words(words), ticked=True) for words in gone), *own]
    chosen, style = [line for line in exercise.lines if line.id in ticked], paper.style.answer
    if any(line.group for line in chosen):
        return _whole(_groups(chosen, paper, style, ticked=True), rest, style)
    return _whole([], [*(_tick(line, paper, ticked=True) for line in chosen), *rest], style)


def draw_blank(exercise: Checklist, paper: Paper) -> list[Piece]:
    """All lines in their groups, and two to add one's own."""
    own = [
        Tick("", write_on=True, box=paper.to_fill(key, "tick"), line=paper.to_fill(key, "text"))
        for key in OWN_ROWS
    ]
    groups = _groups(exercise.lines, paper, paper.form, ticked=False)
    return _whole(groups, own if exercise.own else [], paper.form)


def _groups(lines: Iterable[Option], paper: Paper, style: TextStyle, *, ticked: bool) -> list[Group]:
    return [
        (
            paper.label(group) if group else None,
            TickList([_tick(line, paper, ticked=ticked) for line in members], style),
        )
        for group, members in groupby(lines, key=lambda line: line.group)
    ]


def _tick(line: Option, paper: Paper, *, ticked: bool) -> Tick:
    return Tick(paper.course_words(line.text), ticked, box=paper.to_fill(line.id))


def _whole(groups: list[Group], rest: list[Tick], style: TextStyle) -> list[Piece]:
    """The groups, and under them what belongs to none."""
    lists = [*groups, *([(None, TickList(rest, style))] if rest else [])]
    return [Together([TickGroups(lists, _ROOM_BETWEEN_GROUPS)])] if lists else []
