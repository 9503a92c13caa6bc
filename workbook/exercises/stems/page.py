"""Sentence stems on paper: whole sentences, their fixed part in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pdf.clean import clean
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.ruled import Ruled, line_count
from workbook.pdf.parts.sentence import SentenceLine
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Text
from workbook.pdf.runs import Run
from workbook.pdf.style import MUTED

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.stems.spec import Stems
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_BETWEEN = 3


def draw(exercise: Stems, answer: Answer, paper: Paper) -> list[Piece]:
    """Each sentence that the learner went on with."""
    pieces: list[Piece] = []
    for key, words in exercise.filled(answer).items():
        before, after = exercise.context(key)
        runs = [*_fixed(before, paper), Run(clean(words.strip())), *_fixed(after, paper)]
        pieces += [*([Gap(_BETWEEN)] if pieces else []), Text(runs, paper.style.answer)]
    return [Series(pieces)]


def draw_blank(exercise: Stems, paper: Paper) -> list[Piece]:
    """Each stem with a line, or as many as the `paper` setting says."""
    count = line_count(exercise.paper, paper.style, 1)
    style = paper.style.text("serif", 10.5, 16.8, MUTED)
    pieces: list[Piece] = []
    for stem in exercise.stems:
        before, after = exercise.context(stem.id)
        plain = paper.reader.plain(after).strip()
        lines = min(count, paper.most_lines or count)
        field = paper.to_fill(stem.id)
        if field and lines > 1:
            words: list[Piece] = [
                Text(paper.course_words(before), style, keep=True),
                Ruled(lines, field=field),
            ]
            words += [Text(plain, style)] if plain else []
            pieces += [Together(words), Gap(_BETWEEN)]
        else:
            pieces.append(SentenceLine(paper.course_words(before), plain, style, lines, field=field))
    return [Series(pieces)]


def _fixed(words: str, paper: Paper) -> list[Run]:
    """The course's words in grey, with the blanks at their ends, which belong to the sentence."""
    if not words.strip():
        return []
    first = " " if words[0].isspace() else ""
    last = " " if words[-1].isspace() else ""
    runs = [run._replace(muted=True) for run in paper.course_words(words)]
    return [Run(first, muted=True), *runs, Run(last, muted=True)]
