"""A wheel on paper: all spokes in one picture; a pair with its change in words for each spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping
from workbook.exercises.scale.spec import CANNOT_SAY, Scale, before_and_now
from workbook.exercises.wheel.paper.small_wheels import SmallWheels, WheelDay
from workbook.exercises.wheel.paper.wheel import Spoke, WheelChart, WheelKey
from workbook.exercises.wheel.spec import LEAST_SPOKES, MOST_SPOKES
from workbook.language.dates import before_and_after, short_day
from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.field_line import FieldLine
from workbook.pdf.parts.series import Series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbook.course.exercise import Answer
    from workbook.exercises.wheel.spec import Wheel
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_HOW = N_("Put a dot on each line, and join the dots if you like")
_LINES_AS_ABOVE = N_("The lines stand as in the large wheel, the first one upright.")
_LONG = 36  # words that the rim may have to cut


def draw(exercise: Wheel, answer: Answer, paper: Paper) -> list[Piece]:
    """The wheel, then in words what it cannot show: changes, long names, what could not be said."""
    after, before = exercise.numbers(answer), _before(paper)
    keys = [item.id for item in exercise.items] + [
        key for key in after if key not in {item.id for item in exercise.items}
    ]
    if not after or not LEAST_SPOKES <= len(keys) <= MOST_SPOKES:
        return [paper.words(line) for line in exercise.as_lines(answer)]
    spokes = [Spoke(_plain(exercise, key, paper), after.get(key), before.get(key)) for key in keys]
    paired = any(spoke.before is not None for spoke in spokes)
    chart = WheelChart(spokes, exercise.values(), keep=paired)
    key = [_key(paper)] if paired else []
    return [*_ends(exercise, paper), chart, *key, *_in_words(exercise, answer, spokes, paper)]


def draw_days(exercise: Wheel, days: Sequence[tuple[datetime, Answer]], paper: Paper) -> list[Piece]:
    """The same wheel as it was on several days, oldest first, small and side by side."""
    if not LEAST_SPOKES <= len(exercise.items) <= MOST_SPOKES:
        return []
    year = days[-1][0].year
    wheels = [
        _wheel_day(exercise, short_day(at.date(), year), numbers, paper)
        for at, answer in days
        if (numbers := exercise.numbers(answer))
    ]
    if len(wheels) < 2:
        return []
    return [paper.note(_(_LINES_AS_ABOVE)), Gap(4), SmallWheels(wheels, exercise.values())]


def _wheel_day(exercise: Wheel, day: str, numbers: dict[str, float], paper: Paper) -> WheelDay:
    told = [
        f"{_plain(exercise, item.id, paper)} {number_text(numbers[item.id])}"
        for item in exercise.items
        if item.id in numbers
    ]
    return WheelDay(day, [numbers.get(item.id) for item in exercise.items], "; ".join(told))


def draw_blank(exercise: Wheel, paper: Paper) -> list[Piece]:
    """An empty wheel to put dots on."""
    if not LEAST_SPOKES <= len(exercise.items) <= MOST_SPOKES:
        return [paper.ruled(exercise, 3)]
    spokes = [Spoke(_plain(exercise, item.id, paper)) for item in exercise.items]
    long = [paper.words(spoke.words) for spoke in spokes if len(spoke.words) > _LONG]
    numbers = Series(
        FieldLine(field, spoke.words)
        for item, spoke in zip(exercise.items, spokes, strict=True)
        if (field := paper.to_fill(item.id))
    )
    picked: list[Piece] = [Gap(6), numbers] if paper.fields else []
    return [*_ends(exercise, paper, _(_HOW)), WheelChart(spokes, exercise.values()), *long, *picked]


def _before(paper: Paper) -> dict[str, float]:
    if paper.earlier and isinstance(paper.earlier.exercise, Scale):
        return paper.earlier.exercise.numbers(paper.earlier.answer)
    return {}


def _plain(exercise: Wheel, key: str, paper: Paper) -> str:
    return paper.reader.plain(exercise.word_of(key))


def _ends(exercise: Wheel, paper: Paper, how: str = "") -> list[Piece]:
    """What the middle and the rim mean; spokes that have ends of their own say theirs."""
    low, high = exercise.low, exercise.high
    lines = [
        how,
        _("Near the middle: {middle}, at the rim: {rim}").format(
            middle=f"{low.value} {low.words}".strip(), rim=f"{high.value} {high.words}".strip()
        ),
    ]
    lines += [
        f"{paper.reader.plain(item.text).rstrip('.')}: {exercise.range_words(item.id)}"
        for item in exercise.items
        if (item.low, item.high) != (low.words, high.words)
    ]
    return [*(paper.note(f"{line}.", keep=True) for line in lines if line), Gap(4)]


def _key(paper: Paper) -> Piece:
    then, now = before_and_after(paper.earlier.at if paper.earlier else None, paper.at)
    return WheelKey(then, now)


def _in_words(exercise: Wheel, answer: Answer, spokes: list[Spoke], paper: Paper) -> list[Piece]:
    pieces: list[Piece] = [Gap(4)]
    for words, after, before in spokes:
        if after is not None and before is not None:
            pieces.append(paper.words(f"{words}: {before_and_now(before, after)}"))
        elif len(words) > _LONG:
            pieces.append(paper.words(f"{words}: {number_text(after)}" if after is not None else words))
    said = mapping(mapping(answer).get("values"))
    unsure = [key for key, value in said.items() if value == CANNOT_SAY]
    return pieces + [
        paper.words(_("{item}: can’t say today.").format(item=_plain(exercise, key, paper))) for key in unsure
    ]
