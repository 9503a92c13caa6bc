"""How whoever waits hears how far a change of the whole file is, and stops it while it can still be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Part = Literal["workbook", "days"]


class Stopped(Exception):
    """The person stopped it."""


def _say_nothing(_part: Part, _done: int, _of: int) -> None:
    """Nobody is waiting."""


def _never() -> bool:
    return False


class Watch(NamedTuple):
    """`tell` is told how much of which part is done; where `stop` gives True, nothing is changed."""

    tell: Callable[[Part, int, int], None] = _say_nothing
    stop: Callable[[], bool] = _never

    def step(self, part: Part, done: int, of: int) -> None:
        """Some more is done. Raises Stopped."""
        if self.stop():
            raise Stopped
        self.tell(part, done, of)

    def to_the_end(self) -> Watch:
        """A watch that is told how far it is and stops nothing, for what has to be brought to its end."""
        return self._replace(stop=_never)


QUIET = Watch()
