"""A line on paper: a few words, or two lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.line.spec import Line
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Line, answer: Answer, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """The words as they were typed."""
    return [paper.words(text(answer))]


def draw_blank(exercise: Line, paper: Paper) -> list[Piece]:
    """Lines to write on."""
    return [paper.ruled(exercise, 2)]
