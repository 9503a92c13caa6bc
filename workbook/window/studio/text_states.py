"""Where in a course's text a line stands: a number that each line hands on to the next, with what it is itself."""

from __future__ import annotations

from workbook.course.kinds import KINDS
from workbook.course.scan import BOXES

FACTS, TEXT, SETTINGS, BODY = 1, 2, 3, 4  # at the top, between blocks, below an opening line, inside a block
TICKS, TILDES, COMMENT = 8, 16, 32  # inside code, or a comment
OPENS, CLOSES, PAGE = 64, 128, 256  # of the line itself
_COLONS, _KIND = 9, 12  # from this bit on
_NAMES = (*KINDS, *BOXES)


def where(state: int) -> int:
    """FACTS, TEXT, SETTINGS or BODY."""
    return state & 7


def opened(kind: str, colons: int) -> int:
    """The state behind an opening line of a block."""
    number = _NAMES.index(kind) + 1 if kind in _NAMES else 0
    return SETTINGS | min(colons - 3, 7) << _COLONS | number << _KIND


def kind_of(state: int) -> str:
    """The kind of the block that a line stands in; empty if there is none, or none of this name."""
    number = state >> _KIND if state > 0 else 0
    return _NAMES[number - 1] if number else ""


def colons_of(state: int) -> int:
    """How many colons the block that a line stands in was opened with."""
    return 3 + (state >> _COLONS & 7)


def inside(state: int) -> int:
    """What of a line's state is handed on: all but what the line is itself."""
    return state & ~(OPENS | CLOSES | PAGE)
