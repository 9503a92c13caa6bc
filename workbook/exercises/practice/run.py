"""A practice while it runs: where it is, how the breath goes, pauses and skips. Knows a clock and no screen."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST_GAP = 2.0  # seconds between two ticks; more than this and the computer was away
LEAST_RECORDED = 10.0
_NEARLY = 1e-6


class Stage(NamedTuple):
    """One part of a practice: how long it takes, and what it says."""

    seconds: float
    text: str = ""
    id: str = ""


class Breath(NamedTuple):
    """How many seconds to breathe in, and out. There is no holding."""

    into: float
    out: float


class BreathNow(NamedTuple):
    """Where a breath is: which way, the second being counted of how many, and how full, 0 to 1."""

    inward: bool
    second: int
    of: int
    fullness: float


class Run:
    """One go through a practice. Whoever shows it calls `tick` now and then, as often as it likes.

    Time passes only from tick to tick. If too much passed at once (a sleeping laptop, a window that hung), none
    of it counts: the practice stands still where it was, `interrupted`, until somebody goes on.
    """

    def __init__(
        self, stages: Sequence[Stage], clock: Callable[[], float], breath: Breath | None = None
    ) -> None:
        self.stages = list(stages) or [Stage(0.0)]
        self.breath = breath
        self.state: Literal["running", "paused", "ended"] = "running"
        self.interrupted = False
        self.total = sum(stage.seconds for stage in self.stages)
        self.place = 0.0  # seconds into the whole; a skipped stage counts as passed
        self.practised = 0.0  # seconds that really went by
        self._skipped = False
        self._clock, self._last = clock, clock()

    def tick(self) -> None:
        """Let the time since the last tick pass."""
        if self.state != "running":
            return
        now = self._clock()
        gap, self._last = max(0.0, now - self._last), now
        if gap > LONGEST_GAP:
            self.state, self.interrupted = "paused", True
            return
        gap = min(gap, self.total - self.place)
        self.place += gap
        self.practised += gap
        self._end_if_over()

    def pause(self) -> None:
        """Stand still."""
        self.tick()
        if self.state == "running":
            self.state = "paused"

    def go_on(self) -> None:
        """Take it up where it stood."""
        if self.state == "paused":
            self.state, self.interrupted = "running", False
            self._last = self._clock()

    def skip(self) -> None:
        """Go to the beginning of the next stage; after the last one it is over."""
        self.tick()
        if self.state != "ended":
            self._skipped = True
            self.place = sum(stage.seconds for stage in self.stages[: self.stage_at + 1])
            self._end_if_over()

    def end(self) -> None:
        """End it here."""
        self.tick()
        self.state = "ended"

    @property
    def stage_at(self) -> int:
        """The number of the present stage, from 0."""
        over = 0.0
        for at, stage in enumerate(self.stages):
            over += stage.seconds
            if self.place < over - _NEARLY:
                return at
        return len(self.stages) - 1

    @property
    def stage(self) -> Stage:
        """The present stage."""
        return self.stages[self.stage_at]

    @property
    def left(self) -> float:
        """Seconds to the end."""
        return max(0.0, self.total - self.place)

    @property
    def whole(self) -> bool:
        """Whether every stage was gone through to its end."""
        return not self._skipped and self.left <= _NEARLY

    @property
    def worth_recording(self) -> bool:
        """Whether it is over, and was more than a look."""
        return self.state == "ended" and (self.whole or self.practised >= LEAST_RECORDED)

    def breath_now(self) -> BreathNow | None:
        """Where the breath is. It flows on through stages and stands still in a pause."""
        if self.breath is None:
            return None
        into, out = self.breath
        at = self.practised % (into + out)
        if at < into:
            return BreathNow(inward=True, second=int(at) + 1, of=ceil(into), fullness=at / into)
        at -= into
        return BreathNow(inward=False, second=int(at) + 1, of=ceil(out), fullness=1 - at / out)

    def _end_if_over(self) -> None:
        if self.left <= _NEARLY:
            self.state = "ended"
