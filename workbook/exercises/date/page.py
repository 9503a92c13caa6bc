"""A date on paper: the day in words, or three short lines to write it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.date.paper.date_lines import DateLines

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.date.spec import Date
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Date, answer: Answer, paper: Paper) -> list[Piece]:
    """The weekday and the date."""
    return [paper.words(line) for line in exercise.as_lines(answer)]


def draw_blank(exercise: Date, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """Lines for day, month and year."""
    return [DateLines()]
