"""A look back on paper: the earlier answers that come along, each as its own kind draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course import kinds
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.boxes import Boxed
from workbook.pdf.parts.text import Text
from workbook.pdf.style import HAIRLINE

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.recall.spec import Recall
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_BETWEEN = 6
_FROM = N_("From {title}")
_LOOK = N_("To look back at: {title}")


def draw(exercise: Recall, answer: Answer, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """A frame for each answer. Of what does not come along only the name is told, as the course has it."""
    pieces: list[Piece] = []
    for exercise_id in exercise.of:
        made = _earlier(exercise_id, paper)
        pieces += [*([Gap(_BETWEEN)] if made and pieces else []), *made]
    return pieces


def draw_blank(exercise: Recall, paper: Paper) -> list[Piece]:
    """The earlier answers as on a filled form: there is nothing to fill in."""
    return draw(exercise, None, paper)


def _earlier(exercise_id: str, paper: Paper) -> list[Piece]:
    name = paper.reader.plain(paper.names.get(exercise_id, ""))
    found = paper.answers.get(exercise_id)
    if found:
        exercise, answer = found
        shown = exercise.for_workshop(answer) if paper.bring else answer
        if exercise.is_answered(shown):
            head = Text(_(_FROM).format(title=name), paper.style.meta, keep=True, at_start=True)
            drawn = kinds.page(exercise.kind).draw(exercise, shown, paper)
            return [Boxed([head, Gap(2), *drawn], colour=HAIRLINE)]
    return [paper.note(_(_LOOK).format(title=name))] if name else []
