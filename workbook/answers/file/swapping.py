"""Puts a complete file in the place of a workbook that is open, and leaves nothing of the old one, or all of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, BinaryIO

from workbook.answers.disk.connection import let_go
from workbook.answers.file.left_over import old_name
from workbook.answers.file.making import sync_folder
from workbook.wiping import let_go as let_go_of
from workbook.wiping import wipe, wipe_file

if TYPE_CHECKING:
    from pathlib import Path

    import apsw


# Files that could not be replaced, open until the program ends.
_held: list[BinaryIO] = []


def give_way(path: Path, temporary: Path, db: apsw.Connection, aside: Path | None) -> None:
    """Move `temporary` over `path`, which `db` has open with no journal, and close `db`.

    The old file is kept as `aside`, a name that is free; without one it is overwritten with zeros and removed, by
    the next program if this one is killed. OSError before the move leaves everything as it was, the lock too.
    """
    if os.name == "nt":
        _where_open_files_stay(path, temporary, db, aside)
        return
    old = path.open("r+b")
    try:
        leaving = _move(path, old, temporary, aside)
    except OSError:
        _held.append(old)  # closing it would give up the lock on the file that goes on being used
        raise
    with old:
        sync_folder(path.parent)
        let_go(db)
        if aside is None:
            wipe(old)
        if leaving is not None:
            with contextlib.suppress(OSError):
                leaving.unlink()


def _move(path: Path, old: BinaryIO, temporary: Path, aside: Path | None) -> Path | None:
    """All of it or nothing: a second name that stayed would be a second way into the file that is in use.

    Gives the name that the old file has until it is overwritten, so that a killed program leaves no nameless words.
    """
    second = aside
    if aside is not None:
        keep_as(path, old, aside)
    else:
        second = _leaving_name(path)
    try:
        temporary.replace(path)
    except OSError:
        if second is not None:
            second.unlink()
        raise
    return None if aside else second


def _leaving_name(path: Path) -> Path | None:
    name = old_name(path)
    try:
        name.hardlink_to(path)
    except OSError:  # links are not known here
        return None
    return name


def _where_open_files_stay(path: Path, temporary: Path, db: apsw.Connection, aside: Path | None) -> None:
    """Windows moves no file that is open, and nobody else could have one open that we have."""
    let_go(db)
    old = aside or old_name(path)
    path.rename(old)
    temporary.rename(path)
    if aside is None:
        wipe_file(old)


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
                wipe_file(aside)
                raise
    sync_folder(path.parent)


def take_place_of(temporary: Path, path: Path) -> None:
    """Put a finished file in the place of another, which is overwritten. Neither is open. OSError."""
    leaving = _leaving_name(path)
    try:
        temporary.replace(path)
    finally:
        sync_folder(path.parent)
        if leaving is not None:
            let_go_of(leaving)
