"""A column at the outer side of a page, whose notes stand level with what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def _line(self, flow: Flow, top: float) -> None:
        x = flow.style.width - flow.style.right - self._width - _GAP
        flow.sheet.upright(x, flow.style.bottom, top - flow.style.bottom, colour=HAIRLINE)

    def make_room(self, flow: Flow, pieces: Sequence[Piece]) -> None:
        """Turn the page if a note has no room on it level with here."""
        here = flow.left, flow.width
        self._enter(flow)
        height = total_height(flow, pieces)
        flow.left, flow.width = here
        if self._top(flow, flow.y) - height < flow.bottom and not flow.at_top:
            flow.turn()

    def lay(self, flow: Flow, pieces: Sequence[Piece], top: float) -> None:
        """Draw a note beside the flow, which stays where it is, level with a place on this page."""
        here, y = (flow.left, flow.width), flow.y
        self._enter(flow)
        flow.y = self._top(flow, top)
        for piece in pieces:
            piece.lay(flow)
        self._sheet, self._lowest = flow.sheet, flow.y - _BETWEEN
        flow.y = y
        flow.left, flow.width = here

    def _enter(self, flow: Flow) -> None:
        flow.left, flow.width = flow.style.width - flow.style.right - self._width, self._width

    def _top(self, flow: Flow, y: float) -> float:
        return min(y, self._lowest) if self._sheet is flow.sheet else y


class Noted:
    """A piece with a note in the outer column that begins level with it, and is read after it."""

    def __init__(self, piece: Piece, column: OuterColumn, note: Sequence[Piece]) -> None:
        self.keep = piece.keep
        self._piece, self._column, self._note = piece, column, note

    def height(self, flow: Flow) -> float:
        """That of the piece: the note takes no room in the flow."""
        return self._piece.height(flow)

    def least(self, flow: Flow) -> float:
        """What the piece needs to begin."""
        return self._piece.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the piece, then the note."""
        self._column.make_room(flow, self._note)
        flow.want(self._piece.least(flow))
        sheet, top = flow.sheet, flow.y
        self._piece.lay(flow)
        self._column.lay(flow, self._note, top if flow.sheet is sheet else flow.top)
