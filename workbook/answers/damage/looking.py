"""Looks through a workbook that is not open, without changing a byte of it, whatever its version."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from workbook.answers.backups.one_backup import as_of_now
from workbook.answers.damage.checkup import prove_whole
from workbook.answers.disk import trouble
from workbook.answers.disk.application_id import APPLICATION_ID
from workbook.answers.disk.claims import claim, real_path, release
from workbook.answers.disk.connection import connect, let_go, take_lock
from workbook.answers.disk.distrust import in_time, refuse_odd_journals
from workbook.answers.disk.lock_note import LockNote
from workbook.answers.disk.trouble import DamageError
from workbook.answers.file.opening import is_damage, may_write, refuse_unfinished
from workbook.answers.tables import schema
from workbook.answers.tables.expected import prove_schema
from workbook.answers.unopened.header import read_header
from workbook.language.translation import gettext as _
from workbook.whole_file import PART, part_prefix
from workbook.wiping import wipe_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.answers.locked.keys import Keys

_BUSY = (apsw.BusyError, apsw.LockedError)


@contextmanager
def look_into(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A connection to a workbook in which everything is as it was written, as it is in the present version.

    Trouble if something is not, if it is newer, or if anybody has it open; damage says in its cause what it is.
    """
    path = real_path(path)
    identity = claim(path)
    try:
        refuse_odd_journals(path)
        with _to_look_at(path, keys) as place, _opened(place, keys) as db, as_of_now(db) as now:
            prove_whole(now)
            yield now
    except _BUSY:
        raise trouble.in_use(path, LockNote(path).who()) from None
    except (apsw.Error, DamageError, UnicodeDecodeError) as error:
        if isinstance(error, apsw.Error) and not is_damage(error):
            raise trouble.cannot_read(path, str(error).lower()) from error
        raise trouble.damaged(path) from error
    except OSError as error:
        raise trouble.cannot_read(path, trouble.reason(error, error.errno)) from error
    finally:
        release(identity)


@contextmanager
def _to_look_at(path: Path, keys: Keys | None) -> Iterator[Path]:
    """The file itself, or a copy where a crash left a journal that opening would bring back into it."""
    journal = _beside(path, "-journal")
    if not may_write(path) or not journal.exists() or not journal.stat().st_size:
        yield path
        return
    _refuse_busy(path, keys)
    with tempfile.TemporaryDirectory(prefix=part_prefix("look"), suffix=PART, dir=path.parent) as folder:
        copy = Path(folder) / path.name
        try:
            for source, target in ((path, copy), (journal, _beside(copy, "-journal"))):
                shutil.copyfile(source, target)
            yield copy
        finally:
            for left in Path(folder).iterdir():
                with suppress(OSError):
                    wipe_file(left)


def _refuse_busy(path: Path, keys: Keys | None) -> None:
    """BusyError if somebody has the file; whatever else there is to say, the look at its copy will."""
    with closing(connect(path, read_only=True, key=keys.key if keys else None)) as db, suppress(apsw.Error):
        try:
            take_lock(db, read_only=True)
        except _BUSY:
            raise trouble.in_use(path, LockNote(path).who()) from None


@contextmanager
def _opened(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A connection that has the lock and writes nothing, to a file of our time or before."""
    header, ours = read_header(path), may_write(path)
    if not ours:
        refuse_unfinished(path)
    db = connect(
        path, read_only=not ours, immutable=not ours and header.journalled, key=keys.key if keys else None
    )
    log = _beside(path, "-wal")
    was_there = log.exists()
    try:
        take_lock(db, read_only=not ours)
        try:
            _check_version(path, db)
            yield db
        finally:
            if ours and not was_there:
                _drop_if_empty(log)
    finally:
        let_go(db)


def _check_version(path: Path, db: apsw.Connection) -> None:
    version = int(db.execute("PRAGMA user_version").get)
    if version > schema.VERSION:
        raise trouble.newer(path)
    if version <= 0 or db.execute("PRAGMA application_id").get != APPLICATION_ID:
        raise DamageError(_("it does not say that it is a workbook"))
    with in_time(db):
        prove_schema(db, version)
    if db.execute("PRAGMA quick_check(1)").get != "ok":
        raise DamageError(_("its pages do not fit together"))


def _drop_if_empty(log: Path) -> None:
    """Where a file says that a log belongs to it, SQLite makes an empty one; it goes while the lock is held."""
    with suppress(OSError):
        if not log.stat().st_size:
            log.unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
