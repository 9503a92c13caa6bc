"""The folder of backups on the disk: its owner's alone, worked on by one program at a time, and left tidy."""

from __future__ import annotations

import contextlib
import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers.backups import troubles
from workbook.answers.file.making import sync_folder
from workbook.answers.locked import vfs
from workbook.wiping import let_go, wipe_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 10_000  # milliseconds
PART, OLD, GONE = ".part", ".old", ".gone"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep every other program out that has a copy of the same workbook. Trouble if one is busy there for long.

    The lock is the database's own, on an empty file, because that one goes when its program is killed.
    """
    place = folder / "lock"
    with contextlib.suppress(FileExistsError):
        os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
    db = apsw.Connection(str(place), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs.SYSTEM)
    with closing(db):
        _take(db)
        yield


def _take(db: apsw.Connection) -> None:
    db.set_busy_timeout(PATIENCE)
    try:
        db.execute("PRAGMA journal_mode = MEMORY").fetchall()  # no journal's file beside it
        db.execute("BEGIN EXCLUSIVE")
    except apsw.BusyError:
        raise troubles.busy() from None


def sweep(folder: Path) -> None:
    """Take away what a program that was killed left half made or half removed; only while alone."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.suffix == OLD and not path.with_suffix("").exists():
                path.rename(path.with_suffix(""))
            elif is_left_over(path):
                let_go(path)


def is_left_over(path: Path) -> bool:
    """Whether a file is half made, or was about to go."""
    return path.suffix in (PART, OLD, GONE)


def exchange(temporary: Path, path: Path) -> None:
    """Put a finished file in the place of another, whose bytes are overwritten. Neither is open."""
    old = path.with_name(path.name + OLD)
    try:
        old.hardlink_to(path)
    except OSError:  # where links are not known; should the program be killed now, `sweep` takes it back
        path.rename(old)
    temporary.replace(path)
    sync_folder(path.parent)
    let_go(old)


def remove_file(path: Path) -> None:
    """Overwrite a file and remove it; it is under another name first, so that no half of it is taken for one."""
    gone = path.with_name(path.name + GONE)
    path.replace(gone)
    sync_folder(path.parent)
    wipe_file(gone)
