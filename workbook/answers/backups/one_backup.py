"""One backup's file: written and checked before it has its name, opened to be read, given another lock."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers.backups import troubles
from workbook.answers.backups.seal import is_whole, seal
from workbook.answers.backups.shared_contents import references
from workbook.answers.disk import trouble
from workbook.answers.disk.connection import connect
from workbook.answers.disk.trouble import DamageError
from workbook.answers.file.making import move_into_place, read_again, written_beside
from workbook.answers.locked.header import SIZE, LockHeader, both_copies, newest, older_copy
from workbook.answers.tables import answer_table, schema, seals
from workbook.answers.tables.answer_settings import all_answer_settings
from workbook.answers.tables.copying import copy_workbook, differing_tables
from workbook.answers.tables.workbook_row import read_facts
from workbook.answers.unopened.header import read_header
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.backups.names import Backup
    from workbook.answers.backups.shared_contents import Pool
    from workbook.answers.erasing.rows_that_stay import Without
    from workbook.answers.locked.keys import Keys

SEALED_SINCE = 2  # the schema in which choices and the workbook's own row got their hashes
_DAMAGE = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError, UnicodeDecodeError)


def write_backup(
    place: Path, source: apsw.Connection, pool: Pool, keys: Keys | None, without: Without | None = None
) -> None:
    """Write a backup of an open workbook: whole, read again and the same, or not at all.

    OSError, apsw errors, trouble, or DamageError if what was read back is not what stands in the workbook.
    """
    leave_out = without.leave_out(source) if without else None

    def check(target: apsw.Connection) -> None:
        prove(target)
        differing = differing_tables(source, target, lambda _unused, content: pool.name(content), leave_out)
        if differing - (set(seals.TABLES) if without else set()):
            raise DamageError(_("it is not the same as the workbook"))
        pool.prove(references(target))

    def fill(target: apsw.Connection) -> None:
        copy_workbook(source, target, lambda _unused, content: pool.keep(content), leave_out)
        if without:
            seals.write_anew(target)

    with written_beside(place, fill, keys) as temporary:
        seal(temporary)
        read_again(place, temporary, check, keys)
        move_into_place(temporary, place)


@contextmanager
def opened(backup: Backup, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A backup to be read. Trouble if it is damaged, locked otherwise, or newer than this program."""
    lock = lock_of(backup)
    if lock and not keys:
        raise troubles.other_lock(backup)
    key = keys.key if lock and keys else None
    try:
        with closing(connect(backup.path, read_only=True, immutable=True, key=key)) as db:
            _look(db, backup, lock, keys)
            yield db
    except (*_DAMAGE, DamageError) as error:
        raise troubles.damaged_backup(backup) from error
    except apsw.Error as error:
        raise trouble.cannot_read(backup.path, str(error).lower()) from error
    except OSError as error:
        raise trouble.cannot_read(backup.path, trouble.reason(error, error.errno)) from error


@contextmanager
def sound(backup: Backup, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A backup to be read, proved to the last byte. Trouble as `opened` raises it."""
    with opened(backup, keys) as db:
        if not is_whole(backup.path):
            raise DamageError(_("it is not what was written"))
        prove(db)
        yield db


@contextmanager
def as_of_now(db: apsw.Connection) -> Iterator[apsw.Connection]:
    """A backup as it would be in the present schema: what is older is brought up to date in memory alone."""
    version = int(db.execute("PRAGMA user_version").get)
    if version == schema.VERSION:
        yield db
        return
    with closing(apsw.Connection(":memory:")) as memory:
        copy_workbook(db, memory)
        schema.bring_up_to_date(memory, version)
        yield memory


def lock_of(backup: Backup) -> LockHeader | None:
    """The key slots in front of it, if it is locked."""
    try:
        return read_header(backup.path).lock
    except trouble.WorkbookTrouble as error:
        if error.code in ("damaged", "not-a-workbook", "strange-lock"):
            raise troubles.damaged_backup(backup) from error
        raise


def _look(db: apsw.Connection, backup: Backup, lock: LockHeader | None, keys: Keys | None) -> None:
    """The least that has to be read to know that this is it, and that the key is right."""
    try:
        version = int(db.execute("PRAGMA user_version").get)
    except apsw.NotADBError:
        if lock and keys and lock.slots != keys.header.slots:
            raise troubles.other_lock(backup) from None
        raise
    if version > schema.VERSION:
        raise trouble.newer(backup.path)


def prove(db: apsw.Connection) -> None:
    """What is in this file is what was once saved; DamageError if not."""
    if db.execute("PRAGMA quick_check(1)").get != "ok":
        raise DamageError(_("the database is damaged"))
    answer_table.prove_all(db)
    version = int(db.execute("PRAGMA user_version").get)
    if version >= SEALED_SINCE:
        all_answer_settings(db)
        read_facts(db)
    if version >= seals.SINCE:
        seals.prove(db)


def rewrite_header_at_rest(path: Path, header: LockHeader) -> None:
    """Put other key slots in front of a locked file that nobody has open.

    The older copy is made durable before the other is touched, so that a torn write leaves one that is whole.
    """
    with path.open("r+b") as file:
        data = file.read(SIZE)
        found = newest(data)
        header = header._replace(counter=(found.counter if found else 0) + 1)
        first = older_copy(data)
        for at in (first, SIZE // 2 - first):
            file.seek(at)
            file.write(both_copies(header)[: SIZE // 2])
            file.flush()
            os.fsync(file.fileno())
        file.seek(0)
        if file.read(SIZE) != both_copies(header):
            raise OSError(_("the new header was not read back as it was written"))
