"""One wheel as it was on several days: small wheels side by side, each under its day, all with the same lines."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbook.exercises.wheel.paper.wheel import reach
from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import place_line
from workbook.pdf.style import HAIRLINE, INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.parts.text import Align
    from workbook.pdf.style import TextStyle

_RADIUS = 36.0
_WIDTH = 94.0  # of one with the numbers around it
_FILLED = "0.90 0.90 0.89"
_DOT = 1.9


class WheelDay(NamedTuple):
    """A day: its name, the number on each line where there is one, and all this in words."""

    label: str
    numbers: Sequence[float | None]
    words: str


class SmallWheels:
    """As many in a row as there is room for; a row stays in one piece."""

    keep: ClassVar[bool] = False

    def __init__(self, days: Sequence[WheelDay], values: Sequence[int]) -> None:
        self._days = days
        self._values = values

    def height(self, flow: Flow) -> float:
        """All rows."""
        return -(-len(self._days) // self._per_row(flow)) * self._row_height(flow)

    def least(self, flow: Flow) -> float:
        """One row."""
        return self._row_height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw row by row, the earliest day first."""
        count, height = self._per_row(flow), self._row_height(flow)
        for start in range(0, len(self._days), count):
            flow.want(height)
            days = self._days[start : start + count]
            words = " ".join(
                _("{day}: {numbers}").format(day=day.label, numbers=day.words) + "." for day in days
            )
            with figure(flow, words, flow.width, height):
                for place, day in enumerate(days):
                    self._day(flow, flow.left + place * self._width(flow), day)
            flow.y -= height

    def _day(self, flow: Flow, left: float, day: WheelDay) -> None:
        """Only its place is mirrored on a page from the right: the lines of a wheel go one way everywhere."""
        width, small, label = self._width(flow), self._small(flow), flow.style.meta
        centre = left + width / 2, flow.y - label.lead - small.lead - 2 - _RADIUS * flow.style.scale
        place_line(flow, day.label, centre[0], flow.y - label.first_baseline(), label, align="centre")
        with flow.sheet.as_drawn(left, width):
            self._wheel(flow, centre, day)

    def _wheel(self, flow: Flow, centre: tuple[float, float], day: WheelDay) -> None:
        radius, sheet = _RADIUS * flow.style.scale, flow.sheet
        ways = [_way(place, len(day.numbers)) for place in range(len(day.numbers))]
        points = [
            None if number is None else _at(centre, way, radius * reach(number, self._values))
            for way, number in zip(ways, day.numbers, strict=True)
        ]
        if len(points) > 2 and all(points):
            sheet.fill(f"{_path([point for point in points if point])} h", _FILLED)
        for value in (self._values[0], self._values[-1]):
            sheet.ring(*centre, radius * reach(value, self._values), colour=HAIRLINE, pen=0.6)
        for way in ways:
            sheet.stroke(_path([centre, _at(centre, way, radius)]), HAIRLINE, 0.6)
        for start, stop in zip(points, [*points[1:], *points[:1]], strict=True):
            if start and stop:
                sheet.stroke(_path([start, stop]), INK, 1.2)
        for way, number, point in zip(ways, day.numbers, points, strict=True):
            if point and number is not None:
                sheet.disc(*point, _DOT * flow.style.scale)
                self._number(flow, centre, way, number)

    def _number(
        self, flow: Flow, centre: tuple[float, float], way: tuple[float, float], number: float
    ) -> None:
        """Outside the rim, where its line ends."""
        style = self._small(flow)
        x, y = _at(centre, way, _RADIUS * flow.style.scale + 0.3 * style.size)
        align: Align = "centre" if abs(way[0]) < 0.3 else "left" if way[0] > 0 else "right"
        rise = (way[1] - 1) / 2 if align == "centre" else -0.34
        place_line(flow, number_text(number), x, y + rise * 0.75 * style.size, style, align=align)

    def _small(self, flow: Flow) -> TextStyle:
        return flow.style.text("sans", 8, 10, MUTED)

    def _width(self, flow: Flow) -> float:
        return flow.width / self._per_row(flow)

    def _per_row(self, flow: Flow) -> int:
        return max(1, int((flow.width + 1) // (_WIDTH * flow.style.scale)))

    def _row_height(self, flow: Flow) -> float:
        small = self._small(flow)
        return flow.style.meta.lead + 2 * (_RADIUS * flow.style.scale + small.lead) + 10


def _way(place: int, count: int) -> tuple[float, float]:
    angle = 2 * pi * place / max(1, count)
    return sin(angle), cos(angle)


def _at(centre: tuple[float, float], way: tuple[float, float], far: float) -> tuple[float, float]:
    return centre[0] + way[0] * far, centre[1] + way[1] * far


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Straight from point to point."""
    (first, *others) = (f"{x:.2f} {y:.2f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{other} l" for other in others)])
