"""A letter on paper: a page of its own with wide sides if it fills one, or lines to write one on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.values import text
from workbook.pdf.flow import Gap
from workbook.pdf.parts.own_page import OwnPage
from workbook.pdf.parts.text import Text
from workbook.pdf.style import MM, MUTED

if TYPE_CHECKING:
    from workbook.exercises.exercise import Answer
    from workbook.exercises.letter.spec import Letter
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_SIDES = 24 * MM
_SPACE = 10
_LINES = 14


def draw(exercise: Letter, answer: Answer, paper: Paper) -> list[Piece]:
    """The letter as it was typed, between greeting and signature, on its own page unless it is short."""
    pieces = [Gap(_SPACE), *_quiet(exercise.greeting, paper, after=_SPACE / 2), paper.words(text(answer))]
    signature = _quiet(exercise.signature, paper)
    pieces += [Gap(_SPACE), *signature] if signature else []
    return [OwnPage(pieces, _SIDES)]


def draw_blank(exercise: Letter, paper: Paper) -> list[Piece]:
    """Greeting, lines to write on, signature."""
    pieces = [*_quiet(exercise.greeting, paper), paper.ruled(exercise, _LINES)]
    signature = _quiet(exercise.signature, paper)
    return [*pieces, *([Gap(_SPACE), *signature] if signature else [])]


def _quiet(words: str, paper: Paper, *, after: float = 0) -> list[Piece]:
    if not words:
        return []
    text = Text(words, paper.style.text("serif", 10.5, 16.8, MUTED), keep=True)
    return [text, Gap(after)] if after else [text]
