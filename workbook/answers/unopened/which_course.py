"""Asks a plain workbook that is not open: of which course it is, and whose; what was written is not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import apsw

from workbook.answers.disk.claims import is_open_here
from workbook.answers.disk.distrust import in_time
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.tables.expected import prove_schema
from workbook.answers.unopened.header import read_header
from workbook.answers.unopened.salvage import looked_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

SHOWN = "SELECT course_id, version, lower(hex(hash)) FROM snapshot ORDER BY number DESC LIMIT 1"
NAME = "SELECT substr(name, 1, 200) FROM workbook"
_UNREADABLE = (apsw.Error, OSError, ValueError, TypeError, DamageError, WorkbookTrouble)


class CourseInside(NamedTuple):
    """The course that a workbook shows, by its id, version and hash, and the name on its cover."""

    course_id: str
    version: str
    hash: str
    name: str


def which_course(path: Path) -> CourseInside | None:
    """What an unlocked workbook says; None of one that is locked, open, damaged, or no workbook."""
    return ask_unopened(path, _course_inside)


def ask_unopened(path: Path, ask: Callable[[apsw.Connection], T]) -> T | None:
    """What an unlocked workbook's tables answer; None of one that is locked, open, damaged, or no workbook."""
    try:
        if is_open_here(path) or read_header(path).lock is not None:
            return None
        with looked_at(path, None) as db, in_time(db):
            prove_schema(db, int(db.execute("PRAGMA user_version").get))
            return ask(db)
    except _UNREADABLE:
        return None


def _course_inside(db: apsw.Connection) -> CourseInside:
    found: Any = db.execute(SHOWN).fetchone()
    course_id, version, hash_ = map(str, found)
    return CourseInside(course_id, version, hash_, str(db.execute(NAME).get))
