"""Lets go of earlier versions that are not kept, and of the pictures that only they named."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables import answer_table, seals
from workbook.answers.tables.copying import rows_of
from workbook.answers.tables.history import D, which_to_keep
from workbook.answers.tables.kept_pictures import pictures_in
from workbook.answers.tables.records import moment_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import apsw

    from workbook.answers.file.workbook_file import WorkbookFile

# One or two versions of an answer are its first and its current one.
VERSIONS = """
SELECT exercise, row, at, offset_minutes, answered FROM answer_history
WHERE exercise IN (SELECT exercise FROM answer_history GROUP BY exercise HAVING count(*) > 2)
ORDER BY exercise, row
"""


NEWEST = "SELECT at FROM answer_history ORDER BY row DESC LIMIT 1"


class Version(NamedTuple):
    """When one answer was saved."""

    row: int
    at: datetime
    offset_minutes: int
    answered: bool


def thin_history(file: WorkbookFile, now: datetime) -> int:
    """Let go of versions that are not kept, and of pictures that only they referred to; how many went.

    Every answer to an exercise is proved before one of them goes. A clock that is far ahead makes nothing old: what
    counts is the time at which an answer was saved last.
    """
    if file.read_only:
        return 0
    with file.reading() as db:
        now = _believed(db, now)
        gone = [
            saved for key in _too_many(db, now) for saved in _to_go(answer_table.history_of(db, key), now)
        ]
        pictures = pictures_in(answer_table.stored_in(db, saved.row).answer for saved in gone)
    if gone:
        with file.writing() as db:
            db.executemany("DELETE FROM answer_history WHERE row = ?", [(saved.row,) for saved in gone])
            _drop_pictures(db, pictures)
    return len(gone)


def _believed(db: apsw.Connection, now: datetime) -> datetime:
    newest: Any = db.execute(NEWEST).fetchone()
    return min(now, moment_from(newest[0])) if newest else now


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
        names -= pictures_in(answer for _, answer in rows_of(db, "answer_history", ["row", "answer"]))
        with seals.changing(db, "pictures"):
            db.executemany("DELETE FROM pictures WHERE hash = ?", [(name,) for name in sorted(names)])
