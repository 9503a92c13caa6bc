"""Earlier versions of an answer: which are worth keeping, and what "as first written" means."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from workbook.answers import answer_table, seals
from workbook.answers.records import moment_from, to_text
from workbook.answers.without import pictures_in

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import datetime

    import apsw

    from workbook.answers.workbook_file import WorkbookFile

FIRST_SITTING = timedelta(hours=1)
PAUSE = timedelta(hours=1)  # what is written after a longer one is of another sitting
EVERY_ONE = timedelta(hours=24)
EVERY_HOUR = timedelta(days=31)
# One or two versions of an answer are its first and its current one.
VERSIONS = """
SELECT exercise, row, at, offset_minutes, answered FROM answer_history
WHERE exercise IN (SELECT exercise FROM answer_history GROUP BY exercise HAVING count(*) > 2)
ORDER BY exercise, row
"""


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


class Version(NamedTuple):
    """When one answer was saved."""

    row: int
    at: datetime
    offset_minutes: int
    answered: bool


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


def thin_history(file: WorkbookFile, now: datetime) -> int:
    """Let go of versions that are not kept, and of pictures that only they referred to; how many went.

    Every answer to an exercise is proved before one of them goes.
    """
    if file.read_only:
        return 0
    with file.reading() as db:
        gone = [
            saved for key in _too_many(db, now) for saved in _to_go(answer_table.history_of(db, key), now)
        ]
    if gone:
        with file.writing() as db:
            db.executemany("DELETE FROM answer_history WHERE row = ?", [(saved.row,) for saved in gone])
            _drop_pictures(db, pictures_in((to_text(saved.answer),) for saved in gone))
    return len(gone)


def _too_many(db: apsw.Connection, now: datetime) -> list[str]:
    """The exercises of which versions go."""
    return [
        str(key)
        for key, rows in groupby(db.execute(VERSIONS), key=itemgetter(0))
        if _to_go(
            [Version(row, moment_from(at), offset, bool(holds)) for _, row, at, offset, holds in rows], now
        )
    ]


def _to_go(versions: Sequence[D], now: datetime) -> list[D]:
    kept = which_to_keep(versions, now)
    return [version for version in versions if version.row not in kept]


def _drop_pictures(db: apsw.Connection, names: set[str]) -> None:
    """Remove those of these pictures that no answer refers to any more."""
    if names:
        names -= pictures_in(db.execute("SELECT answer FROM answer_history"))
        with seals.changing(db, "pictures"):
            db.executemany("DELETE FROM pictures WHERE hash = ?", [(name,) for name in sorted(names)])


def _last_of_each(versions: Sequence[D], name: Callable[[Dated], Hashable]) -> Iterable[D]:
    return {name(version): version for version in versions}.values()


def _hour(version: Dated) -> Hashable:
    there = version.at + timedelta(minutes=version.offset_minutes)
    return there.date(), there.hour


def _day(version: Dated) -> Hashable:
    return (version.at + timedelta(minutes=version.offset_minutes)).date()
