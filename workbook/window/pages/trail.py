"""Where one has been among the pages: back and forward as in a browser, and what was opened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtWidgets import QWidget

MOST = 200  # stops that are remembered; nobody goes back further

Key = tuple[str, str]  # the ids of a module and of a page in it


class Stop(NamedTuple):
    """A page where one was, how far down, and what had the keyboard when one left."""

    key: Key
    scroll: float = 0.0
    keyboard: QWidget | None = None


class Trail:
    """Belongs to an open workbook; nothing of it is kept when that is closed."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1
        self._opened: dict[Key, None] = {}

    def come_to(self, key: Key) -> None:
        """A page was opened from the one before; what was ahead is forgotten."""
        del self._stops[self._at + 1 :]
        self._stops.append(Stop(key))
        del self._stops[:-MOST]
        self._at = len(self._stops) - 1
        self._note(key)

    def leave(self, scroll: float, keyboard: QWidget | None) -> None:
        """Remember how the present page is left."""
        if self._stops:
            self._stops[self._at] = self._stops[self._at]._replace(scroll=scroll, keyboard=keyboard)

    def next_stop(self, step: int, there: Container[Key]) -> Stop | None:
        """The stop before (-1) or after (1) whose page is still there; None at an end."""
        at = self._at + step
        while 0 <= at < len(self._stops):
            if self._stops[at].key in there:
                return self._stops[at]
            at += step
        return None

    def go(self, stop: Stop) -> None:
        """Be at a stop that `next_stop` found."""
        self._at = next(n for n, one in enumerate(self._stops) if one is stop)
        self._note(stop.key)

    def lately(self) -> list[Key]:
        """The pages that were opened, the last one first."""
        return list(reversed(self._opened))

    def _note(self, key: Key) -> None:
        self._opened.pop(key, None)
        self._opened[key] = None
