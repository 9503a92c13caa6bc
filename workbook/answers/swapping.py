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


# Files that could not be replaced, open until the program ends.
_held: list[BinaryIO] = []


def give_way(path: Path, temporary: Path, db: apsw.Connection, aside: Path | None) -> None:
    """Move `temporary` over `path`, which `db` has open with no journal, and close `db`.

    The old file is kept as `aside`, a name that is free; without one it is overwritten with zeros and removed.
    OSError before the move leaves everything as it was, the lock too.
    """
    if os.name == "nt":
        _where_open_files_stay(path, temporary, db, aside)
        return
    old = path.open("r+b")
    try:
        _move(path, old, temporary, aside)
    except OSError:
        _held.append(old)  # closing it would give up the lock on the file that goes on being used
        raise
    with old:
        sync_folder(path.parent)
        let_go(db)
        if aside is None:
            _wipe(old)


def _move(path: Path, old: BinaryIO, temporary: Path, aside: Path | None) -> None:
    """All of it or nothing: a second name that stayed would be a second way into the file that is in use."""
    if aside is not None:
        keep_as(path, old, aside)
    try:
        temporary.replace(path)
    except OSError:
        if aside is not None:
            aside.unlink()
        raise


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
            try:
                file.seek(0)
                shutil.copyfileobj(file, copy)
                copy.flush()
                os.fsync(copy.fileno())
            except OSError:
                aside.unlink()
                raise
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
