"""One number of a log over all its days: a dot for each, as far from the left as its day, and as high as its number."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from workbook.language.dates import short_day
from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import place_line, single_line
from workbook.pdf.style import HAIRLINE, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.course.over_days import DayNumbers
    from workbook.pdf.flow import Flow

_HIGH = 44.0  # from the lowest number to the highest
_SIDE = 24.0  # for the numbers at the left
_DOT, _SMALLEST_DOT = 2.6, 0.9
_APART = 6.0  # between two words in a row


class DaysChart:
    """Nothing joins the dots: what lies between two days nobody knows."""

    keep: ClassVar[bool] = False

    def __init__(self, days: Sequence[DayNumbers], low: float, high: float, year: int | None = None) -> None:
        self._days = days
        self._labels = [short_day(noted.day, year) for noted in days]
        self._low, self._high = low, high

    def height(self, flow: Flow) -> float:
        """The dots with their numbers above, and the days below."""
        return 2 * flow.style.meta.lead + _HIGH * flow.style.scale + 8

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the axis, a stem and dots for each day, and what they are called."""
        flow.want(self.height(flow))
        with figure(flow, self._in_words(), flow.width, self.height(flow)):
            self._draw(flow)
        flow.y -= self.height(flow)

    def _in_words(self) -> str:
        said = (
            _("{day}: {numbers}").format(day=label, numbers=", ".join(map(number_text, noted.numbers)))
            for label, noted in zip(self._labels, self._days, strict=True)
        )
        return ". ".join(said) + "."

    def _draw(self, flow: Flow) -> None:
        style, sheet = flow.style.meta, flow.sheet
        base = flow.y - style.lead - 4 - _HIGH * flow.style.scale
        left = flow.left + _SIDE * flow.style.scale
        for value in (self._low, self._high):
            y = base + self._up(flow, value)
            sheet.rule(left - 6, y, flow.left + flow.width - left + 6, colour=HAIRLINE)
            place_line(flow, number_text(value), left - 10, y - 0.34 * style.size, style, align="right")
        places = list(self._places(flow, left))
        dot = self._dot(flow, places)
        for day, x in zip(self._days, places, strict=True):
            for number in day.numbers:
                sheet.upright(x, base, self._up(flow, number), colour=MUTED, pen=0.6)
                sheet.disc(x, base + self._up(flow, number), dot)
        self._numbers(flow, places, base, dot)
        self._put_labels(flow, places, base - 4)

    def _up(self, flow: Flow, value: float) -> float:
        share = (min(max(value, self._low), self._high) - self._low) / ((self._high - self._low) or 1)
        return share * _HIGH * flow.style.scale

    def _places(self, flow: Flow, left: float) -> Iterator[float]:
        first, last = self._days[0].day.toordinal(), self._days[-1].day.toordinal()
        room = flow.left + flow.width - left - 2 * _APART
        for day in self._days:
            yield left + _APART + room * (day.day.toordinal() - first) / max(last - first, 1)

    def _dot(self, flow: Flow, places: Sequence[float]) -> float:
        """Dots of days that are close together are smaller."""
        closest = min(stop - start for start, stop in pairwise(places))
        return min(_DOT * flow.style.scale, max(closest / 2.5, _SMALLEST_DOT))

    def _numbers(self, flow: Flow, places: Sequence[float], base: float, dot: float) -> None:
        """Above the dots, where there is room for all of them."""
        style = flow.style.text("sans", 8, 10)
        told = [number_text(max(day.numbers)) for day in self._days]
        widest = max(single_line(flow, words, style).width for words in told)
        if any(stop - start < widest + 2 for start, stop in pairwise(places)):
            return
        for day, words, x in zip(self._days, told, places, strict=True):
            y = base + self._up(flow, max(day.numbers)) + dot + 2
            place_line(flow, words, x, y, style, align="centre")

    def _put_labels(self, flow: Flow, places: Sequence[float], top: float) -> None:
        """The first day and the last, and those between that have room."""
        style, right = flow.style.meta, flow.left + flow.width
        widths = [single_line(flow, label, style).width for label in self._labels]
        starts = [min(max(x - w / 2, flow.left), right - w) for x, w in zip(places, widths, strict=True)]
        end = flow.left - 2 * _APART
        for place, label in enumerate(self._labels):
            is_last = place == len(self._days) - 1
            room = right if is_last else starts[-1] - _APART
            if is_last or (starts[place] >= end + _APART and starts[place] + widths[place] <= room):
                place_line(flow, label, starts[place], top - style.first_baseline(), style)
                end = starts[place] + widths[place]
