"""A wheel of spokes: a dot on each where its number stands, before dotted and empty, after solid and filled."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.pdf.clean import one_line
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import cut_line, place_line, placed_lines
from workbook.pdf.style import HAIRLINE, INK, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.parts.text import Align
    from workbook.pdf.style import TextStyle

_HUB = 0.12
_RADIUS = 112.0
_SMALLEST = 0.74  # of the radius
_AWAY, _AROUND = 8.0, 6.0  # from the rim to the words, and beyond all that is drawn
_UPRIGHT = 0.3  # of the radius: words that stand no farther to the side are above or below the wheel
_RIM_SHARE = 0.26  # of the width, for the words at each side
_WORD_LINES = 3
_DOT = 3.6


class Spoke(NamedTuple):
    """One spoke: its words, and its numbers now and before, if there are any."""

    words: str
    after: float | None = None
    before: float | None = None


def reach(value: float, values: Sequence[int]) -> float:
    """How far from the middle a number stands, as a part of the radius; one outside the scale stands at its end."""
    low, high = values[0], values[-1]
    part = (min(max(value, low), high) - low) / max(1, high - low)
    return _HUB + (1 - _HUB) * part


class WheelChart:
    """The whole wheel, in one piece. Without numbers it is a form to fill in by hand."""

    shrinks: ClassVar[bool] = True

    def __init__(self, spokes: Sequence[Spoke], values: Sequence[int], *, keep: bool = False) -> None:
        self.keep = keep
        self._spokes = spokes
        self._values = values
        self._smaller = 0.0  # than it would be with more room on the page

    def height(self, flow: Flow) -> float:
        """The wheel, and the words above and below it."""
        return 2 * self._radius(flow) + self._beyond(flow, 1) + self._beyond(flow, -1)

    def least(self, flow: Flow) -> float:
        """It stays in one piece, a little smaller where that saves the rest of a page."""
        return self.height(flow) - 2 * (1 - _SMALLEST) * self._radius(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the net, both shapes, the words."""
        flow.want(self.least(flow))
        self._smaller = max(self.height(flow) - flow.room, 0.0) / 2
        words, height = self._in_words(), self.height(flow)
        with figure(flow, words, flow.width, height), flow.sheet.as_drawn(flow.left, flow.width):
            self._draw(flow)
        flow.y -= height
        self._smaller = 0.0

    def _in_words(self) -> str:
        """Each spoke with its number, or the spokes of a form to fill in."""
        said = [
            f"{spoke.words}: {number}" if (number := self._number(spoke)) else spoke.words
            for spoke in self._spokes
        ]
        return _("A wheel. {spokes}.").format(spokes="; ".join(said))

    def _draw(self, flow: Flow) -> None:
        radius = self._radius(flow)
        centre = flow.left + flow.width / 2, flow.y - radius - self._beyond(flow, 1)
        self._net(flow, centre, radius)
        self._shape(flow, centre, [spoke.before for spoke in self._spokes], solid=False)
        self._shape(flow, centre, [spoke.after for spoke in self._spokes], solid=True)
        for at, spoke in enumerate(self._spokes):
            self._name(flow, centre, at, spoke)

    def _radius(self, flow: Flow) -> float:
        return min(_RADIUS, flow.width * (0.5 - _RIM_SHARE) + 8) - self._smaller

    def _beyond(self, flow: Flow, side: int) -> float:
        """How far words reach beyond the rim, above it or (-1) below it, even where the wheel is at its smallest."""
        lead, radius = self._style(flow).lead, _SMALLEST * (self._radius(flow) + self._smaller)
        farthest = radius
        for at, spoke in enumerate(self._spokes):
            x, y = self._direction(at)
            height = len(self._broken(flow, at, spoke)) * lead
            above = height / 2 if abs(x) >= _UPRIGHT else height * (y * side > 0)
            farthest = max(farthest, y * side * (radius + _AWAY) + above)
        return farthest - radius + _AROUND

    def _style(self, flow: Flow) -> TextStyle:
        return flow.style.text("sans", 9, 12)

    def _direction(self, at: int) -> tuple[float, float]:
        angle = 2 * pi * at / max(1, len(self._spokes))
        return sin(angle), cos(angle)

    def _point(self, flow: Flow, centre: tuple[float, float], at: int, value: float) -> tuple[float, float]:
        x, y = self._direction(at)
        far = self._radius(flow) * reach(value, self._values)
        return centre[0] + x * far, centre[1] + y * far

    def _net(self, flow: Flow, centre: tuple[float, float], radius: float) -> None:
        """Rings and spokes in hairlines, with the rings' numbers between the first two spokes."""
        for value in self._values:
            flow.sheet.ring(*centre, radius * reach(value, self._values), colour=HAIRLINE, pen=0.6)
        for at in range(len(self._spokes)):
            start, stop = (self._point(flow, centre, at, self._values[end]) for end in (0, -1))
            path = f"{start[0]:.2f} {start[1]:.2f} m {stop[0]:.2f} {stop[1]:.2f} l"
            flow.sheet.stroke(path, MUTED, 0.6)
        tiny = flow.style.text("sans", 7, 8.5, MUTED)
        angle = pi / max(3, len(self._spokes))
        for value in self._numbered(radius, 1.3 * tiny.size):
            far = radius * reach(value, self._values)
            x, y = centre[0] + sin(angle) * far, centre[1] + cos(angle) * far
            flow.sheet.disc(x, y, 0.62 * tiny.size, WHITE)
            place_line(flow, str(value), x, y - 0.34 * tiny.size, tiny, align="centre")

    def _numbered(self, radius: float, room: float) -> Sequence[int]:
        """The rings whose numbers stand clear of each other: all, every second, or only the ends."""
        steps = max(1, len(self._values) - 1)
        for every in range(1, steps):
            if steps % every == 0 and radius * every / steps >= room:
                return self._values[::every]
        return self._values[::steps]

    def _shape(
        self, flow: Flow, centre: tuple[float, float], numbers: Sequence[float | None], *, solid: bool
    ) -> None:
        points = [
            None if number is None else self._point(flow, centre, at, number)
            for at, number in enumerate(numbers)
        ]
        for start, stop in zip(points, [*points[1:], *points[:1]], strict=True):
            if start and stop:
                path = f"{start[0]:.2f} {start[1]:.2f} m {stop[0]:.2f} {stop[1]:.2f} l"
                flow.sheet.stroke(
                    path, INK if solid else MUTED, 2.2 if solid else 1.2, "" if solid else "1.2 2.6"
                )
        dot = _DOT * flow.style.scale
        for point in points:
            if point and solid:
                flow.sheet.disc(*point, dot)
            elif point:
                flow.sheet.disc(*point, dot + 0.8, WHITE)
                flow.sheet.ring(*point, dot + 0.8, pen=1.3)

    # Words

    def _name(self, flow: Flow, centre: tuple[float, float], at: int, spoke: Spoke) -> None:
        """A spoke's words away from the wheel, and under them its number."""
        style, lines = self._style(flow), self._broken(flow, at, spoke)
        x, y = self._direction(at)
        away = self._radius(flow) + _AWAY
        spot = centre[0] + x * away, centre[1] + y * away
        align: Align = "centre" if abs(x) < _UPRIGHT else "left" if x > 0 else "right"
        height = len(lines) * style.lead
        top = spot[1] + (height / 2 if align != "centre" else height if y > 0 else 0)
        for line in lines:
            shift = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
            flow.sheet.line(line, spot[0] - shift, top - style.first_baseline(), style)
            top -= style.lead

    def _broken(self, flow: Flow, at: int, spoke: Spoke) -> list[Line]:
        """The lines of a spoke's words, cut where there are too many, then its number in bold."""
        style, bold = self._style(flow), flow.style.text("sans-medium", 9, 12)
        share = 2 * _RIM_SHARE if abs(self._direction(at)[0]) < _UPRIGHT else _RIM_SHARE
        width = flow.width * share - 16
        lines = placed_lines(flow, one_line(spoke.words[:400]), style, width)
        if len(lines) > _WORD_LINES or len(spoke.words) > 400:
            lines = [cut_line(flow, spoke.words, style, width)]
        number = self._number(spoke)
        return [*lines, cut_line(flow, number, bold, width)] if number else lines

    def _number(self, spoke: Spoke) -> str:
        if spoke.after is None:
            return ""
        return (
            number_text(spoke.after)
            if spoke.before is None
            else _("{after} (before {before})").format(
                after=number_text(spoke.after), before=number_text(spoke.before)
            )
        )


class WheelKey:
    """What the two sorts of line mean, in one row under a paired wheel."""

    keep: ClassVar[bool] = False

    def __init__(self, before: str, after: str) -> None:
        self._labels = before, after

    def height(self, flow: Flow) -> float:
        """One line."""
        return flow.style.meta.lead + 6

    def least(self, flow: Flow) -> float:
        """One line."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw a piece of each line, with its words."""
        flow.want(self.height(flow))
        style = flow.style.meta
        y, x = flow.y - style.first_baseline(), flow.left
        for words, solid in zip(self._labels, (False, True), strict=True):
            middle = y + 0.3 * style.size
            flow.sheet.rule(x, middle, 26, colour=INK if solid else MUTED, pen=2.2 if solid else 1.2,
                            dash="" if solid else "1.2 2.6")  # fmt: skip
            flow.sheet.disc(x + 13, middle, _DOT, INK if solid else WHITE)
            if not solid:
                flow.sheet.ring(x + 13, middle, _DOT, pen=1.3)
            x += 32 + place_line(flow, words, x + 32, y, style) + 18
        flow.y -= self.height(flow)
