"""Writes backups that exist anew: encrypted or plain, with another lock, or without what was erased."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import apsw

from workbook.answers.backups.disk import exchange
from workbook.answers.backups.one_backup import lock_of, opened, rewrite_header_at_rest, sound
from workbook.answers.backups.seal import is_whole, seal
from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import DamageError
from workbook.answers.disk.watching import QUIET, Watch
from workbook.answers.file.making import read_again, written_beside
from workbook.answers.tables.copying import copy_workbook, differing_tables
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.answers.backups.names import Backup
    from workbook.answers.backups.shared_contents import Pool
    from workbook.answers.erasing.rows_that_stay import Without
    from workbook.answers.locked.keys import Keys

FAILURES = (trouble.WorkbookTrouble, DamageError, OSError, apsw.Error)


def each(
    backups: list[Backup], do: Callable[[Backup], None], watch: Watch = QUIET
) -> dict[Backup, Exception]:
    """Do something with every backup; the ones with which it could not be done, and why."""
    failed: dict[Backup, Exception] = {}
    for number, backup in enumerate(backups):
        watch.step("days", number, len(backups))
        try:
            do(backup)
        except FAILURES as error:
            failed[backup] = error
    return failed


class Moving:
    """Takes backups and what they refer to from other locks, or none, to another.

    `pool` gives the contents as these keys read them; `before` are all that may open a backup until now.
    """

    def __init__(
        self, pool: Callable[[Keys | None], Pool], keys: Keys | None, before: Sequence[Keys]
    ) -> None:
        self._pool, self._new = pool, pool(keys)
        self._keys, self._before = keys, before
        self._known: dict[bytes, bytes] = {}

    def move(self, backup: Backup) -> None:
        """Write one backup in the new form, exactly as it is; one that has it already only gets the new slots."""
        if self._is_there(backup):
            adopt_lock(backup, self._keys)
            return
        opens = self._what_opens(backup)
        self._old = self._pool(opens)
        with opened(backup, opens) as source:
            if source.execute("PRAGMA quick_check(1)").get != "ok":
                raise DamageError(_("the database is damaged"))

            def check(target: apsw.Connection) -> None:
                if differing_tables(source, target, self._moved):
                    raise DamageError(_("it is not the same as before"))

            def fill(target: apsw.Connection) -> None:
                copy_workbook(source, target, self._moved)

            with written_beside(backup.path, fill, self._keys) as temporary:
                if is_whole(backup.path):  # what was damaged before is not to look sound now
                    seal(temporary)
                read_again(backup.path, temporary, check, self._keys)
                exchange(temporary, backup.path)

    def _is_there(self, backup: Backup) -> bool:
        return has_lock(backup, self._keys) if self._keys else lock_of(backup) is None

    def _what_opens(self, backup: Backup) -> Keys | None:
        """Of a plain one nothing; if none fits, the last, which then says so."""
        if lock_of(backup) is None:
            return None
        return next((keys for keys in self._before if has_lock(backup, keys)), self._keys)

    def _moved(self, _unused: str, reference: bytes) -> bytes:
        """The new reference. One that leads nowhere stays as it is: the answers are worth more than it."""
        if reference not in self._known:
            try:
                self._known[reference] = self._new.keep(self._old.get(reference))
            except DamageError:
                self._known[reference] = reference
        return self._known[reference]


def has_lock(backup: Backup, keys: Keys) -> bool:
    """Whether this very key opens it."""
    if lock_of(backup) is None:
        return False
    try:
        with opened(backup, keys):
            return True
    except trouble.WorkbookTrouble as error:
        if error.code == "other-lock":
            return False
        raise


def has_any_lock(backup: Backup, keys: Sequence[Keys]) -> bool:
    """Whether one of these keys opens it; what is damaged nothing opens."""
    try:
        return any(has_lock(backup, one) for one in keys)
    except trouble.WorkbookTrouble:
        return False


def lacks_lock(backup: Backup, keys: Keys) -> bool:
    """Whether it is plain, or other slots stand in front of it although the key is the same."""
    try:
        lock = lock_of(backup)
        return lock is None or (lock.slots != keys.header.slots and has_lock(backup, keys))
    except trouble.WorkbookTrouble:
        return False


def adopt_lock(backup: Backup, keys: Keys | None) -> None:
    """Let a backup be opened by what opens the workbook now; the key in it stays the same."""
    lock = lock_of(backup)
    if keys and lock and lock.slots != keys.header.slots and has_lock(backup, keys):
        rewrite_header_at_rest(backup.path, keys.header)


def erase_in(backup: Backup, keys: Keys | None, without: Without) -> None:
    """Write one backup anew without what is erased; the old bytes are overwritten.

    What is damaged or cannot be opened cannot be searched either: it raises trouble with the code
    `damaged-backup` or `other-lock`.
    """
    with sound(backup, keys) as source:
        lock = keys if lock_of(backup) else None

        def check(target: apsw.Connection) -> None:
            try:
                without.check(source, target)
            except DamageError as error:  # of what was just written, not of the backup
                raise OSError(str(error)) from error

        with written_beside(backup.path, partial(without.copy, source), lock) as temporary:
            seal(temporary)
            read_again(backup.path, temporary, check, lock)
            exchange(temporary, backup.path)
