"""Pieces moved in from the margin, and a quiet line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow, Piece


class Inset:
    """A piece with wider margins."""

    def __init__(self, piece: Piece, left: float, right: float = 0.0) -> None:
        self.keep = piece.keep
        self._piece = piece
        self._margins = left, right

    def height(self, flow: Flow) -> float:
        """The piece's height in the narrower room."""
        with flow.inset(*self._margins):
            return self._piece.height(flow)

    def least(self, flow: Flow) -> float:
        """What the piece needs to begin."""
        with flow.inset(*self._margins):
            return self._piece.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the piece."""
        with flow.inset(*self._margins):
            self._piece.lay(flow)


class Divider:
    """A short hairline between two parts of a text."""

    keep: ClassVar[bool] = False

    def height(self, flow: Flow) -> float:
        """Room above and below."""
        return flow.style.step / 2

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the line."""
        flow.want(self.height(flow))
        flow.y -= self.height(flow)
        flow.sheet.rule(flow.left, flow.y + self.height(flow) / 2, 60)
