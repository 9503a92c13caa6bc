"""Looking ahead: where pieces will end, reckoned from their heights before any of them is drawn."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from workbook.pdf.flow import NEARLY, Flow, Gap, least_of, stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.pdf.flow import Piece

NEARLY_EMPTY = 0.2  # of a page
_STEPS = 4
_TIGHTEST = 0.8
_MOST = 1_000  # pieces that are looked at before the first is laid
_CHAIN = 12  # pieces; no more of them keep together


def stack_closely(flow: Flow, pieces: Iterable[Piece]) -> None:
    """Stack pieces with a little less room between them where that saves a nearly empty page at their end."""
    source = iter(pieces)
    begun = list(islice(source, _MOST))
    if len(begun) < _MOST:
        flow.tightness = tightness_for(flow, begun, _TIGHTEST)
    stack(flow, chain(begun, source))


def tightness_for(flow: Flow, pieces: Sequence[Piece], tightest: float) -> float:
    """How much of their room the gaps leave, so that no nearly empty page comes last: 1 where that does not help."""
    usual = _Rehearsal(flow, 1.0).of(pieces)
    if not usual.turned or usual.top - usual.y > NEARLY_EMPTY * (usual.top - usual.bottom):
        return 1.0
    if _Rehearsal(flow, tightest).of(pieces).turned == usual.turned:
        return 1.0
    for step in range(1, _STEPS):
        tightness = 1 - (1 - tightest) * step / _STEPS
        if _Rehearsal(flow, tightness).of(pieces).turned < usual.turned:
            return tightness
    return tightest


class _Rehearsal(Flow):
    """A flow that goes down its pages as another would from where it is, and draws nothing."""

    def __init__(self, flow: Flow, tightness: float) -> None:
        super().__init__(flow.style, flow.fonts, lambda: flow.sheet)
        self.left, self.width = flow.left, flow.width
        self.top, self.bottom, self.y = flow.top, flow.bottom, flow.y
        self.tightness = tightness
        self.turned = 0

    def turn(self) -> None:
        """Go on at the top of another page."""
        self.turned += 1
        self.y = self.top

    def of(self, pieces: Sequence[Piece]) -> _Rehearsal:
        """Go down as these pieces would, and stay there."""
        chained = False
        for place, piece in enumerate(pieces):
            if piece.keep and not chained:
                self.want(least_of(self, pieces[place : place + _CHAIN]))
            chained = piece.keep or (chained and isinstance(piece, Gap))
            if isinstance(piece, Gap):
                piece.lay(self)
            else:
                self._go_down(piece)
        return self

    def _go_down(self, piece: Piece) -> None:
        """What is taller than the room goes on over as many pages as it fills."""
        self.want(piece.least(self))
        height = piece.height(self)
        while height > self.room + NEARLY:
            height -= self.room
            self.turn()
        self.y -= height
