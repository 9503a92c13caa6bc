"""Laying pieces down the page and over to the next, in one pass."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from workbook.pdf.faces import FontBook
    from workbook.pdf.sheet import Sheet
    from workbook.pdf.style import Style
    from workbook.pdf.tags import Tags

NEARLY = 0.01  # points; sums of heights are not exact
AMPLE = 0.55  # of a page; nothing that keeps to none needs more to begin
MOST_EMPTY = 0.24  # of a page; rather than leave more of it empty, pieces part that else stay whole


class Piece(Protocol):
    """Something that is laid down the page: a paragraph, a row, a scale.

    A piece that is `keep` is never parted from the beginning of the one after it.
    """

    @property
    def keep(self) -> bool:
        """Whether it must not part from the next."""

    def height(self, flow: Flow) -> float:
        """The room it takes in all, at the flow's present width."""

    def least(self, flow: Flow) -> float:
        """The room it needs to begin; less than this and it begins on the next page."""

    def lay(self, flow: Flow) -> None:
        """Draw it at the flow's place, turning pages as needed, and leave the place below it."""


def shrinks(piece: Piece) -> bool:
    """Whether a piece stays whole by becoming smaller, down to its least, where there is less room."""
    return getattr(piece, "shrinks", False)


class Flow:
    """A place on a sheet between margins, moving down. `turn_hook` makes the next sheet."""

    def __init__(self, style: Style, fonts: FontBook, turn_hook: Callable[[], Sheet]) -> None:
        self.style = style
        self.fonts = fonts
        self._next_sheet = turn_hook
        self.left = style.left
        self.width = style.text_width
        self.top = style.height - style.top
        self.bottom = style.bottom
        self.y = self.top
        self.sheet = turn_hook()
        self.each_page: Callable[[], None] | None = None
        """Draws what else stands on every page from now on, such as a column for notes."""
        self.tightness = 1.0
        """How much of their usual room the gaps between pieces take."""
        self.loose = False
        """Whether a piece may part, or be smaller, that else stays whole: much of this page would be empty."""
        self.fill: Callable[[], None] | None = None
        """Draws something in the rest of a page that would be empty, as nothing that comes next fits in it."""
        self._frames: list[Frame] = []
        self._worth, self._ample = MOST_EMPTY * style.page_room, AMPLE * style.page_room

    @property
    def tags(self) -> Tags:
        """The structure of the document, in which what is laid has its place."""
        return self.sheet.tags

    @property
    def room(self) -> float:
        """The height left on this sheet."""
        return self.y - self.bottom

    @property
    def at_top(self) -> bool:
        """Whether nothing was laid on this sheet yet."""
        return self.y >= self.top - NEARLY

    def turn(self) -> None:
        """Go on at the top of a new sheet; open frames are closed and opened anew."""
        for frame in self._frames:
            frame.close(self)
        self.sheet = self._next_sheet()
        self.y = self.top
        if self.each_page:
            self.each_page()
        for frame in self._frames:
            frame.open(self)

    def want(self, height: float) -> None:
        """Turn the page if there is less room than this, unless a new page has no more."""
        if height > self.room + NEARLY and not self.at_top:
            self.turn()

    @property
    def is_worth_more(self) -> bool:
        """Whether so much of this page is left that it is not to stay empty."""
        return self._worth < self.y - self.bottom and not self.at_top

    def may_leave_much(self, piece: Piece) -> bool:
        """Whether a piece that keeps to none would go to the next page as it is, and leave much of this one empty."""
        room = self.y - self.bottom
        return self._worth < room < self._ample and piece.least(self) > room + NEARLY

    def begin(self, least: Callable[[], float], *, keep: bool) -> None:
        """Turn the page if what comes next has no room to begin; before much of a page stays empty, it may part."""
        height = least()
        if height > self.room + NEARLY and self.is_worth_more and not self.loose:
            self.loose = True
            height = least()
            if height > self.room + NEARLY:
                self.loose = False
                if self.fill:
                    self.fill()
        if keep:
            self.want(height)

    def gap(self, height: float) -> None:
        """Leave some room; none at the top of a page."""
        if not self.at_top:
            self.y = max(self.y - height, self.bottom)

    def snap(self) -> None:
        """Go down to the next half step of the page's base line grid."""
        half = self.style.step / 2
        steps = -((self.y - self.top + NEARLY) // half)
        self.y = max(self.top - steps * half, self.bottom)

    def inset(self, left: float = 0.0, right: float = 0.0) -> AbstractContextManager[None]:
        """Narrower margins for a while."""
        return _Narrower(self, left, right)

    @contextmanager
    def framed(self, frame: Frame) -> Iterator[None]:
        """Everything laid meanwhile stands inside a frame, which may run over several pages."""
        self._frames.append(frame)
        self.top -= frame.padding
        self.bottom += frame.padding
        frame.open(self)
        self.y -= frame.padding
        try:
            yield
        finally:
            self._frames.pop()
            self.top += frame.padding
            self.bottom -= frame.padding
            frame.close(self)
            self.y -= frame.padding


class _Narrower:
    """Narrower margins of a flow; a generator would take three times as long, and there are many."""

    __slots__ = ("_before", "_flow", "_left", "_right")

    def __init__(self, flow: Flow, left: float, right: float) -> None:
        self._flow, self._left, self._right = flow, left, right

    def __enter__(self) -> None:
        flow = self._flow
        self._before = flow.left, flow.width
        flow.left += self._left
        flow.width -= self._left + self._right

    def __exit__(self, *_trouble: object) -> None:
        # To the last digit: lines that were made for a width are found by it.
        self._flow.left, self._flow.width = self._before


class Frame(Protocol):
    """A border around pieces. `padding` is the room between it and them, above and below."""

    padding: float

    def open(self, flow: Flow) -> None:
        """Remember where the frame begins on this sheet."""

    def close(self, flow: Flow) -> None:
        """Draw the frame down to the flow's place."""


class Gap:
    """Room between two pieces. It follows `keep` pieces without parting them from the next."""

    keep: ClassVar[bool] = False

    def __init__(self, height: float, *, snap: bool = False) -> None:
        self._height = height
        self._snap = snap

    def height(self, flow: Flow) -> float:
        """The room it takes."""
        return self._height * flow.tightness

    def most(self, flow: Flow) -> float:
        """The room it takes at most: how far the next base line is, nobody knows before it is laid."""
        snaps = self._snap and flow.tightness == 1
        return self.height(flow) + (flow.style.step / 2 if snaps else 0.0)

    def least(self, flow: Flow) -> float:
        """It can be cut off by the page's end."""
        return 0.0

    def lay(self, flow: Flow) -> None:
        """Leave the room."""
        flow.gap(self.height(flow))
        if (
            self._snap and flow.tightness == 1
        ):  # what is set closer is not to be moved apart again by the grid
            flow.snap()


def stack(flow: Flow, pieces: Iterable[Piece]) -> None:
    """Lay pieces one below the other, keeping together what must not part. They may be made as they are needed."""
    chained, waiting, source = False, deque[Piece](), iter(pieces)
    loose, fill = flow.loose, flow.fill
    while waiting or (waiting := deque(islice(source, 1))):
        piece = waiting[0]
        if not chained and not isinstance(piece, Gap):
            flow.loose, flow.fill = loose, fill
            if piece.keep or flow.may_leave_much(piece):
                flow.begin(partial(_least_ahead, flow, waiting, source), keep=piece.keep)
        chained = piece.keep or (chained and isinstance(piece, Gap))
        flow.fill = None  # what stands inside a piece is not parted from it
        piece.lay(flow)
        waiting.popleft()
    flow.loose, flow.fill = loose, fill


def _least_ahead(flow: Flow, waiting: deque[Piece], source: Iterator[Piece]) -> float:
    return least_of(flow, _ahead(waiting, source))


def _ahead(waiting: deque[Piece], source: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces that wait, then those that come; whatever was looked at waits too."""
    yield from list(waiting)
    for piece in source:
        waiting.append(piece)
        yield piece


def least_of(flow: Flow, pieces: Iterable[Piece]) -> float:
    """The room pieces need to begin: those that keep together, with the beginning of the one after them."""
    height = 0.0
    for piece in pieces:
        if isinstance(piece, Gap):
            height += piece.most(flow)
        elif piece.keep:
            height += piece.height(flow)
        else:
            return height + piece.least(flow)
    return height


class Measured:
    """Pieces one below the other, measured once for each width and tightness."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self._known: tuple[float, float, float] | None = None

    def height(self, flow: Flow) -> float:
        """The room that they take."""
        known = self._known
        if known is None or known[0] != flow.width or known[1] != flow.tightness:
            known = self._known = (flow.width, flow.tightness, total_height(flow, self.pieces))
        return known[2]


def total_height(flow: Flow, pieces: Sequence[Piece]) -> float:
    """The room pieces take one below the other."""
    return sum(piece.height(flow) for piece in pieces)
