"""The tables of a workbook file, and the ordered steps that bring an older file up to date.

The schema's version is the number of steps taken. A step is one transaction with its number written in it,
so that a file is always of exactly one version. Steps are never edited once released, only added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.disk.application_id import APPLICATION_ID
from workbook.answers.disk.connection import transaction
from workbook.answers.tables import seals
from workbook.answers.tables.records import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    import apsw

TABLES = """
-- The one row about this workbook itself.
CREATE TABLE workbook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    course_id TEXT NOT NULL
) STRICT;

-- The course as it was taken in; the highest number is the one shown, the one before is kept for undo.
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    course_id TEXT NOT NULL,
    version TEXT NOT NULL,
    hash BLOB NOT NULL,
    taken TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot_file (
    number INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    path TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (number, path)
) STRICT;

-- Every answer ever given, with the question as it was then. The highest row is newest, whatever its time.
CREATE TABLE answer_history (
    row INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    kind TEXT NOT NULL,
    answer TEXT NOT NULL,
    wording TEXT NOT NULL,
    course_version TEXT NOT NULL,
    at TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE INDEX answer_history_by_exercise ON answer_history (exercise);

-- The newest row of each exercise and its hash, so that a lost or stale history row shows.
CREATE TABLE current (
    exercise TEXT PRIMARY KEY,
    row INTEGER NOT NULL,
    hash BLOB NOT NULL,
    answered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the learner does with an answer: whom it is for, and whether it is left for another day.
CREATE TABLE keepings (
    exercise TEXT PRIMARY KEY,
    share TEXT CHECK (share IN ('private', 'keep', 'bring')),
    not_today INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    scroll REAL NOT NULL
) STRICT;

CREATE TABLE visited (
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    PRIMARY KEY (module, page)
) STRICT, WITHOUT ROWID;

-- What the window makes of the course and keeps at hand to open fast; may be emptied at any time.
CREATE TABLE ready (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Pictures that the learner added, by the SHA-256 of their bytes.
CREATE TABLE pictures (
    hash TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
"""


def _create(db: apsw.Connection) -> None:
    """Version 1: all tables."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(TABLES)


def _seal(db: apsw.Connection) -> None:
    """Version 2: a hash over what was chosen for each answer, and over the workbook's own row."""
    for table in ("keepings", "workbook"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN hash BLOB NOT NULL DEFAULT x''")
    chosen = db.execute("SELECT exercise, share, not_today FROM keepings").fetchall()
    for exercise, share, not_today in chosen:
        digest = fingerprint((str(exercise), str(share or ""), int(str(not_today))))
        db.execute("UPDATE keepings SET hash = ? WHERE exercise = ?", (digest, exercise))
    front_matter = db.execute("SELECT uuid, name, created, course_id FROM workbook").fetchall()
    for row in front_matter:
        db.execute("UPDATE workbook SET hash = ?", (fingerprint(str(part) for part in row),))


def _seal_all(db: apsw.Connection) -> None:
    """Version 3: two seals over everything that is not an answer, and in each answer's place the seal of its time."""
    seals.make_tables(db, seals.FIRST_PARTS)
    db.execute("ALTER TABLE current ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0")
    if db.execute("SELECT count(*) FROM workbook").get:  # what is still empty is sealed as it is filled
        seals.seal_all(db, seals.FIRST_PARTS)


UPDATED = """
-- What the update that took in a snapshot carried from one exercise's id to another, so that it can be undone.
CREATE TABLE carried (
    snapshot INTEGER NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    PRIMARY KEY (snapshot, old)
) STRICT, WITHOUT ROWID;

-- What the learner chose for the whole workbook, such as the language of its course.
CREATE TABLE preferences (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def _update(db: apsw.Connection) -> None:
    """Version 4: what course updates carried, and what is chosen for the whole workbook; both sealed."""
    db.execute(UPDATED)
    seals.add_parts(db, 4)


MARKED = """
-- What the learner marked in the course's text, with the words around it, notes beside it, and bookmarks.
CREATE TABLE marks (
    mark TEXT PRIMARY KEY,
    sort TEXT NOT NULL,
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    words_before TEXT NOT NULL,
    words TEXT NOT NULL,
    words_after TEXT NOT NULL,
    note TEXT NOT NULL,
    lost INTEGER NOT NULL,
    at TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""


def _mark(db: apsw.Connection) -> None:
    """Version 5: marks, notes and bookmarks, sealed."""
    db.execute(MARKED)
    seals.add_parts(db, 5)


STEPS: list[Callable[[apsw.Connection], None]] = [_create, _seal, _seal_all, _update, _mark]
VERSION = len(STEPS)


def bring_up_to_date(db: apsw.Connection, version: int, target: int | None = None) -> None:
    """Take every step that a file of an older version lacks; 0 is a new file. `target` stops at an older one."""
    for number, step in enumerate(STEPS[version:target], version + 1):
        with transaction(db):
            step(db)
            db.execute(f"PRAGMA user_version = {number}")
