"""A letter on paper: a page of its own with wide sides if it fills one, or lines to write one on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import text
from workbook.exercises.letter.paper.own_page import OwnPage
from workbook.language.translation import N_
from workbook.pdf.flow import Gap
from workbook.pdf.parts.text import Text
from workbook.pdf.style import MM, MUTED

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.letter.spec import Letter
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.style import TextStyle

MATERIAL = N_("letter paper and envelopes")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_SIDES = 24 * MM
_SPACE = 10
_LINES = 14


def draw(exercise: Letter, answer: Answer, paper: Paper) -> list[Piece]:
    """The letter as it was typed, between greeting and signature, on its own page unless it is short."""
    words, closing = paper.words(text(answer)), _closing(exercise, paper)
    words.closing = closing
    return [OwnPage([Gap(_SPACE), *_greeting(exercise, paper, _SPACE / 2), words, *closing], _SIDES)]


def draw_blank(exercise: Letter, paper: Paper) -> list[Piece]:
    """Greeting, lines to write on, signature."""
    lines, closing = paper.ruled(exercise, _LINES), _closing(exercise, paper)
    lines.closing = closing
    return [*_greeting(exercise, paper, 0), lines, *closing]


def _greeting(exercise: Letter, paper: Paper, after: float) -> list[Piece]:
    return [Text(exercise.greeting, _quiet(paper), keep=True), Gap(after)] if exercise.greeting else []


def _closing(exercise: Letter, paper: Paper) -> list[Piece]:
    return [Gap(_SPACE), Text(exercise.signature, _quiet(paper))] if exercise.signature else []


def _quiet(paper: Paper) -> TextStyle:
    return paper.style.text("serif", 10.5, 16.8, MUTED)
