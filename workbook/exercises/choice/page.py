"""A choice on paper: the one chosen, or all options with a ring each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping, text
from workbook.exercises.choice.form import CHOSEN, OWN
from workbook.exercises.choice.spec import OTHER
from workbook.pdf.flow import Gap
from workbook.pdf.parts.field_line import FieldLine
from workbook.pdf.parts.ticks import ChoiceRing, Tick, TickList

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.choice.spec import Choice
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Choice, answer: Answer, paper: Paper) -> list[Piece]:
    """What was chosen, with the learner's words if they are their own."""
    chosen = text(mapping(answer).get("chosen"))
    if not chosen:
        return []
    if chosen == OTHER:
        tick = Tick("\n".join(exercise.as_lines(answer)), ticked=True)
    else:
        tick = Tick(paper.course_words(exercise.word_of(chosen)), ticked=True)
    return [TickList([tick], paper.style.answer, sign=ChoiceRing)]


def draw_blank(exercise: Choice, paper: Paper) -> list[Piece]:
    """All options, and a line for an own one."""
    ticks = [Tick(paper.course_words(option.text)) for option in exercise.choices]
    if exercise.other:
        ticks.append(Tick(exercise.other, write_on=True, line=paper.to_fill(*OWN)))
    pieces: list[Piece] = [TickList(ticks, paper.form, sign=ChoiceRing)]
    if chosen := paper.to_fill(*CHOSEN):
        pieces += [Gap(3), FieldLine(chosen, chosen.field.says)]
    return pieces
