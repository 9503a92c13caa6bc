"""A line of text as it is drawn, and where lines of a paragraph gape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPING = 0.25  # of the width; only a line with more room left is worth a hyphen


class Part(NamedTuple):
    """A stretch of a line that is an element of its own, if it leads somewhere or is in another language."""

    operators: str
    target: str = ""
    language: str = ""


class Line(NamedTuple):
    """A line ready to be drawn: its operators after the position, its width, what in it is a link or struck through.

    `shift` is how far it stands from the side at which its document's lines begin. `said` is its text as it is
    written, if it is drawn in another order. `parts` are its operators again, where not all of them belong together.
    """

    operators: str
    width: float
    links: tuple[tuple[float, float, str], ...] = ()
    struck: tuple[tuple[float, float], ...] = ()
    shift: float = 0.0
    said: str = ""
    parts: tuple[Part, ...] = ()


BLANK_LINE = Line("", 0.0)


def gapes(widths: Sequence[float], gaps: Sequence[float], ends: Sequence[int], limit: float) -> bool:
    """Whether any line but the last is much shorter than there is room."""
    start = 0
    for end in ends[:-1]:
        if sum(widths[start:end]) + sum(gaps[start : end - 1]) < (1 - _GAPING) * limit:
            return True
        start = end
    return False
