"""Of which course a workbook is that is not open, and whose; nothing of what was written in it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from workbook.answers.disk.claims import is_open_here
from workbook.answers.disk.distrust import in_time
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.tables.expected import prove_schema
from workbook.answers.unopened.header import read_header
from workbook.answers.unopened.salvage import looked_at

if TYPE_CHECKING:
    from pathlib import Path

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
    try:
        if is_open_here(path) or read_header(path).lock is not None:
            return None
        with looked_at(path, None) as db, in_time(db):
            prove_schema(db, int(db.execute("PRAGMA user_version").get))
            found: Any = db.execute(SHOWN).fetchone()
            course_id, version, hash_ = map(str, found)
            return CourseInside(course_id, version, hash_, str(db.execute(NAME).get))
    except _UNREADABLE:
        return None
