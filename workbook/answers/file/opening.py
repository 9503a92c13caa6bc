"""One open workbook file: found sound, locked, written through, and left as one complete file.

Opening and looking changes not a byte. The journal begins with the first write and ends at closing.
"""

from __future__ import annotations

import contextlib
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers.disk import trouble
from workbook.answers.disk.application_id import APPLICATION_ID
from workbook.answers.disk.claims import claim, is_elsewhere, release
from workbook.answers.disk.connection import (
    begin_journal,
    connect,
    end_journal,
    journal_mode,
    let_go,
    take_lock,
    transaction,
)
from workbook.answers.disk.distrust import in_time, refuse_odd_journals
from workbook.answers.disk.lock_note import LockNote
from workbook.answers.file.migrating import back_up_before, up_to_date_copy
from workbook.answers.tables import schema
from workbook.answers.tables.expected import prove_schema
from workbook.answers.unopened.header import Header, read_header
from workbook.wiping import wipe_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.locked.header import LockHeader
    from workbook.answers.locked.keys import Keys

QUICK_CHECK_BELOW = 8 * 1024 * 1024
_BUSY = (apsw.BusyError, apsw.LockedError)
_UNREACHABLE = (apsw.CantOpenError, apsw.IOError, apsw.PermissionsError, apsw.ReadOnlyError)
# A statement that does not fit (SQLError) is damage too: ours are constants that fit every sound file.
_DAMAGE = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.FormatError,
    apsw.SQLError,
    apsw.TooBigError,
    UnicodeDecodeError,
    trouble.DamageError,
)


