"""What the learner chose for the whole workbook, in the table `preferences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.disk.distrust import short
from workbook.answers.tables import seals

if TYPE_CHECKING:
    import apsw

LANGUAGE = "language"  # of the course as it is read; without one it is its own
WRITE = "INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)"


def chosen(db: apsw.Connection, key: str) -> str:
    """What was chosen; empty if nothing was."""
    found = db.execute("SELECT value FROM preferences WHERE key = ?", (key,)).get
    value = str(found) if found is not None else ""
    short(value)
    return value


def choose(db: apsw.Connection, key: str, value: str) -> None:
    """Choose something; inside the caller's transaction."""
    with seals.changing(db, "preferences", "key = ?", (key,)):
        db.execute(WRITE, (key, value))
