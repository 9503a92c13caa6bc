"""Which backups are kept: by count and by the days that occur among them, never by what the clock says now."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date

    from workbook.answers.backups.names import Backup

NEWEST = 10
DAYS = 7
WEEKS = 4
MONTHS = 12
FAR = timedelta(days=31)


def which_to_keep(backups: Sequence[Backup]) -> set[int]:
    """The numbers of those that are kept.

    The newest ten; besides, the newest of each of the last 7 days, 4 weeks and 12 months that occur. Newest is
    the highest number. A clock that jumps adds strange days and takes none away: the counts hold also for the
    backups whose days are in order, and for those before a clock that may just have jumped far ahead.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    in_order = _in_order(newest_first)
    kept = {backup.number for backup in newest_first[:NEWEST]}
    for believed in (newest_first, in_order, _before_a_leap(in_order)):
        for name, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
            kept |= _newest_of_each(believed, name, most)
    return kept


def _in_order(newest_first: Sequence[Backup]) -> list[Backup]:
    """As many as have days that follow each other; what a wrong clock made stands aside. Newest first."""
    chains: list[list[Backup]] = []
    for backup in newest_first:
        fitting = (chain for chain in chains if chain[-1].day >= backup.day)
        chains.append([*max(fitting, key=len, default=[]), backup])
    return max(chains, key=len, default=[])


def _before_a_leap(in_order: Sequence[Backup]) -> list[Backup]:
    """Those from before days that lie far ahead and are fewer than are kept: they may yet turn out to be wrong."""
    days = list(dict.fromkeys(backup.day for backup in in_order))[: DAYS + 1]
    leaps = [earlier for later, earlier in pairwise(days) if later - earlier > FAR]
    return [backup for backup in in_order if leaps and backup.day <= leaps[-1]]


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
