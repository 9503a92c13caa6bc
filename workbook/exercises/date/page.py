"""A date on paper: the day in words, or three short lines to write it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.date.paper.date_lines import DateLines
from workbook.pdf.parts.field_line import FieldLine

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.date.spec import Date
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Date, answer: Answer, paper: Paper) -> list[Piece]:
    """The weekday and the date."""
    return [paper.said(line) for line in exercise.as_lines(answer)]


def draw_blank(exercise: Date, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """Lines for day, month and year; on a screen one field."""
    field = paper.to_fill()
    return [FieldLine(field), paper.note(field.field.says)] if field else [DateLines()]
