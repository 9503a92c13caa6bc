"""Rows of cells with a hairline under each; a row may run over pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pdf.flow import NEARLY
from workbook.pdf.parts.series import lines_that_fit, lines_to_begin
from workbook.pdf.style import HAIRLINE, MUTED
from workbook.pdf.tags import Element, heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.parts.text import Align, Text

_PADDING = 3.5
_GUTTER = 10.0
_MOVES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}  # of the room that a line leaves


class Row:
    """Texts side by side, each in its share of the width. All cells have the same style.

    `sides` says to which side each column's lines keep, if any does not keep to the left; `table` is where the
    row is in the document's structure.
    """

    def __init__(
        self,
        cells: Sequence[Text],
        shares: Sequence[float],
        *,
        head: bool = False,
        sides: Sequence[Align] = (),
        table: Element,
    ) -> None:
        self._table = table
        self.keep: bool = head
        self._cells = cells
        self._shares = shares
        self._head = head
        self._moves = [_MOVES[side] for side in sides] or [0.0] * len(cells)

    def height(self, flow: Flow) -> float:
        """The longest cell."""
        return self._count(flow) * self._lead + 2 * _padding(flow)

    def least(self, flow: Flow) -> float:
        """Its first two lines, or three if they are all."""
        return lines_to_begin(self._count(flow)) * self._lead + 2 * _padding(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the cells' lines, as many as the page holds, then the rest on the next."""
        flow.want(self.least(flow))
        with flow.tags.inside(self._table), flow.tags.tag("TR") as row:
            self._lay_parts(flow, row)
        colour, pen = (MUTED, 0.75) if self._head else (HAIRLINE, 0.5)
        flow.sheet.rule(flow.left, flow.y, flow.width, colour=colour, pen=pen)

    def _lay_parts(self, flow: Flow, row: Element) -> None:
        start, count = 0, self._count(flow)
        elements = [self._element(row) for _cell in self._cells]
        while start < count:
            fitting = int((flow.room - 2 * _padding(flow) + NEARLY) // self._lead)
            take = lines_that_fit(fitting, count - start, fresh=start > 0 or flow.at_top)
            flow.y -= _padding(flow)
            self._draw(flow, start, take, elements)
            flow.y -= take * self._lead + _padding(flow)
            start += take
            if start < count:
                flow.turn()

    def _element(self, row: Element) -> Element:
        if row.is_artifact:
            return row
        return Element("TH", row, facts=heads("Column")) if self._head else Element("TD", row)

    @property
    def _lead(self) -> float:
        return self._cells[0].style.lead

    def _count(self, flow: Flow) -> int:
        most = 1
        for cell, left, width in self._columns(flow):
            with flow.inset(left, flow.width - left - width):
                most = max(most, len(cell.lines(flow)))
        return most

    def _draw(self, flow: Flow, start: int, count: int, elements: Sequence[Element]) -> None:
        for (cell, left, width), move, element in zip(
            self._columns(flow), self._moves, elements, strict=True
        ):
            with flow.inset(left, flow.width - left - width), flow.tags.inside(element):
                y = flow.y - cell.style.first_baseline()
                for line in cell.lines(flow)[start : start + count]:
                    flow.sheet.line(line, flow.left + move * max(0.0, width - line.width), y, cell.style)
                    y -= cell.style.lead

    def _columns(self, flow: Flow) -> list[tuple[Text, float, float]]:
        """Each cell with where it begins and how wide it is."""
        gutter = min(_GUTTER, flow.width / len(self._cells) / 4)
        room = flow.width - gutter * (len(self._cells) - 1)
        whole = sum(self._shares) or 1.0
        left, columns = 0.0, []
        for cell, share in zip(self._cells, self._shares, strict=True):
            width = room * share / whole
            columns.append((cell, left, width))
            left += width + gutter
        return columns


def _padding(flow: Flow) -> float:
    """The room over and under a row, less where everything stands closer."""
    return _PADDING * min(flow.tightness, 1.0)
