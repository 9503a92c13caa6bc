"""Breaking a paragraph as a whole: the lines that are least ragged, as few as can be, the last one no single word."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RAGGED = 0.22  # of the width; a line is no shorter if a fuller one is possible
_LATE, _RAGGED_LATE = 3, 0.45  # the words before the last may go to it
_LINE = 1.0  # what a line costs besides being ragged: more than anything that it could mend
_LONELY = 0.5  # what it costs if the last line is a single word
_SHORT = 0.33  # of the width; such a last word is long enough to stand alone
_HYPHEN = 0.06  # what a hyphen at a line's end costs
_EXACT = 1e-6


def best_ends(
    widths: Sequence[float],
    gaps: Sequence[float],
    limit: float,
    hyphens: Sequence[float] | None = None,
) -> list[int]:
    """Where each line ends, counted in words or parts of them, with the gaps after each.

    `hyphens` says how wide a hyphen is that a line needs which ends after a part; 0.0 where it needs none.
    """
    count = len(widths)
    begins = [0.0, *accumulate(map(float.__add__, widths, gaps))]
    ends = list(map(float.__add__, begins, widths))
    best, before = [inf] * (count + 1), [0] * (count + 1)
    best[0] = 0.0
    last = count - 1
    for start in range(count):
        known = best[start] + _LINE
        if known == inf:
            continue
        room = begins[start] + limit + _EXACT
        stop = bisect_right(ends, room, start, count) - 1
        if stop >= last:
            lonely = start == last and start and widths[last] < _SHORT * limit
            cost = known + (_LONELY if lonely else 0.0)
            if cost < best[count]:
                best[count], before[count] = cost, start
            if start == last:
                break
            stop = last - 1
        fullest = max(stop, start)
        for end in range(fullest, start - 1, -1):
            slack = (room - ends[end]) / limit
            if slack > (_RAGGED if end < last - _LATE else _RAGGED_LATE) and end < fullest:
                break
            cost = known + slack * slack
            if hyphens and hyphens[end]:
                if ends[end] + hyphens[end] > room:
                    fullest -= 1
                    continue
                cost += _HYPHEN
            if cost < best[end + 1]:
                best[end + 1], before[end + 1] = cost, start
    found = [count]
    while before[found[-1]]:
        found.append(before[found[-1]])
    return found[::-1]
