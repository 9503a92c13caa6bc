"""A scale as a line with ticks, and moments of it one below the other. Safe in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.pdf.clean import clean
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import place_line, placed_lines
from workbook.pdf.style import HAIRLINE, INK, MUTED, RULING, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.parts.text import Align

_DOT = 5.6
_INSET = 6.0, 12.0
_END_SHARE = 0.44
_MIDDLE_SHARE = 0.3
_FIRST_ROW, _ROW, _AROUND_ROWS = 0.8, 1.45, 1.75  # steps of the page


class ScaleEnds(NamedTuple):
    """What a scale goes from and to: its numbers, and the words at its ends and in its middle."""

    values: Sequence[int]
    low: str = ""
    high: str = ""
    middle: tuple[int, str] | None = None

    def said(self, value: float) -> str:
        """A number on the scale in words."""
        low, high = self.values[0], self.values[-1]
        if self.low and self.high:
            return _("{value} of {low} to {high}, between “{low_words}” and “{high_words}”.").format(
                value=number_text(value), low=low, high=high, low_words=self.low, high_words=self.high
            )
        return _("{value} of {low} to {high}.").format(
            value=number_text(value), low=f"{low} {self.low}".strip(), high=f"{high} {self.high}".strip()
        )

    def asked(self) -> str:
        """The scale itself in words, where no number was chosen yet."""
        return _("A scale from {low} to {high}.").format(
            low=f"{self.values[0]} {self.low}".strip(), high=f"{self.values[-1]} {self.high}".strip()
        )


class _Axis:
    """The numbers under a scale and the words at its ends."""

    def __init__(self, ends: ScaleEnds) -> None:
        self.ends = ends

    def x(self, flow: Flow, value: float) -> float:
        """Where a value stands; one outside the scale stands at its end."""
        low, high = self.ends.values[0], self.ends.values[-1]
        share = (min(max(value, low), high) - low) / (high - low)
        return flow.left + _INSET[0] + share * (flow.width - sum(_INSET))

    def height(self, flow: Flow) -> float:
        """Numbers and words."""
        lines = max(len(lines) for lines, _x, _align in self._words(flow))
        return flow.style.meta.lead * (1.1 + lines)

    def lay(self, flow: Flow, chosen: float | None = None) -> None:
        """Draw the numbers, the chosen one in bold, then the words."""
        style = flow.style.meta
        bold = flow.style.text("sans-medium", 9, 12.5)
        y = flow.y - style.first_baseline()
        for value in self.ends.values:
            place_line(
                flow, str(value), self.x(flow, value), y, bold if value == chosen else style, align="centre"
            )
        flow.y -= 1.1 * style.lead
        lowest = flow.y
        for lines, x, align in self._words(flow):
            at = flow.y
            for line in lines:
                shift = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
                flow.sheet.line(line, x - shift, at - style.first_baseline(), style)
                at -= style.lead
            lowest = min(lowest, at)
        flow.y = lowest

    def _words(self, flow: Flow) -> list[tuple[list[Line], float, Align]]:
        ends = self.ends
        share = _MIDDLE_SHARE if ends.middle else _END_SHARE
        width = flow.width * share
        made: list[tuple[list[Line], float, Align]] = [
            (_broken(flow, ends.low, width), flow.left, "left"),
            (_broken(flow, ends.high, width), flow.left + flow.width - _INSET[1] / 3, "right"),
        ]
        if ends.middle:
            value, words = ends.middle
            made.append((_broken(flow, words, width), self.x(flow, value), "centre"))
        return made


def _broken(flow: Flow, words: str, width: float) -> list[Line]:
    return placed_lines(flow, words, flow.style.meta, width) if words else []


class ScaleLine:
    """One item's line with a filled dot on the number chosen; without one it is there to be ringed by hand."""

    keep: ClassVar[bool] = False

    def __init__(self, ends: ScaleEnds, chosen: float | None = None) -> None:
        self._axis = _Axis(ends)
        self._chosen = chosen

    def height(self, flow: Flow) -> float:
        """The line and what is under it."""
        return self._over(flow) + _DOT + 3 + self._axis.height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the line, its ticks, the dot, the numbers."""
        flow.want(self.height(flow))
        ends = self._axis.ends
        words = ends.asked() if self._chosen is None else ends.said(self._chosen)
        with figure(flow, words, flow.width, self.height(flow)):
            self._draw(flow)

    def _draw(self, flow: Flow) -> None:
        axis, sheet, chosen = self._axis, flow.sheet, self._chosen
        flow.y -= self._over(flow)
        values = axis.ends.values
        start, stop = axis.x(flow, values[0]), axis.x(flow, values[-1])
        sheet.rule(start, flow.y, stop - start, colour=RULING, pen=0.9)
        for value in values:
            sheet.upright(axis.x(flow, value), flow.y - 3, 6, colour=RULING, pen=0.9)
        if chosen is not None:
            x = axis.x(flow, chosen)
            sheet.disc(x, flow.y, _DOT * flow.style.scale)
            if chosen not in values:
                bold = flow.style.text("sans-medium", 9, 12.5)
                place_line(
                    flow, number_text(chosen), x, flow.y + _DOT * flow.style.scale + 3, bold, align="centre"
                )
        flow.y -= _DOT + 3
        axis.lay(flow, chosen)

    def _over(self, flow: Flow) -> float:
        odd = self._chosen is not None and self._chosen not in self._axis.ends.values
        return _DOT * flow.style.scale + 3 + (flow.style.meta.lead if odd else 0)


class Moment(NamedTuple):
    """One of several moments: its number and its label, such as "before, 2 Nov"."""

    value: float
    label: str


class MomentsChart:
    """Moments of one scale, a row each: the last solid with a filled circle, those before dotted with empty ones."""

    keep: ClassVar[bool] = True

    def __init__(self, ends: ScaleEnds, moments: Sequence[Moment], *, ends_now: bool = True) -> None:
        self._axis = _Axis(ends)
        self._moments = moments
        self._ends_now = ends_now

    def height(self, flow: Flow) -> float:
        """The rows and what is under them."""
        return self._rows_height(flow) + self._axis.height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the grid, the rows, the numbers."""
        flow.want(self.height(flow))
        with figure(flow, self._in_words(), flow.width, self.height(flow)):
            self._draw(flow)

    def _in_words(self) -> str:
        *before, last = self._moments
        said = [(moment.label, number_text(moment.value)) for moment in before]
        said.append((last.label, self._axis.ends.said(last.value)))
        return ". ".join(_("{day}: {numbers}").format(day=label, numbers=value) for label, value in said)

    def _rows_height(self, flow: Flow) -> float:
        return (_ROW * (len(self._moments) - 1) + _AROUND_ROWS) * flow.style.step

    def _draw(self, flow: Flow) -> None:
        step, height = flow.style.step, self._rows_height(flow)
        tall = height - 0.1 * step
        for value in self._axis.ends.values:
            flow.sheet.upright(self._axis.x(flow, value), flow.y - tall, tall, colour=HAIRLINE)
        for place, moment in enumerate(self._moments):
            y = flow.y - (_FIRST_ROW + _ROW * place) * step
            self._row(flow, y, moment, solid=self._ends_now and place == len(self._moments) - 1)
        flow.y -= height
        self._axis.lay(flow)

    def _row(self, flow: Flow, y: float, moment: Moment, *, solid: bool) -> None:
        sheet, dot = flow.sheet, _DOT * flow.style.scale
        start, x = self._axis.x(flow, self._axis.ends.values[0]), self._axis.x(flow, moment.value)
        if solid:
            sheet.rule(start, y, x - start, colour=INK, pen=2.8)
            sheet.disc(x, y, dot)
        else:
            sheet.rule(start, y, max(x - start - dot, 0), colour=MUTED, pen=1.3, dash="1.3 3")
            sheet.disc(x, y, dot, WHITE)
            sheet.ring(x, y, dot, pen=1.5)
        self._label(flow, x, y, moment.label, solid=solid)

    def _label(self, flow: Flow, x: float, y: float, label: str, *, solid: bool) -> None:
        """Right of the circle; where there is no room, left of it and above the line."""
        style = flow.style.text("sans-medium" if solid else "sans", 9, 12.5)
        dot = _DOT * flow.style.scale
        width = flow.fonts[style.face].text_width(clean(label)) * style.size
        room = flow.left + flow.width - x - dot - 6
        if width <= room:
            at = x + dot + 6
            halo = f"{at - 2:.2f} {y - 0.5 * style.size:.2f} {width + 4:.2f} {style.size:.2f} re"
            flow.sheet.fill(halo, WHITE)
            place_line(flow, label, at, y - 0.32 * style.size, style)
        else:
            place_line(flow, label, x - dot - 4, y + 4, style, align="right")
