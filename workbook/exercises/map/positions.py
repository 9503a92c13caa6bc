"""Where things stand on a map around "me": pure measures, the same on screen and on paper. y grows downwards."""

from __future__ import annotations

from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

USUAL_RINGS = 3
_HUB = 0.2  # of the radius: nobody stands on top of me
_TOUCHING = 1e-6  # sums of places are not exact
_MOST_KEPT_APART = 60  # names; with more of them there is no room to keep them apart
_DIRECTIONS = (
    N_("top"),
    N_("top right"),
    N_("right"),
    N_("bottom right"),
    N_("bottom"),
    N_("bottom left"),
    N_("left"),
    N_("top left"),
)


class Node(NamedTuple):
    """One thing on the map as it is drawn: `tags` are the words of its marks."""

    name: str
    sort: str = "person"
    distance: float = 0.5
    angle: float = 0.0
    line: str = ""
    tags: str = ""


class Box(NamedTuple):
    """A rectangle by its left top corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles overlap."""
        apart = (
            self.x >= other.x + other.width - _TOUCHING
            or other.x >= self.x + self.width - _TOUCHING
            or self.y >= other.y + other.height - _TOUCHING
            or other.y >= self.y + self.height - _TOUCHING
        )
        return not apart


class Ground(NamedTuple):
    """The ellipse that is drawn on: its middle and how far it reaches sideways and up."""

    x: float
    y: float
    wide: float
    high: float

    def point(self, distance: float, angle: float) -> tuple[float, float]:
        """The place of a distance (0 to 1) and an angle (degrees clockwise from the top)."""
        reach = _HUB + (1 - _HUB) * min(max(distance, 0.0), 1.0)
        turn = radians(angle)
        return self.x + self.wide * reach * sin(turn), self.y - self.high * reach * cos(turn)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The distance and angle of a place, as an answer keeps them."""
        across, up = (x - self.x) / max(self.wide, 1.0), (self.y - y) / max(self.high, 1.0)
        reach = (hypot(across, up) - _HUB) / (1 - _HUB)
        return round(min(max(reach, 0.0), 1.0), 3), round(degrees(atan2(across, up))) % 360

    def ring(self, at: int, count: int) -> tuple[float, float]:
        """How far the ring of a number (from 0, inner first) reaches sideways and up."""
        reach = _HUB + (1 - _HUB) * (at + 1) / max(1, count)
        return self.wide * reach, self.high * reach


def ring_at(distance: float, count: int) -> int:
    """The ring that a distance is in, inner first."""
    return min(max(ceil(distance * count - 1e-6) - 1, 0), max(0, count - 1))


def direction_words(angle: float) -> str:
    """Where an angle points: top right."""
    return _(_DIRECTIONS[round(angle / 45) % 8])


def free_angle(taken: Sequence[float]) -> int:
    """The middle of the widest gap between angles, for one more."""
    if not taken:
        return 45
    turns = sorted(angle % 360 for angle in taken)
    gaps = [
        (following - angle, angle)
        for angle, following in zip(turns, [*turns[1:], turns[0] + 360], strict=True)
    ]
    gap, start = max(gaps)
    return round(start + gap / 2) % 360


def place_names(
    spots: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    room: Box,
    middle: float,
    gap: float,
    others: Sequence[Box] = (),
) -> list[Box]:
    """Where each name stands beside its spot: never over the edge, and where there is room over no other.

    `middle` is the height above which names stand over their spots, `gap` the radius of what is drawn there,
    `others` where other words stand.
    """
    signs = [Box(x - gap, y - gap, 2 * gap, 2 * gap) for x, y in spots[:_MOST_KEPT_APART]]
    made: list[Box] = []
    for at, (spot, size) in enumerate(zip(spots, sizes, strict=True)):
        tries = [_inside(box, room) for box in _context(spot, size, gap, above=spot[1] < middle)]
        taken = [*signs, *others, *made] if at < _MOST_KEPT_APART else []
        free = (box for box in tries if not any(box.meets(other) for other in taken))
        made.append(next(free, tries[0]))
    return made


def _context(
    spot: tuple[float, float], size: tuple[float, float], gap: float, *, above: bool
) -> Iterator[Box]:
    """At the outer side of a spot, then beside it, last towards the middle, where its own line runs."""
    (x, y), (wide, high) = spot, size
    over, under = Box(x - wide / 2, y - gap - high, wide, high), Box(x - wide / 2, y + gap, wide, high)
    yield over if above else under
    yield Box(x + gap, y - high / 2, wide, high)
    yield Box(x - gap - wide, y - high / 2, wide, high)
    yield under if above else over


def _inside(box: Box, room: Box) -> Box:
    x = min(max(box.x, room.x), max(room.x, room.x + room.width - box.width))
    y = min(max(box.y, room.y), max(room.y, room.y + room.height - box.height))
    return Box(x, y, box.width, box.height)
