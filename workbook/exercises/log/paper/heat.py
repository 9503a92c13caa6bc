"""Days as squares, darker for more, dashed where there is no note; and empty boxes for days to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import place_line
from workbook.pdf.sheet import rounded
from workbook.pdf.style import MM, MUTED, RULING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow

_SQUARE = 9.8 * MM
_GAP = 3.0
_PER_ROW = 14
_DARKEST = 110  # less than white, of 255
_NO_NUMBER = 0.3
_BOXES_PER_ROW = 7
_BOX_HEIGHT = 66.0


class HeatDay(NamedTuple):
    """A day: the letter above it, what stands on it, how dark it is from 0 to 1, and all this in words."""

    letter: str
    numbers: str = ""
    heat: float | None = None
    filled: bool = False
    words: str = ""


class HeatStrip:
    """Up to fourteen days in a row."""

    keep: ClassVar[bool] = False

    def __init__(self, days: Sequence[HeatDay]) -> None:
        self._days = days

    def height(self, flow: Flow) -> float:
        """All rows."""
        return -(-len(self._days) // self._per_row(flow)) * self._row_height(flow)

    def least(self, flow: Flow) -> float:
        """One row."""
        return self._row_height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw row by row."""
        count = self._per_row(flow)
        for start in range(0, len(self._days), count):
            flow.want(self._row_height(flow))
            days = self._days[start : start + count]
            words = "; ".join(day.words for day in days) + "."
            with figure(flow, words, flow.width, self._row_height(flow)):
                for place, day in enumerate(days):
                    self._draw(flow, flow.left + place * (self._side(flow) + _GAP), day)
            flow.y -= self._row_height(flow)

    def _draw(self, flow: Flow, x: float, day: HeatDay) -> None:
        side, small = self._side(flow), flow.style.text("sans", 8.5, 12, MUTED)
        middle = x + side / 2
        place_line(flow, day.letter, middle, flow.y - small.first_baseline(), small, align="centre")
        bottom = flow.y - small.lead - side - 1
        path = rounded(x, bottom, side, side, 1.5)
        if not day.filled:
            flow.sheet.stroke(path, MUTED, 0.6, "2 2")
            return
        flow.sheet.fill(path, _grey(_NO_NUMBER if day.heat is None else day.heat))
        flow.sheet.stroke(path, RULING, 0.5)
        bold = flow.style.text(
            "sans-medium", 9 if len(day.numbers) < 4 else 7.5 if len(day.numbers) < 6 else 6, 12
        )
        base = bottom + side / 2 - 0.35 * bold.size
        place_line(flow, day.numbers, middle, base, bold, align="centre")

    def _side(self, flow: Flow) -> float:
        return min(_SQUARE * flow.style.scale, flow.width)

    def _per_row(self, flow: Flow) -> int:
        return max(1, min(_PER_ROW, int((flow.width + _GAP) // (self._side(flow) + _GAP))))

    def _row_height(self, flow: Flow) -> float:
        return flow.style.text("sans", 8.5, 12).lead + self._side(flow) + 6


class DayBoxes:
    """Empty boxes with the names of days, seven in a row, to fill in by hand."""

    keep: ClassVar[bool] = False

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def height(self, flow: Flow) -> float:
        """All rows."""
        return -(-len(self._names) // _BOXES_PER_ROW) * (_BOX_HEIGHT * flow.style.scale + 4)

    def least(self, flow: Flow) -> float:
        """One row."""
        return _BOX_HEIGHT * flow.style.scale + 4

    def lay(self, flow: Flow) -> None:
        """Draw row by row."""
        height, width = _BOX_HEIGHT * flow.style.scale, flow.width / _BOXES_PER_ROW
        style = flow.style.meta
        for start in range(0, len(self._names), _BOXES_PER_ROW):
            flow.want(height + 4)
            for place, name in enumerate(self._names[start : start + _BOXES_PER_ROW]):
                x = flow.left + place * width
                flow.sheet.stroke(rounded(x, flow.y - height, width, height, 0), MUTED, 0.6)
                place_line(flow, name, x + 5, flow.y - 3 - style.first_baseline(), style)
            flow.y -= height + 4


def _grey(heat: float) -> str:
    part = (255 - _DARKEST * min(max(heat, 0.0), 1.0)) / 255
    return f"{part:.3f} {part:.3f} {part:.3f}"
