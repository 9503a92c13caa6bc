"""A reflection on paper: the learner’s text over as many pages as it takes, or lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.reflection.spec import Reflection
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Reflection, answer: Answer, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """The words as they were typed."""
    return [paper.words(text(answer))]


def draw_blank(exercise: Reflection, paper: Paper) -> list[Piece]:
    """Lines to write on."""
    return [paper.ruled(exercise, 6)]
