"""Writes a file whole or not at all, and readable by its owner alone if it is private."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_whole(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside the target, make it durable, then move it over the target.

    A file that was there keeps its rights; a new `private` one is its owner's alone. On any OSError the old file
    stays as it was and nothing is left beside it.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target, private=private))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path, *, private: bool) -> int:
    """The rights the old file had, else what a new file would get."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    if private:
        return 0o600
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where folders can be synced."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
