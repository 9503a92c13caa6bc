"""A scale on paper: a line for each item with a dot on its number; a pair as two moments side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping
from workbook.exercises.scale.paper.scales import Moment, MomentsChart, ScaleEnds, ScaleLine
from workbook.exercises.scale.spec import CANNOT_SAY, ONLY_ITEM, Scale, change_in_words
from workbook.language.dates import before_and_after, short_day
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.field_line import FieldLine
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.series import Series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbook.course.exercise import Answer
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_BETWEEN_ITEMS = 10
_MOST_DAYS = 12  # in one chart


def draw(exercise: Scale, answer: Answer, paper: Paper) -> list[Piece]:
    """Each item that was answered; beside its earlier number if the two are a pair."""
    earlier: dict[str, float] = {}
    if paper.earlier and isinstance(paper.earlier.exercise, Scale):
        earlier = paper.earlier.exercise.numbers(paper.earlier.answer)
    pieces: list[Piece] = []
    for key, value in exercise.numbers(answer).items():
        pieces += _head(exercise, key, paper, first=not pieces)
        ends = _ends(exercise, key)
        if key in earlier:
            pieces += _pair(ends, earlier[key], value, paper)
        else:
            pieces.append(ScaleLine(ends, value))
    said = mapping(mapping(answer).get("values"))
    for key in [key for key, value in said.items() if value == CANNOT_SAY]:
        pieces += _head(exercise, key, paper, first=not pieces)
        pieces.append(paper.note(_("Can’t say today.")))
    return [Series(pieces)]


def draw_days(exercise: Scale, days: Sequence[tuple[datetime, Answer]], paper: Paper) -> list[Piece]:
    """The same scale as it was answered on several days, oldest first, a row each."""
    year = days[-1][0].year
    pieces: list[Piece] = []
    for item in exercise.over_days([(at.date(), answer) for at, answer in days]):
        moments = [Moment(noted.numbers[0], short_day(noted.day, year)) for noted in item.days]
        pieces += _head(exercise, item.key, paper, first=not pieces)
        pieces += _charts(_ends(exercise, item.key), moments)
    return [Series(pieces)] if pieces else []


def _charts(ends: ScaleEnds, moments: Sequence[Moment]) -> list[Piece]:
    """One chart, or several where there are more days than one holds; only the last day of all is the present one."""
    parts = [moments[start : start + _MOST_DAYS] for start in range(0, len(moments), _MOST_DAYS)]
    return [
        Together([MomentsChart(ends, part, ends_now=place == len(parts))])
        for place, part in enumerate(parts, 1)
    ]


def draw_blank(exercise: Scale, paper: Paper) -> list[Piece]:
    """A line for each item, to ring a number on."""
    pieces: list[Piece] = []
    for item in exercise.items:
        pieces += _head(exercise, item.id, paper, first=not pieces)
        line, field = ScaleLine(_ends(exercise, item.id)), paper.to_fill(item.id)
        pieces.append(Together([line, Gap(3), FieldLine(field, _("My number"))]) if field else line)
    return [Series(pieces)]


def _head(exercise: Scale, key: str, paper: Paper, *, first: bool) -> list[Piece]:
    gap: list[Piece] = [] if first else [Gap(_BETWEEN_ITEMS)]
    words = "" if key == ONLY_ITEM else exercise.word_of(key)
    return [*gap, paper.item(words)] if words else gap


def _ends(exercise: Scale, key: str) -> ScaleEnds:
    low, high = exercise.ends_of(key)
    middle = exercise.middle
    return ScaleEnds(exercise.values(), low, high, (middle.value, middle.words) if middle else None)


def _pair(ends: ScaleEnds, before: float, after: float, paper: Paper) -> list[Piece]:
    assert paper.earlier
    then, now = before_and_after(paper.earlier.at, paper.at)
    chart = MomentsChart(ends, [Moment(before, then), Moment(after, now)])
    return [Together([chart, Gap(4), paper.said(change_in_words(before, after))])]