class OpenFile:
    """A workbook file's connection, its lock and its note, for one owner on one thread."""

    def __init__(
        self, path: Path, notes: Path | None = None, *, typed: str | None = None, keys: Keys | None = None
    ) -> None:
        """Open and lock; raises trouble, with the file as it was.

        A locked file opens with what a person `typed`, its passphrase or the words of its sheet, or with its keys.
        """
        self.path = path
        self.notes = notes
        self.note = LockNote(path, notes)
        self.keys = keys
        self._open(typed)

    def _open(self, typed: str | None) -> None:
        self._identity = claim(self.path)
        try:
            header = read_header(self.path)
            self.keys = self._unlock(header, typed) if header.lock else None
            self.read_only = not may_write(self.path)
            self.db = self._connect(header)
        except BaseException:
            release(self._identity)
            raise
        self._damaged = self._closed = self._journal = False
        if not self.read_only:
            self.note.leave()

    def _unlock(self, header: Header, typed: str | None) -> Keys:
        """The keys of a locked file, or trouble."""
        from workbook.answers.locked.keys import Keys, find_key

        assert header.lock
        if self.keys is None and typed is None:
            raise trouble.locked(self.path)
        if not header.fits:
            from workbook.answers.damage.rescue import can_come_back

            comes_back = typed is None or can_come_back(self.path, header.lock, typed)
            raise trouble.other_time(self.path, comes_back=comes_back)
        if self.keys is not None:
            return Keys(self.keys.key, header.lock)
        key = find_key(header.lock, typed or "")
        if key is None:
            raise trouble.wrong_passphrase()
        return Keys(key, header.lock)

    def _connect(self, header: Header) -> apsw.Connection:
        if header.version > schema.VERSION:
            raise trouble.newer(self.path)
        if self.read_only:
            refuse_unfinished(self.path)
        try:
            refuse_odd_journals(self.path)
        except OSError as error:
            raise trouble.cannot_read(self.path, str(error)) from error
        try:
            return self._locked_and_checked(header)
        except _BUSY:
            raise trouble.in_use(self.path, self.note.who()) from None
        except (apsw.Error, UnicodeDecodeError, trouble.DamageError) as error:
            if isinstance(error, _UNREACHABLE) and not is_damage(error):
                raise trouble.cannot_read(self.path, str(error).lower()) from error
            raise trouble.damaged(self.path) from error

    def _locked_and_checked(self, header: Header) -> apsw.Connection:
        """A connection that has the lock, to a file that is sound; otherwise none, and the file as it was."""
        db = connect(
            self.path,
            read_only=self.read_only,
            immutable=self.read_only and header.journalled,
            key=self.keys.key if self.keys else None,
        )
        try:
            take_lock(db, read_only=self.read_only)
            with in_time(db):
                version = self._check(db)
            if version < schema.VERSION:
                db = self._brought_up_to_date(db, version)
        except _BUSY:
            let_go(db)
            raise
        except BaseException:
            self._drop_empty_journals()
            let_go(db)
            raise
        return db

    def _check(self, db: apsw.Connection) -> int:
        """Whether this is of our time and whole, and its version: a journal may say other than the header."""
        version = int(db.execute("PRAGMA user_version").get)
        if version > schema.VERSION:
            raise trouble.newer(self.path)
        if db.execute("PRAGMA application_id").get != APPLICATION_ID:
            raise trouble.damaged(self.path)
        small = self.path.stat().st_size < QUICK_CHECK_BELOW
        prove_schema(db, version)
        if small and db.execute("PRAGMA quick_check(1)").get != "ok":
            raise trouble.damaged(self.path)
        return version

    def _brought_up_to_date(self, db: apsw.Connection, version: int) -> apsw.Connection:
        """A file of an earlier version, after a backup; where nothing can be written, a copy of it in memory."""
        if self.read_only:
            return up_to_date_copy(db, version)
        back_up_before(db, self.keys)
        begin_journal(db, self.path)
        schema.bring_up_to_date(db, version)
        return db

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Around every read: what the disk did becomes trouble."""
        try:
            yield self.db
        except (*_DAMAGE, *_UNREACHABLE) as error:
            if is_damage(error):
                raise self._found_damage() from error
            raise trouble.cannot_read(self.path, str(error).lower()) from error

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Around every change: one transaction, durable when left; what the disk did becomes trouble."""
        if self.read_only:
            raise trouble.read_only(self.path)
        if self._damaged:
            raise trouble.not_written_to(self.path)
        if is_elsewhere(self.path, self._identity):  # nobody would find there what we write
            raise trouble.moved(self.path)
        try:
            if not self._journal:
                begin_journal(self.db, self.path)
                self._journal = True
            with transaction(self.db):
                yield self.db
        except (*_DAMAGE, *_UNREACHABLE, *_BUSY, apsw.FullError) as error:
            if is_damage(error):
                raise self._found_damage() from error
            raise trouble.not_saved(self.path, error, self.db.system_errno) from error

    def _found_damage(self) -> trouble.WorkbookTrouble:
        self._damaged = True
        return trouble.damaged(self.path)

    @property
    def is_closed(self) -> bool:
        """Whether it was closed already."""
        return self._closed

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
            if not self.read_only and not self._damaged and journal_mode(self.db) != "delete":
                end_journal(self.db)
        self._drop_empty_journals()
        self.note.take_away()
        let_go(self.db)
        release(self._identity)

    def replace_with(self, temporary: Path, keys: Keys | None, *, aside: Path | None = None) -> None:
        """Put a complete file in the place of this one and go on with that, never without the lock.

        The file that was here is kept as `aside`, a name that is free, or else overwritten with zeros and removed.
        OSError leaves this one as it was, and open.
        """
        from workbook.answers.file.swapping import give_way

        end_journal(self.db)
        self._journal = False
        give_way(self.path, temporary, self.db, aside)
        release(self._identity)
        self.keys = keys
        try:
            self._open(None)
        except trouble.WorkbookTrouble as error:
            self._closed = True
            raise trouble.not_reopened(self.path) from error

    def rewrite_lock(self, header: LockHeader) -> None:
        """Put other key slots in front of this locked file; raises trouble, and then the old ones still open it."""
        from workbook.answers.locked.vfs import rewrite_header

        assert self.keys
        try:
            self.keys = self.keys._replace(header=rewrite_header(self.path, header))
        except (OSError, apsw.Error) as error:
            raise trouble.not_saved(self.path, error, getattr(error, "errno", None)) from error

    def _drop_empty_journals(self) -> None:
        """Remove what a failing disk left of journals that say nothing; only while the lock is held."""
        if not self.read_only:
            for ending in ("-wal", "-journal"):
                _drop_if_empty(self.path.with_name(self.path.name + ending))


def _drop_if_empty(journal: Path) -> None:
    """A journal without a beginning holds no page that SQLite would bring back; what follows may hold words."""
    with contextlib.suppress(OSError):
        if journal.is_file():
            with journal.open("rb") as file:
                empty = not file.read(8).strip(b"\x00")
            if empty:
                wipe_file(journal)


def is_damage(error: Exception) -> bool:
    """Whether the bytes are wrong and not the disk: a page that should be there lies past the file's end."""
    if isinstance(error, apsw.IOError):
        return getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHORT_READ
    return isinstance(error, _DAMAGE)


def may_write(path: Path) -> bool:
    """Whether both the file and, for the journal, its folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def refuse_unfinished(path: Path) -> None:
    """A journal that cannot be brought in would hide the latest answers."""
    for ending in ("-wal", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise trouble.unfinished(path, beside)
