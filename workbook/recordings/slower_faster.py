"""Says the same in more time or in less, in the same pitch: pieces are left out or come again, faded into each other.

This is known as SOLA: where a piece ends the next one begins at the place, among some near by, at which the two
waves go best together.
"""

from __future__ import annotations

import math
from array import array
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RATE = 44_100
_PIECE, _FADED, _LOOKED = RATE * 60 // 1000, RATE // 100, RATE * 15 // 1000
_STEP = 6  # samples that the looking goes on by, and that it looks at
_MIDDLE = 1 << 15


def at_speed(pull: Callable[[int], array[int]], speed: float) -> Iterator[tuple[array[int], int]]:
    """Sound as it is to be heard, and how many samples of the recording are gone by with it.

    `pull` gives the next samples of the recording, as many as are asked for; fewer only at its end.
    """
    skip = round((_PIECE - _FADED) * speed)
    waiting, over = array("h"), array("h")
    while True:
        wanted = max(_PIECE + _LOOKED, skip) - len(waiting)
        more = pull(wanted)
        waiting += more
        if len(more) < wanted:
            break
        at = _best_place(over, waiting) if over else 0
        yield _faded(over, waiting[at : at + _FADED]) + waiting[at + _FADED : at + _PIECE - _FADED], skip
        over = waiting[at + _PIECE - _FADED : at + _PIECE]
        del waiting[:skip]
    yield _faded(over, waiting[:_FADED]) + waiting[_FADED:], len(waiting)


def _best_place(over: array[int], sound: array[int]) -> int:
    """How far on the next piece goes best with what is over of the last."""
    looked_for = over[::_STEP]

    def likeness(at: int) -> float:
        here = sound[at : at + _FADED : _STEP]
        alike, loud = sum(map(mul, looked_for, here)), sum(map(mul, here, here))
        return float(alike) / math.sqrt(loud + 1)

    return max(range(0, _LOOKED, _STEP), key=likeness)


def _faded(out: array[int], into: array[int]) -> array[int]:
    """One piece of sound that becomes another; the first has none to come from."""
    if not out or len(into) < len(out):
        return into
    steps = len(out)
    return array(
        "h", [(a * (steps - n) + b * n) // steps for n, (a, b) in enumerate(zip(out, into, strict=True))]
    )
