"""A column at the outer side of a page, whose notes stand level with what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.flow import total_height
from workbook.pdf.style import HAIRLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.sheet import Sheet

_GAP = 11.5  # on both sides of the line
_BETWEEN = 8.0


class OuterColumn:
    """The column on each page from where it begins. Two notes never touch: the later one moves down."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._sheet: Sheet | None = None
        self._lowest = 0.0
        self.taken = width + 2 * _GAP
        """The room that what stands beside it leaves free."""

    def begin(self, flow: Flow) -> None:
        """Draw the line that parts it from the rest from here down, and on every page to come."""
        self._line(flow, flow.y)
        flow.each_page = lambda: self._line(flow, flow.top)

    def note(self, pieces: Sequence[Piece]) -> SideNote:
        """A note level with the piece that comes after it."""
        return SideNote(self, pieces)

    def _line(self, flow: Flow, top: float) -> None:
        x = flow.style.width - flow.style.right - self._width - _GAP
        flow.sheet.upright(x, flow.style.bottom, top - flow.style.bottom, colour=HAIRLINE)

    def lay(self, flow: Flow, pieces: Sequence[Piece]) -> None:
        """Draw a note beside the flow, which stays where it is unless the page has to be turned for it."""
        here = flow.left, flow.width
        self._enter(flow)
        height = total_height(flow, pieces)
        if self._top(flow) - height < flow.bottom and not flow.at_top:
            flow.turn()
        y, flow.y = flow.y, self._top(flow)
        for piece in pieces:
            piece.lay(flow)
        self._sheet, self._lowest = flow.sheet, flow.y - _BETWEEN
        flow.y = y
        flow.left, flow.width = here

    def _enter(self, flow: Flow) -> None:
        flow.left, flow.width = flow.style.width - flow.style.right - self._width, self._width

    def _top(self, flow: Flow) -> float:
        return min(flow.y, self._lowest) if self._sheet is flow.sheet else flow.y


class SideNote:
    """A note in the outer column; it takes no room in the flow, and stays with what follows."""

    keep: ClassVar[bool] = True

    def __init__(self, column: OuterColumn, pieces: Sequence[Piece]) -> None:
        self._column, self._pieces = column, pieces

    def height(self, flow: Flow) -> float:
        """None in the flow."""
        return 0.0

    def least(self, flow: Flow) -> float:
        """None in the flow."""
        return 0.0

    def lay(self, flow: Flow) -> None:
        """Draw it."""
        if self._pieces:
            self._column.lay(flow, self._pieces)
