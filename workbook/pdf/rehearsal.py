"""Looking ahead: where pieces will end, reckoned from their heights before any of them is drawn."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbook.pdf.flow import NEARLY, Flow, Gap, least_of, shrinks, stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.pdf.flow import Piece

NEARLY_EMPTY = 0.2  # of a page
_HOLLOW = 0.26  # of a page that ends before the pieces do; more than this is looked at
_STEPS = 4
_TIGHTEST, _LOOSEST = 0.8, (1.15, 1.3)
_MOST = 1_000  # pieces that are looked at before the first is laid
_CHAIN = 12  # pieces; no more of them keep together
_TURNED, _LAST, _OTHER = 0.3, 1.0, 0.2  # what a page more, an empty end and another tightness are as bad as


def stack_closely(flow: Flow, pieces: Iterable[Piece]) -> None:
    """Stack pieces with a little less or more room between them where that saves a page that is nearly empty."""
    source = iter(pieces)
    begun = list(islice(source, _MOST))
    if len(begun) < _MOST:
        flow.tightness = tightness_for(flow, begun, _TIGHTEST, _LOOSEST)
    stack(flow, chain(begun, source))


def tightness_for(
    flow: Flow, pieces: Sequence[Piece], tightest: float, loosest: Sequence[float] = ()
) -> float:
    """How much of their room the gaps leave, so that no page is nearly empty: 1 where that does not help."""
    usual = _Rehearsal(flow, 1.0).of(pieces)
    if not usual.badness:
        return 1.0
    tighter = (1 - (1 - tightest) * step / _STEPS for step in range(1, _STEPS + 1))
    least, best = usual.badness, 1.0
    for tightness in sorted([*tighter, *loosest], key=lambda tightness: abs(1 - tightness)):
        tried = _Rehearsal(flow, tightness).of(pieces)
        badness = tried.badness + _TURNED * (tried.turned - usual.turned) + _OTHER * abs(1 - tightness)
        if badness < least:
            least, best = badness, tightness
        if not tried.badness and tried.turned <= usual.turned:
            break
    return best


class _Rehearsal(Flow):
    """A flow that goes down its pages as another would from where it is, and draws nothing."""

    def __init__(self, flow: Flow, tightness: float) -> None:
        super().__init__(flow.style, flow.fonts, lambda: flow.sheet)
        self.left, self.width = flow.left, flow.width
        self.top, self.bottom, self.y = flow.top, flow.bottom, flow.y
        self.tightness = tightness
        self.turned = 0
        self._hollow = 0.0

    @property
    def badness(self) -> float:
        """How much too much of the pages stays empty; the last one may, unless it is nearly so."""
        nearly = self.turned and self.top - self.y <= NEARLY_EMPTY * (self.top - self.bottom)
        return self._hollow + (_LAST if nearly else 0.0)

    def turn(self) -> None:
        """Go on at the top of another page."""
        self._hollow += max(self.room / self.style.page_room - _HOLLOW, 0.0) * _STEPS
        self.turned += 1
        self.y = self.top

    def of(self, pieces: Sequence[Piece]) -> _Rehearsal:
        """Go down as these pieces would, and stay there."""
        chained = False
        for place, piece in enumerate(pieces):
            if not chained and not isinstance(piece, Gap):
                self.loose = False
                if piece.keep or self.may_leave_much(piece):
                    self.begin(partial(self._least_from, pieces, place), keep=piece.keep)
            chained = piece.keep or (chained and isinstance(piece, Gap))
            if isinstance(piece, Gap):
                piece.lay(self)
            else:
                self._go_down(piece)
        return self

    def _least_from(self, pieces: Sequence[Piece], place: int) -> float:
        return least_of(self, pieces[place : place + _CHAIN])

    def _go_down(self, piece: Piece) -> None:
        """What is taller than the room goes on over as many pages as it fills, unless it becomes smaller."""
        height = piece.height(self)
        if height <= self.y - self.bottom:
            self.y -= height
            return
        self.want(piece.least(self))
        if shrinks(piece):
            height = min(height, self.room)
        while height > self.room + NEARLY:
            height -= self.room
            self.y = self.bottom
            self.turn()
        self.y -= height
