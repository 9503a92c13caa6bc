"""Brings a damaged workbook back in its own place; the damaged file is kept beside it, untouched."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.backups.folder import all_backups, backups_for
from workbook.answers.backups.one_backup import lock_of
from workbook.answers.backups.restoring import free_name, set_aside
from workbook.answers.damage.repairing import Repaired, repair
from workbook.answers.disk import trouble
from workbook.answers.disk.claims import is_open_here
from workbook.answers.file.making import move_into_place, private_place
from workbook.answers.locked.header import SIZE, is_locked
from workbook.answers.locked.keys import Keys, find_key
from workbook.answers.unopened.header import read_header
from workbook.language.translation import gettext as _
from workbook.wiping import let_go

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.backups.names import Backup
    from workbook.answers.locked.header import LockHeader


class BroughtBack(NamedTuple):
    """What was brought back, where the damaged file is now, and which backup filled what was lost."""

    repaired: Repaired
    aside: Path
    backup: Backup | None


def keys_of(path: Path, typed: str | None) -> Keys | None:
    """The keys of a locked file, by what stands in front of it alone, however damaged the rest is.

    None for a plain file. Trouble if what was typed does not open it, or if it is open in this program.
    """
    if is_open_here(path):
        raise trouble.in_use(path, _("in this program already"))
    locks = _locks_of(path)
    if not locks:
        return None
    if typed is None:
        raise trouble.locked(path)
    keys = _first_opened(locks, typed)
    if keys is None:
        raise trouble.wrong_passphrase()
    return keys


def can_come_back(path: Path, lock: LockHeader, typed: str) -> bool:
    """Whether what was typed brings a file back whose lock does not fit what follows.

    If its backups have another lock, that one counts. Without any it may be that not the lock but what follows it
    was damaged.
    """
    others = _locks_in(backups_for(path))
    return _first_opened(others or [lock], typed) is not None


def _first_opened(locks: list[LockHeader], typed: str) -> Keys | None:
    found = ((find_key(lock, typed), lock) for lock in locks)
    return next((Keys(key, lock) for key, lock in found if key is not None), None)


def _locks_of(path: Path) -> list[LockHeader]:
    """The header; where both copies are lost or of another time, those of the backups, which lead to the same key."""
    try:
        header = read_header(path)
    except trouble.WorkbookTrouble as error:
        if error.code not in ("damaged", "not-a-workbook"):
            raise
        return _locks_in(all_backups()) if _begins_locked(path) else []
    if header.lock and not header.fits:
        return _locks_in(backups_for(path)) or [header.lock]
    return [header.lock] if header.lock else []


def _begins_locked(path: Path) -> bool:
    with suppress(OSError):
        if path.is_file():  # a pipe would keep us waiting for ever
            with path.open("rb") as file:
                return is_locked(file.read(SIZE))
    return False


def _locks_in(folders: list[BackupFolder]) -> list[LockHeader]:
    """The lock of each workbook's newest backup that can tell."""
    locks = []
    for folder in folders:
        with suppress(StopIteration):
            locks.append(next(lock for backup in folder.list() if (lock := _lock_of(backup))))
    return locks


def _lock_of(backup: Backup) -> LockHeader | None:
    with suppress(trouble.WorkbookTrouble):
        return lock_of(backup)
    return None


def newest_good(path: Path, keys: Keys | None) -> tuple[BackupFolder, Backup] | None:
    """The newest backup of a file that holds what it should and that these keys open. The file must not be open."""
    return newest_good_of(backups_for(path, keys=keys), keys)


def newest_good_of(folders: list[BackupFolder], keys: Keys | None) -> tuple[BackupFolder, Backup] | None:
    """The newest backup that these keys open, of a workbook whose backup folders are known."""
    for folder in folders:
        for backup in folder.list():
            if not folder.holds(backup, keys).trouble:
                return folder, backup
    return None


@contextmanager
def complete_backup(path: Path, keys: Keys | None, beside: Path) -> Iterator[tuple[Backup, Path] | None]:
    """The newest good backup of a file as a complete workbook in a private place beside another, gone afterwards."""
    found = newest_good(path, keys)
    if found is None:
        yield None
        return
    folder, backup = found
    with private_place(beside) as place:
        folder.restore_to(backup, keys, place)
        yield backup, place


def bring_back(path: Path, keys: Keys | None) -> BroughtBack:
    """Make a sound workbook of what is whole and of the newest good backup, in the place of the damaged file.

    The file must not be open. Trouble leaves it where and as it was.
    """
    whole = free_name(path, "brought back")
    with complete_backup(path, keys, whole) as found:
        repaired = repair(path, whole, keys, found[1] if found else None)
    aside = free_name(path, f"damaged, {datetime.now().astimezone().date().isoformat()}")
    try:
        set_aside(path, aside)
        move_into_place(whole, path)
        if whole.exists():  # where links are known it still has its first name
            let_go(whole)
    except OSError as error:
        raise trouble.cannot_make(path, error, error.errno) from error
    return BroughtBack(repaired, aside, found[0] if found else None)
