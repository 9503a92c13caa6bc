"""Overwrites files with zeros before they go, so that none of their words stay in the free space of a disk."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

PIECE = 1 << 20


def wipe(file: BinaryIO) -> None:
    """Overwrite what an open file holds; what a disk keeps of it elsewhere nobody can reach from here."""
    with contextlib.suppress(OSError):
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(bytes(min(left, PIECE)))
        file.flush()
        os.fsync(file.fileno())


def wipe_file(path: Path) -> None:
    """Overwrite a file and remove it. OSError if it cannot be removed."""
    with path.open("r+b") as file:
        wipe(file)
    path.unlink()


def let_go(path: Path) -> None:
    """Take a name away; the file is overwritten too, unless it has another name and so is still wanted."""
    if path.is_symlink() or path.stat().st_nlink > 1:
        path.unlink()
    else:
        wipe_file(path)


def wipe_folder(folder: Path) -> None:
    """Overwrite and remove a folder's files and the folder; what cannot be removed stays."""
    for inside in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            if not inside.is_dir():
                let_go(inside)
    shutil.rmtree(folder, ignore_errors=True)
