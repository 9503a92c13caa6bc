"""Backups by the names of their files: a number that orders them, when each was made, and why. Nothing else."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.answers.tables.records import offset_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

Reason = Literal["day", "update", "migration", "restore", "import", "erase", "hand"]

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6}[+-]\d{4})-([a-z]+)\.backup")
_WHEN = "%Y%m%dT%H%M%S%z"


class Backup(NamedTuple):
    """One backup. The highest number is the newest, whatever its time; `at` has the offset of where it was made."""

    number: int
    at: datetime
    reason: str
    path: Path

    @property
    def day(self) -> date:
        """The calendar day when and where it was made."""
        return self.at.date()

    @property
    def offset_minutes(self) -> int:
        """The minutes by which the clock there was ahead of UTC."""
        return offset_of(self.at)


def name_of(number: int, at: datetime, reason: str) -> str:
    """The name of a backup's file."""
    return f"{number:06}-{at.strftime(_WHEN)}-{reason}.backup"


def backup_at(path: Path) -> Backup | None:
    """The backup that lies there, by its name alone; None for anything else."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[2], _WHEN)  # noqa: DTZ007 - it has %z
    except ValueError:  # the thirteenth month
        return None
    return Backup(int(found[1]), at, found[3], path)


def read_names(folder: Path) -> list[Backup]:
    """All backups in a folder, newest first; none if there is no such folder. OSError if it cannot be read."""
    try:
        found = [backup_at(path) for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return sorted((backup for backup in found if backup), reverse=True)


def next_number(backups: Collection[Backup]) -> int:
    """The number of the next one."""
    return max((backup.number for backup in backups), default=0) + 1
