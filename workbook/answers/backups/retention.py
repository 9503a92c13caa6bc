"""Which backups are kept: by count and by the days that occur among them, never by what the clock says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date

    from workbook.answers.backups.names import Backup

NEWEST = 10
DAYS = 7
WEEKS = 4
MONTHS = 12


def which_to_keep(backups: Sequence[Backup]) -> set[int]:
    """The numbers of those that are kept.

    The newest ten; besides, the newest of each of the last 7 days, 4 weeks and 12 months that occur. Newest is
    the highest number, so a clock that jumps and comes back adds one strange day and takes nothing away.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    kept = {backup.number for backup in newest_first[:NEWEST]}
    for name, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _newest_of_each(newest_first, name, most)
    return kept


def _newest_of_each(newest_first: Sequence[Backup], name: Callable[[date], Hashable], most: int) -> set[int]:
    found: dict[Hashable, int] = {}
    for backup in newest_first:
        if len(found) < most:
            found.setdefault(name(backup.day), backup.number)
    return set(found.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
