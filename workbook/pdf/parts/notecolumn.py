"""A column of lines at the outer side of a page, for notes on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pdf.parts.text import Text
from workbook.pdf.style import HAIRLINE, MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow

_SPACING = 7.7 * MM


class NoteColumn:
    """Labels with lines below them, from a height down to the foot of the page."""

    def __init__(self, parts: Sequence[tuple[str, int]], width: float) -> None:
        self._parts = parts
        self._width = width

    def draw_again(self, flow: Flow, top: float) -> None:
        """Draw the column on another page; what it says was said on the first."""
        with flow.tags.artifact():
            self.draw(flow, top)

    def draw(self, flow: Flow, top: float) -> None:
        """Draw the column beside the flow, which stays where it is."""
        style = flow.style
        spacing = max(_SPACING, style.ruling * 0.9)
        left = style.width - style.right - self._width
        flow.sheet.upright(left - 17, flow.style.bottom, top - flow.style.bottom, colour=HAIRLINE)
        place = flow.left, flow.width, flow.y, flow.bottom
        flow.left, flow.width, flow.y = left, self._width, top - 12
        counts = self._counts(flow, top - 12 - style.bottom, spacing)
        for (label, _), count in zip(self._parts, counts, strict=True):
            if count:
                Text(label, style.meta).lay(flow)
                for _ in range(count):
                    flow.y -= spacing
                    flow.sheet.ruling(left, flow.y, self._width)
                flow.y -= 14
        flow.left, flow.width, flow.y, flow.bottom = place

    def _counts(self, flow: Flow, room: float, spacing: float) -> list[int]:
        """How many lines each part gets: the first takes what the others leave."""
        heads = sum(Text(label, flow.style.meta).height(flow) + 14 for label, _ in self._parts)
        lines = int((room - heads) // spacing)
        last = [count for _, count in self._parts[1:]]
        return [max(lines - sum(last), 2), *last] if lines > sum(last) else [max(lines, 0)] + [0] * len(last)
