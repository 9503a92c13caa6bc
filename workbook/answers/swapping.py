"""Puts a complete file in the place of a workbook that is open, and leaves nothing of the old one, or all of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, BinaryIO

from workbook.answers.connection import let_go
from workbook.answers.making import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    import apsw


def give_way(path: Path, temporary: Path, db: apsw.Connection, aside: Path | None) -> None:
    """Move `temporary` over `path`, which `db` has open with no journal, and close `db`.

    The old file is kept as `aside`, a name that is free; without one it is overwritten with zeros and removed.
    OSError before the move leaves everything as it was.
    """
    if os.name == "nt":
        _where_open_files_stay(path, temporary, db, aside)
        return
    with path.open("r+b") as old:  # closed last: closing it gives up the lock on the old file
        if aside is not None:
            keep_as(path, old, aside)
        temporary.replace(path)
        sync_folder(path.parent)
        let_go(db)
        if aside is None:
            _wipe(old)


def _where_open_files_stay(path: Path, temporary: Path, db: apsw.Connection, aside: Path | None) -> None:
    """Windows moves no file that is open, and nobody else could have one open that we have."""
    let_go(db)
    old = aside or temporary.with_suffix(".old")
    path.rename(old)
    temporary.rename(path)
    if aside is None:
        with old.open("r+b") as file:
            _wipe(file)
        old.unlink()


def keep_as(path: Path, file: BinaryIO, aside: Path) -> None:
    """Give an open file a second name, or a copy where links are not known; FileExistsError if it is taken."""
    try:
        aside.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        with aside.open("xb") as copy:
            file.seek(0)
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
    sync_folder(path.parent)


def wipe_file(path: Path) -> None:
    """Overwrite a file with zeros and remove it. OSError if it cannot be removed."""
    with path.open("r+b") as file:
        _wipe(file)
    path.unlink()


def _wipe(file: BinaryIO) -> None:
    """Overwrite what a file held; what a disk keeps of it elsewhere nobody can reach from here."""
    with contextlib.suppress(OSError):
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())
