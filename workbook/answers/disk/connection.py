"""One connection to a workbook file: how it is set up, locked, written through and let go."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import apsw

from workbook.answers.disk.distrust import bound
from workbook.answers.disk.journal import wants_rollback
from workbook.answers.locked import vfs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_FOR_LOCK = 300  # milliseconds: long enough for a window that is just closing
# None of these reads the file: that comes with the lock.
SAFE_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",  # what SQLite puts aside is never written anywhere
)
MAC_PRAGMAS = ("fullfsync = ON", "checkpoint_fullfsync = ON")


def connect(
    path: Path, *, read_only: bool = False, immutable: bool = False, key: bytes | None = None
) -> apsw.Connection:
    """A connection set up for safety; nothing is read or written yet. With a key: to a locked file."""
    how = "immutable=1" if immutable else f"mode={'ro' if read_only else 'rw'}"
    flags = apsw.SQLITE_OPEN_URI
    flags |= apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    db = apsw.Connection(f"{path.as_uri()}?{how}", flags=flags, vfs=vfs.ciphered() if key else vfs.plain())
    if key:  # before anything else: what is written without it would be plain
        db.execute(f"PRAGMA key = 'raw:{key.hex()}'").fetchall()
    db.set_busy_timeout(WAIT_FOR_LOCK)
    bound(db)
    # Somebody else's file is data, not program; and a file found damaged is left with its journal as it was.
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    # A plan that does not hang on the values: else a join is prepared anew each time, which a save would wait for.
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
    for pragma in SAFE_PRAGMAS + (MAC_PRAGMAS if sys.platform == "darwin" else ()):
        db.execute(f"PRAGMA {pragma}").fetchall()
    return db


def take_lock(db: apsw.Connection, *, read_only: bool) -> None:
    """Take the file's lock and keep it until the connection closes. Writes nothing; raises BusyError."""
    db.execute("BEGIN" if read_only else "BEGIN EXCLUSIVE")
    db.execute("PRAGMA user_version").fetchall()  # the least that has to be read for it
    db.execute("COMMIT")


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """All of it or nothing, durable at the end; inside another one it is a part of that."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk makes SQLite roll back by itself
            db.execute("ROLLBACK")
        raise


def journal_mode(db: apsw.Connection) -> str:
    """How changes are made safe just now: `wal` while writing, `delete` for a file at rest."""
    return str(db.execute("PRAGMA journal_mode").get)


def sync_always(db: apsw.Connection) -> None:
    """Make every transaction last through a power loss."""
    db.execute("PRAGMA synchronous = FULL").fetchall()


def begin_journal(db: apsw.Connection, path: Path) -> None:
    """Switch to the write-ahead log, in which a durable save costs one sync, where the place allows it."""
    if wants_rollback(path):
        db.execute("PRAGMA synchronous = EXTRA").fetchall()
        db.execute("PRAGMA journal_mode = TRUNCATE").fetchall()  # nothing of the page before stays in it
        return
    sync_always(db)
    db.execute("PRAGMA journal_mode = WAL").fetchall()


def end_journal(db: apsw.Connection) -> None:
    """Bring everything into the one file and remove the journal, which read-only media could not show."""
    db.execute("PRAGMA journal_mode = DELETE").fetchall()


def let_go(db: apsw.Connection) -> None:
    """Close a connection; what a failing disk says of that changes nothing any more."""
    with suppress(apsw.Error):
        db.close()
