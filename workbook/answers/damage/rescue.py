"""Brings a damaged workbook back in its own place; the damaged file is kept beside it, untouched."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers import trouble
from workbook.answers.backups.folder import backups_for
from workbook.answers.backups.restoring import free_name, set_aside
from workbook.answers.damage.repairing import Repaired, repair
from workbook.answers.header import read_header
from workbook.answers.locked.keys import Keys
from workbook.answers.making import move_into_place
from workbook.answers.swapping import wipe_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.backups.names import Backup


class BroughtBack(NamedTuple):
    """What was brought back, where the damaged file is now, and which backup filled what was lost."""

    repaired: Repaired
    aside: Path
    backup: Backup | None


def keys_of(path: Path, typed: str | None) -> Keys | None:
    """The keys of a locked file, by its header alone; None for a plain one. Trouble if that is not what opens it."""
    from workbook.answers.locked.keys import find_key

    try:
        lock = read_header(path).lock
    except trouble.WorkbookTrouble as error:
        if error.code in ("damaged", "not-a-workbook"):
            return None
        raise
    if lock is None:
        return None
    if typed is None:
        raise trouble.locked(path)
    key = find_key(lock, typed)
    if key is None:
        raise trouble.wrong_passphrase()
    return Keys(key, lock)


def newest_good(path: Path, keys: Keys | None) -> tuple[BackupFolder, Backup] | None:
    """The newest backup of a file that holds what it should and that these keys open."""
    for folder in backups_for(path):
        for backup in folder.list():
            if not folder.holds(backup, keys).trouble:
                return folder, backup
    return None


@contextmanager
def complete_backup(path: Path, keys: Keys | None) -> Iterator[tuple[Backup, Path] | None]:
    """The newest good backup as a complete workbook beside the file, which is overwritten and removed afterwards."""
    found = newest_good(path, keys)
    if found is None:
        yield None
        return
    folder, backup = found
    place = free_name(path, "from an earlier day").with_suffix(".part")
    try:
        folder.restore_to(backup, keys, place)
        yield backup, place
    finally:
        with suppress(OSError):
            wipe_file(place)


def bring_back(path: Path, keys: Keys | None) -> BroughtBack:
    """Make a sound workbook of what is whole and of the newest good backup, in the place of the damaged file.

    The file must not be open. Trouble leaves it where and as it was.
    """
    whole = free_name(path, "brought back")
    with complete_backup(path, keys) as found:
        repaired = repair(path, whole, keys, found[1] if found else None)
    aside = free_name(path, f"damaged, {datetime.now().astimezone().date().isoformat()}")
    try:
        set_aside(path, aside)
        move_into_place(whole, path)
        whole.unlink(missing_ok=True)  # where links are known it still has its first name
    except OSError as error:
        raise trouble.cannot_make(path, error, error.errno) from error
    return BroughtBack(repaired, aside, found[0] if found else None)
