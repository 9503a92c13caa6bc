"""Words of the course that were marked: a ground in their colour, and a line below them that tells it without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pdf.line import BLANK_LINE
from workbook.pdf.parts.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.style import TextStyle
    from workbook.pdf.tags import Paragraphs

# Each colour by its name, as on a light screen: its ground, its line, and how the line is drawn.
COLOURS = {
    "honey": ("0.965 0.890 0.631", "0.498 0.306 0.000", ""),
    "mint": ("0.886 0.937 0.890", "0.173 0.416 0.227", "5 2"),
    "slate": ("0.894 0.910 0.937", "0.271 0.325 0.420", "1.2 1.6"),
}
_ABOVE, _BELOW, _BESIDE = 0.92, 0.3, 1.5  # ems over and under the base line; points at both ends
_PEN = 1.1


class Highlighted(Text):
    """A marked passage of any length."""

    def __init__(self, words: str, colour: str, style: TextStyle) -> None:
        super().__init__(words, style)
        self._colour = colour

    def _draw(self, flow: Flow, lines: Sequence[Line], paragraphs: Paragraphs) -> None:
        """Each line on its ground."""
        for line in lines:
            if line is not BLANK_LINE:
                self._draw_ground(flow, line)
            super()._draw(flow, [line], paragraphs)

    def _draw_ground(self, flow: Flow, line: Line) -> None:
        ground, ink, dash = COLOURS[self._colour]
        size, sheet = self.style.size, flow.sheet
        x, width = flow.left + line.shift - _BESIDE, line.width + 2 * _BESIDE
        base = flow.y - self.style.first_baseline()
        low = base - _BELOW * size
        sheet.fill(f"{x:.2f} {low:.2f} {width:.2f} {(_ABOVE + _BELOW) * size:.2f} re", ground)
        sheet.rule(x, low, width, colour=ink, pen=_PEN, dash=dash)
