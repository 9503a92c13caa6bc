"""Looks through a workbook that is not open, without changing a byte of it, whatever its version."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers import schema, trouble
from workbook.answers.connection import connect, let_go, take_lock
from workbook.answers.damage.checkup import check_all, slices
from workbook.answers.header import APPLICATION_ID, read_header
from workbook.answers.lock_note import LockNote
from workbook.answers.migrating import up_to_date_copy
from workbook.answers.trouble import DamageError
from workbook.answers.workbook_file import open_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.locked.keys import Keys


@contextmanager
def look_into(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A connection to a workbook in which everything is as it was written; trouble if it is not.

    One that a crash left with a journal is brought into one file first, as every opening does.
    """
    path = path.resolve()
    if _has_journal(path):
        with open_workbook(path, keys=keys) as file:
            check_all(file)
            with file.reading() as db:
                yield db
        return
    db = _open(path, keys)
    try:
        for _ in slices(db):
            pass
        yield db
    except (apsw.Error, DamageError, UnicodeDecodeError) as error:
        raise trouble.damaged(path) from error
    finally:
        let_go(db)


def _has_journal(path: Path) -> bool:
    journals = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return any(journal.exists() and journal.stat().st_size for journal in journals)


def _open(path: Path, keys: Keys | None) -> apsw.Connection:
    """A connection that can only read, to a file of our time; of an older one a copy in memory."""
    header = read_header(path)
    db = connect(path, read_only=True, immutable=header.journalled, key=keys.key if keys else None)
    try:
        take_lock(db, read_only=True)
        version = _version(path, db)
        return db if version == schema.VERSION else up_to_date_copy(db, version)
    except (apsw.BusyError, apsw.LockedError):
        let_go(db)
        raise trouble.in_use(path, LockNote(path).who()) from None
    except apsw.Error as error:
        let_go(db)
        raise trouble.damaged(path) from error
    except BaseException:
        let_go(db)
        raise


def _version(path: Path, db: apsw.Connection) -> int:
    """The version of a file that is one of ours; trouble if it is newer or not whole."""
    version = int(db.execute("PRAGMA user_version").get)
    if version > schema.VERSION:
        raise trouble.newer(path)
    ours = version > 0 and db.execute("PRAGMA application_id").get == APPLICATION_ID
    if not ours or db.execute("PRAGMA quick_check(1)").get != "ok":
        raise trouble.damaged(path)
    return version
