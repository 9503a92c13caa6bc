"""Where the backups of one workbook lie, and what all work on them has in common: writing, thinning, reading."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.answers.backups import troubles
from workbook.answers.backups.disk import alone, is_left_over, remove_file, sweep
from workbook.answers.backups.names import Backup, name_of, next_number, read_names
from workbook.answers.backups.one_backup import lock_of, opened, prove, sound, write_backup
from workbook.answers.backups.restoring import Assembly
from workbook.answers.backups.retention import which_to_keep
from workbook.answers.backups.shared_contents import Pool, references
from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.tables.records import fingerprint
from workbook.whole_file import private_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    import apsw

    from workbook.answers.backups.names import Reason
    from workbook.answers.erasing.rows_that_stay import Without
    from workbook.answers.locked.keys import Keys

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class BackupStore:
    """The backups below one folder, and the pool beside them."""

    def __init__(self, uuid: str, folder: Path) -> None:
        # A workbook is a stranger's data: no uuid leads out of the folder.
        name = uuid if _UUID.fullmatch(uuid) else fingerprint([uuid]).hex()
        self._root = folder
        self.place = folder / name
        self._pool_place = self.place / "pool"
        self.unfinished = self.place / "unfinished"  # there while all backups are given another lock

    def list(self) -> list[Backup]:
        """All backups by their names, newest first; nothing is opened."""
        try:
            return read_names(self.place)
        except OSError as error:
            raise trouble.cannot_read(self.place, trouble.reason(error, error.errno)) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Around all that changes anything here: no other program is at it, and nothing half-made lies about."""
        with troubles.calmly():
            for folder in (self._root, self.place, self._pool_place):
                private_folder(folder)
        with alone(self.place):
            for folder in (self.place, self._pool_place):
                sweep(folder)
            yield

    def is_untidy(self) -> bool:
        """Whether a program that was killed left something half made or half removed."""
        with suppress(OSError):
            return any(
                is_left_over(path) for folder in (self.place, self._pool_place) for path in folder.iterdir()
            )
        return False

    def pool(self, keys: Keys | None) -> Pool:
        """The contents, for one piece of work."""
        return Pool(self._pool_place, keys)

    def pool_of(self, backup: Backup, keys: Keys | None) -> Pool:
        """The contents that a backup refers to; one that was not yet locked refers to plain ones."""
        return self.pool(keys if lock_of(backup) else None)

    def write(
        self,
        source: apsw.Connection,
        keys: Keys | None,
        reason: Reason,
        *,
        at: datetime | None = None,
        without: Without | None = None,
        spare: Collection[int] = (),
    ) -> Backup:
        """Write one more backup, prove it, and let go those that are not kept but `spare`; only while alone.

        If what is to be copied is damaged, that is raised as it is found; everything else is trouble.
        """
        at = (at or datetime.now().astimezone()).replace(microsecond=0)  # as the name can say it
        number = next_number(self.list())
        made = Backup(number, at, reason, self.place / name_of(number, at, reason))
        pool = self.pool(keys)
        try:
            with troubles.calmly():
                write_backup(made.path, source, pool, keys, without)
        except (DamageError, WorkbookTrouble) as error:
            pool.give_up()
            prove(source)
            raise troubles.not_as_written(error) if isinstance(error, DamageError) else error from error
        self._thin(keys, {number, *spare})
        return made

    def drop_unused(self, keys: Keys | None, *, damaged_too: bool = False) -> bool:
        """Wipe the contents that no backup refers to, if every backup can tell what it refers to; while alone.

        `damaged_too` does not wait for the damaged ones, which nobody can go back to.
        """
        needed: set[bytes] = set()
        for backup in self.list():
            try:
                with opened(backup, keys) as db:
                    needed |= references(db)
            except WorkbookTrouble as error:
                if not (damaged_too and error.code == "damaged-backup"):
                    return False
        with suppress(OSError):
            self.pool(keys).keep_only(needed)
            return True
        return False

    @contextmanager
    def assembled(self, backup: Backup, keys: Keys | None) -> Iterator[Assembly]:
        """A complete workbook, ready to be written; trouble if anything of it is damaged or missing."""
        with sound(backup, keys) as source:
            pool = self.pool_of(backup, keys)
            pool.prove(references(source))
            yield Assembly(source, pool)

    def _thin(self, keys: Keys | None, spare: Collection[int]) -> None:
        backups = self.list()
        kept = which_to_keep(backups) | set(spare)
        gone = [backup for backup in backups if backup.number not in kept]
        with suppress(OSError):  # the new one is made; those that stay longer do no harm
            for backup in gone:
                remove_file(backup.path)
        if gone:
            self.drop_unused(keys)
