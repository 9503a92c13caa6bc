"""Pieces moved in from the margin, and a quiet line between them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from workbook.pdf.flow import Gap, Measured, least_of, shrinks, stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.tags import Element

_TOGETHER = 0.35  # of a page; more than this may part


class Inset:
    """A piece with wider margins."""

    def __init__(self, piece: Piece, left: float, right: float = 0.0) -> None:
        self.keep = piece.keep
        self.shrinks = shrinks(piece)
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


class Within:
    """A piece at its own place in the document's structure: the elements that it is in, the outermost first."""

    def __init__(self, piece: Piece, path: Sequence[Element]) -> None:
        self.keep = piece.keep
        self.shrinks = shrinks(piece)
        self._piece = piece
        self._path = path

    def height(self, flow: Flow) -> float:
        """The piece's height."""
        return self._piece.height(flow)

    def least(self, flow: Flow) -> float:
        """What the piece needs to begin."""
        return self._piece.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the piece."""
        with ExitStack() as opened:
            for element in self._path:
                opened.enter_context(flow.tags.inside(element))
            self._piece.lay(flow)


def moved_in(pieces: Iterable[Piece], left: float, right: float = 0.0) -> list[Piece]:
    """Pieces with wider margins; the gaps between them stay gaps."""
    if not left and not right:
        return list(pieces)
    return [piece if isinstance(piece, Gap) else Inset(piece, left, right) for piece in pieces]


class Together:
    """Pieces that stay on one page if they are short; with `keep` they stay with the next one too."""

    def __init__(self, pieces: Sequence[Piece], *, keep: bool = False) -> None:
        self.keep = keep
        self._pieces = Measured(pieces)

    def height(self, flow: Flow) -> float:
        """All of them."""
        return self._pieces.height(flow)

    def least(self, flow: Flow) -> float:
        """All of them if they are short, else what the first needs, as where much of a page would be empty."""
        height = self.height(flow)
        short = height <= _TOGETHER * flow.style.page_room and not flow.loose
        if short or not self._pieces.pieces:
            return height
        return least_of(flow, self._pieces.pieces)

    def lay(self, flow: Flow) -> None:
        """Draw them."""
        flow.want(self.least(flow))
        stack(flow, self._pieces.pieces)


class Divider:
    """A short hairline between two parts of a text, or before the next of several rows."""

    def __init__(self, *, keep: bool = False) -> None:
        self.keep = keep

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
