"""Pieces that stand on a page of their own, with wide sides; a few lines only stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.flow import stack, total_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow, Piece

_MOST = 0.2  # of the width
_FEW = 1 / 3  # of a page's height


class OwnPage:
    """Pieces that begin a page, together with the head that stands over them, and end it.

    Less than a third of a page is not worth one: a page that is nearly empty reads as if something were missing.
    It stays in one piece where it is, and its wide sides set it apart.
    """

    keep: ClassVar[bool] = False

    def __init__(self, pieces: Sequence[Piece], sides: float = 0.0) -> None:
        self._pieces = pieces
        self._sides = sides

    def height(self, flow: Flow) -> float:
        """The pieces; what is left of the page stays empty."""
        with flow.inset(*self._margins(flow)):
            return total_height(flow, self._pieces)

    def least(self, flow: Flow) -> float:
        """A whole page, so the head over it goes to the next one, too; all of what is short."""
        return self.height(flow) if self._is_short(flow) else flow.style.page_room

    def lay(self, flow: Flow) -> None:
        """Draw the pieces; whatever follows goes to the next page."""
        short = self._is_short(flow)
        if short:
            flow.want(self.height(flow))
        with flow.inset(*self._margins(flow)):
            stack(flow, self._pieces)
        if not short:
            flow.y = flow.bottom

    def _is_short(self, flow: Flow) -> bool:
        return self.height(flow) <= _FEW * flow.style.page_room

    def _margins(self, flow: Flow) -> tuple[float, float]:
        """Counted from the page's frame; the column of numbers is part of the left one. Narrow pages get less."""
        side = min(self._sides, _MOST * flow.width)
        return max(0.0, side - flow.style.number_column), side
