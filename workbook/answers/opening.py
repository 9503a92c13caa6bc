"""One open workbook file: found sound, locked, written through, and left as one complete file.

Opening and looking changes not a byte. The journal begins with the first write and ends at closing.
"""

from __future__ import annotations

import contextlib
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers import schema, trouble
from workbook.answers.connection import (
    begin_journal,
    connect,
    end_journal,
    journal_mode,
    take_lock,
    transaction,
)
from workbook.answers.header import Header, read_header
from workbook.answers.lock_note import LockNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Identity = tuple[int, int]

QUICK_CHECK_BELOW = 8 * 1024 * 1024
_BUSY = (apsw.BusyError, apsw.LockedError)
_UNREACHABLE = (apsw.CantOpenError, apsw.IOError, apsw.PermissionsError, apsw.ReadOnlyError)
# A statement that does not fit (SQLError) is damage too: ours are constants that fit every sound file.
_DAMAGE = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.FormatError,
    apsw.SQLError,
    UnicodeDecodeError,
    trouble.DamageError,
)

# Files open in this process. SQLite's locks keep other processes out, but a second look from this one would
# drop them (see header.py), so this is asked before any file is read.
_here: set[Identity] = set()
_here_guard = threading.Lock()


class OpenFile:
    """A workbook file's connection, its lock and its note, for one owner on one thread."""

    def __init__(self, path: Path, notes: Path | None = None) -> None:
        """Open and lock; raises trouble, with the file as it was."""
        self.path = path
        self.note = LockNote(path, notes)
        self._identity = _claim(path)
        try:
            header = read_header(path)
            self.read_only = not _may_write(path)
            self.db = self._connect(header)
        except BaseException:
            _release(self._identity)
            raise
        self._damaged = self._closed = self._journal = False
        if not self.read_only:
            self.note.leave()

    def _connect(self, header: Header) -> apsw.Connection:
        if header.version > schema.VERSION:
            raise trouble.newer(self.path)
        if self.read_only:
            _refuse_journals(self.path)
        try:
            return self._locked_and_checked(header)
        except _BUSY:
            raise trouble.in_use(self.path, self.note.who()) from None
        except _UNREACHABLE as error:
            raise trouble.cannot_read(self.path, str(error).lower()) from error
        except apsw.Error as error:
            raise trouble.damaged(self.path) from error

    def _locked_and_checked(self, header: Header) -> apsw.Connection:
        """A connection that has the lock, to a file that is sound; otherwise none, and the file as it was."""
        db = connect(self.path, read_only=self.read_only, immutable=self.read_only and header.journalled)
        try:
            take_lock(db, read_only=self.read_only)
            self._check(db)
        except _BUSY:
            db.close()
            raise
        except BaseException:
            self._drop_empty_journal()
            db.close()
            raise
        return db

    def _check(self, db: apsw.Connection) -> None:
        """Lock, then look whether this is of our time and whole; a journal may say other than the header."""
        take_lock(db, read_only=self.read_only)
        version = int(db.execute("PRAGMA user_version").get)
        if version > schema.VERSION:
            raise trouble.newer(self.path)
        small = self.path.stat().st_size < QUICK_CHECK_BELOW
        if version == 0 or (small and db.execute("PRAGMA quick_check(1)").get != "ok"):
            raise trouble.damaged(self.path)
        if version < schema.VERSION:
            begin_journal(db)
            schema.bring_up_to_date(db, version)

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Around every read: what the disk did becomes trouble."""
        try:
            yield self.db
        except _DAMAGE as error:
            raise self._found_damage() from error
        except _UNREACHABLE as error:
            raise trouble.cannot_read(self.path, str(error).lower()) from error

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Around every change: one transaction, durable when left; what the disk did becomes trouble."""
        if self.read_only:
            raise trouble.read_only(self.path)
        if _is_elsewhere(self.path, self._identity):  # nobody would find there what we write
            raise trouble.moved(self.path)
        try:
            if not self._journal:
                begin_journal(self.db)
                self._journal = True
            with transaction(self.db):
                yield self.db
        except _DAMAGE as error:
            raise self._found_damage() from error
        except (*_UNREACHABLE, *_BUSY, apsw.FullError) as error:
            raise trouble.not_saved(self.path, error, self.db.system_errno) from error

    def _found_damage(self) -> trouble.WorkbookTrouble:
        self._damaged = True
        return trouble.damaged(self.path)

    def checkpoint(self) -> None:
        """Bring the journal into the file; it stays for the next writes. What fails here is safe in the journal."""
        if self._journal and not self._closed:
            with self.reading() as db, contextlib.suppress(apsw.Error):
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Leave one complete file with nothing beside it; if the disk fails now, the journal keeps it all."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(apsw.Error):
            if not self.read_only and not self._damaged and journal_mode(self.db) == "wal":
                end_journal(self.db)
        if self._damaged:
            self._drop_empty_journal()
        self.note.take_away()
        self.db.close()
        _release(self._identity)

    def _drop_empty_journal(self) -> None:
        """SQLite makes one for a file that last had one; only while the lock is held, lest it be another's."""
        journal = self.path.with_name(self.path.name + "-wal")
        with contextlib.suppress(OSError):
            if not self.read_only and journal.stat().st_size == 0:
                journal.unlink()


def _claim(path: Path) -> Identity:
    """Note that this process opens a file, or say that it has."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise trouble.missing(path) from None
    except OSError as error:
        raise trouble.cannot_read(path, trouble.reason(error, error.errno)) from error
    identity = (found.st_dev, found.st_ino)
    with _here_guard:
        if identity in _here:
            raise trouble.in_use(path, "in this program already")
        _here.add(identity)
    return identity


def _release(identity: Identity) -> None:
    with _here_guard:
        _here.discard(identity)


def _is_elsewhere(path: Path, identity: Identity) -> bool:
    """Whether a file's name leads nowhere or to another file; a disk that does not answer is another matter."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return (found.st_dev, found.st_ino) != identity


def _may_write(path: Path) -> bool:
    """Whether both the file and, for the journal, its folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _refuse_journals(path: Path) -> None:
    """A journal that cannot be brought in would hide the latest answers."""
    for ending in ("-wal", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise trouble.unfinished(path, beside)
