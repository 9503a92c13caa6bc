"""The one row about the workbook itself, sealed by a hash, and which snapshot of the course is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from workbook.answers.disk.distrust import short
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import seals
from workbook.answers.tables.records import fingerprint, moment_from
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    import apsw

READ = """
SELECT uuid, name, created, workbook.course_id, workbook.hash, snapshot.course_id, version, number
FROM workbook, snapshot ORDER BY number DESC LIMIT 1
"""
INSERT = "INSERT INTO workbook (one, uuid, name, created, course_id, hash) VALUES (1, ?, ?, ?, ?, ?)"


class FrontMatter(NamedTuple):
    """Whose workbook of which course this is; `snapshot` is the number of the course that is shown."""

    uuid: str
    name: str
    created: datetime
    course_id: str
    version: str
    snapshot: int


def read_facts(db: apsw.Connection) -> FrontMatter:
    """The workbook's own row with its newest snapshot's; DamageError if it is not what was written."""
    try:
        found = cast("tuple[Any, ...]", db.execute(READ).fetchone())
        uuid, name, created, first_course, digest, course_id, version, number = found
        if seal(uuid, name, created, first_course) != digest:
            raise DamageError(_("the workbook's own row is not what was written"))
        short(uuid, name, created, course_id, version)
        return FrontMatter(uuid, name, moment_from(created), course_id, version, number)
    except (TypeError, ValueError, OverflowError) as error:
        raise DamageError(_("the workbook's own row is not there or cannot be read")) from error


def write_facts(db: apsw.Connection, uuid: str, name: str, created: str, course_id: str) -> None:
    """The row of a new workbook."""
    with seals.changing(db, "workbook"):
        db.execute(INSERT, (uuid, name, created, course_id, seal(uuid, name, created, course_id)))


def rename(db: apsw.Connection, name: str) -> None:
    """Another name on the cover."""
    uuid, created, course_id = (
        db.execute("SELECT uuid, created, course_id FROM workbook").fetchone() or ("",) * 3
    )
    digest = seal(str(uuid), name, str(created), str(course_id))
    with seals.changing(db, "workbook"):
        db.execute("UPDATE workbook SET name = ?, hash = ?", (name, digest))


def change_uuid(db: apsw.Connection, uuid: str) -> None:
    """Another id, for a copy that goes its own way."""
    name, created, course_id = (
        db.execute("SELECT name, created, course_id FROM workbook").fetchone() or ("",) * 3
    )
    digest = seal(uuid, str(name), str(created), str(course_id))
    with seals.changing(db, "workbook"):
        db.execute("UPDATE workbook SET uuid = ?, hash = ?", (uuid, digest))


def seal(uuid: str, name: str, created: str, course_id: str) -> bytes:
    """The hash of the row."""
    return fingerprint((uuid, name, created, course_id))
