"""Earlier versions of an answer: which are worth keeping, and what "as first written" means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import datetime


FIRST_SITTING = timedelta(hours=1)
PAUSE = timedelta(hours=1)  # what is written after a longer one is of another sitting
EVERY_ONE = timedelta(hours=24)
EVERY_HOUR = timedelta(days=31)


class Dated(Protocol):
    """What has a place in the history and a time."""

    @property
    def row(self) -> int:
        """Its place: the highest is the newest."""

    @property
    def at(self) -> datetime:
        """When it was saved."""

    @property
    def offset_minutes(self) -> int:
        """How far the clock there was ahead of UTC."""

    @property
    def answered(self) -> bool:
        """Whether it holds anything."""


D = TypeVar("D", bound=Dated)


def first_written(versions: Sequence[D]) -> D | None:
    """The end of the first sitting: the last one that holds anything within an hour of the first that does.

    What a clock that was set back dates long before the first one is of another sitting.
    """
    answered = [version for version in versions if version.answered]
    first_hour = [version for version in answered if abs(version.at - answered[0].at) <= FIRST_SITTING]
    return first_hour[-1] if first_hour else None


def sittings(versions: Sequence[D]) -> list[list[D]]:
    """Versions in the order they are in, those that follow each other without a long pause together."""
    together: list[list[D]] = []
    for version in versions:
        if together and abs(version.at - together[-1][-1].at) <= PAUSE:
            together[-1].append(version)
        else:
            together.append([version])
    return together


def left_as(versions: Sequence[D]) -> list[D]:
    """How an answer was left at the end of each sitting, in the order they are in; what was cleared is left out."""
    return [sitting[-1] for sitting in sittings(versions) if sitting[-1].answered]


def which_to_keep(versions: Sequence[Dated], now: datetime) -> set[int]:
    """The rows of one exercise's history, oldest first, that are kept.

    All of the last 24 hours, the last of each hour for 31 days, then the last of each day, by the clock there;
    always the first, the current one, both ends of the first sitting, and whatever a clock that jumped dated
    later than now.
    """
    if not versions:
        return set()
    answered = [version for version in versions if version.answered]
    always = (versions[0], versions[-1], *answered[:1], first_written(versions))
    kept = {version.row for version in always if version}
    kept |= {version.row for version in versions if now - version.at <= EVERY_ONE}
    kept |= {version.row for version in _last_of_each(versions, _hour) if now - version.at <= EVERY_HOUR}
    return kept | {version.row for version in _last_of_each(versions, _day)}


def _last_of_each(versions: Sequence[D], name: Callable[[Dated], Hashable]) -> Iterable[D]:
    return {name(version): version for version in versions}.values()


def _hour(version: Dated) -> Hashable:
    there = version.at + timedelta(minutes=version.offset_minutes)
    return there.date(), there.hour


def _day(version: Dated) -> Hashable:
    return (version.at + timedelta(minutes=version.offset_minutes)).date()
