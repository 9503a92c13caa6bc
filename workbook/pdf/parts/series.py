"""Rows that belong together: where they part over pages, no row and no line stands alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbook.pdf.flow import NEARLY, Gap, stack
from workbook.pdf.tags import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbook.pdf.flow import Flow, Piece

TOGETHER = 2  # rows or lines that are left on a page, or taken to the next
_TALL = 0.12  # of a page


class Size(NamedTuple):
    """A row measured. `room` is the height without the room after the row."""

    height: float
    room: float
    least: float
    is_tall: bool = False
    """Whether it does not look lost without the others, such as a frame to write in."""

    @property
    def parts(self) -> bool:
        """Whether the row is long enough to run over two pages by itself."""
        return self.least < self.room - NEARLY

    @property
    def weight(self) -> int:
        """A row that may part, or is tall, stands by itself and counts as more than one."""
        return TOGETHER if self.parts or self.is_tall else 1


def lay_rows(
    flow: Flow, sizes: Sequence[Size], draw: Callable[[int], None], turn: Callable[[], None] | None = None
) -> None:
    """Draw rows by their places; `turn` goes on at a new page, perhaps with a head repeated there."""
    start, held, fresh = 0, 0, flow.at_top
    while start < len(sizes):
        stop = rows_that_fit(flow.room, sizes, start, held=held, fresh=fresh)
        sheet = flow.sheet
        for place in range(start, stop):
            draw(place)
        start, held, fresh = stop, TOGETHER, False
        if flow.sheet is sheet and start < len(sizes):
            (turn or flow.turn)()
            held, fresh = 0, True


def rows_that_fit(room: float, sizes: Sequence[Size], start: int, *, held: int, fresh: bool) -> int:
    """The row before which the page ends. The one before it may run over by itself.

    `held` is the weight of what stands on this page already; a `fresh` page has as much room as any other.
    """
    stop = start
    while stop < len(sizes) and sizes[stop].room <= room + NEARLY:
        room -= sizes[stop].height
        stop += 1
    if stop == len(sizes):
        return stop
    if sizes[stop].parts and (sizes[stop].least <= room + NEARLY or (fresh and stop == start)):
        return stop + 1
    least = start if held else start + 1
    for end in range(stop, least - 1, -1):
        if _are_enough(sizes, start, end, held) and _are_enough(sizes, end, len(sizes)):
            return end
    return max(stop, start + 1) if fresh else start


def room_to_begin(sizes: Sequence[Size]) -> float:
    """The room that rows need to begin: two of them, or three if they are all."""
    taken = 0.0
    for place, size in enumerate(sizes):
        if size.parts:
            return taken + size.least
        begun = _are_enough(sizes, 0, place + 1) and _are_enough(sizes, place + 1, len(sizes))
        if begun or place == len(sizes) - 1:
            return taken + size.room
        taken += size.height
    return 0.0


def lines_that_fit(fitting: int, left: int, *, fresh: bool) -> int:
    """How many of the lines that are left go on this page: two or more, with two or more after them."""
    if fitting >= left:
        return left
    take = min(fitting, left - TOGETHER)
    return take if take >= TOGETHER else int(fresh)


def lines_to_begin(count: int) -> int:
    """The lines that stay together at the beginning: two, or three if they are all."""
    return count if count <= TOGETHER + 1 else TOGETHER


class Rows(ABC):
    """A piece that is made of rows; each kind knows how tall its rows are and how to draw one."""

    keep: ClassVar[bool] = False

    _measured: tuple[tuple[float, float], list[Size]] | None = None

    @abstractmethod
    def _sizes(self, flow: Flow) -> list[Size]: ...

    def sizes(self, flow: Flow) -> list[Size]:
        """The rows, measured once for each width and tightness."""
        key = flow.width, flow.tightness
        if self._measured is None or self._measured[0] != key:
            self._measured = (key, self._sizes(flow))
        return self._measured[1]

    @abstractmethod
    def _draw(self, flow: Flow, place: int) -> None: ...

    def _turn(self, flow: Flow) -> None:
        """Go on at a new page."""
        flow.turn()

    def height(self, flow: Flow) -> float:
        """All rows."""
        return sum(size.height for size in self.sizes(flow))

    def least(self, flow: Flow) -> float:
        """The first two, or three if they are all."""
        return room_to_begin(self.sizes(flow))

    def lay(self, flow: Flow) -> None:
        """Draw them."""
        flow.want(self.least(flow))
        lay_rows(flow, self.sizes(flow), lambda place: self._draw(flow, place), lambda: self._turn(flow))


class Series(Rows):
    """Pieces that are read as rows: sentences, lines of a form, or with a `listing` the items of one list.

    The listing is the kind of its labels: Decimal, Disc, Circle, Square, or None for words.
    """

    def __init__(self, pieces: Iterable[Piece], *, listing: str = "") -> None:
        self._rows = _rows(pieces)
        self._listing = listing

    def lay(self, flow: Flow) -> None:
        """Draw them."""
        if not self._listing:
            super().lay(flow)
            return
        with flow.tags.tag("L", facts=numbered(self._listing)):
            super().lay(flow)

    def _draw(self, flow: Flow, place: int) -> None:
        stack(flow, self._rows[place])

    def _sizes(self, flow: Flow) -> list[Size]:
        return [_size(flow, row) for row in self._rows]


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Each piece with those that keep to it before, and with the gaps after it."""
    rows: list[list[Piece]] = []
    open_row = False
    for piece in pieces:
        if rows and (open_row or isinstance(piece, Gap)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
        open_row = piece.keep or (open_row and isinstance(piece, Gap))
    return rows


def _size(flow: Flow, row: Sequence[Piece]) -> Size:
    heights = [piece.height(flow) for piece in row]
    last = max((at for at, piece in enumerate(row) if not isinstance(piece, Gap)), default=0)
    before = sum(heights[:last])
    room = before + heights[last]
    return Size(sum(heights), room, before + row[last].least(flow), room > _TALL * flow.style.page_room)


def _are_enough(sizes: Sequence[Size], start: int, stop: int, held: int = 0) -> bool:
    """Whether rows are enough to stand together. Each counts as one at least, so that few need to be looked at."""
    weight = held + sum(size.weight for size in sizes[start : min(stop, start + TOGETHER)])
    return weight >= TOGETHER
