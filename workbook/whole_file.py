"""Writes a file whole or not at all, and readable by its owner alone if it is private."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from workbook.wiping import wipe, wipe_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PART = ".part"  # how it ends
_HEADERS = (b"SQLite format 3\0",)


def part_prefix(kind: str, of: str = "") -> str:
    """How the name of something half made begins: hidden, and with who makes it, so that a killed one can be told.

    `of` tells of which file it is, where that matters.
    """
    return f".{kind}-{of}{os.getpid()}-{computer_mark()}-"


def computer_mark() -> str:
    """A few letters for this computer, which tell its processes from those of others that share a folder."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'surrogatepass')):08x}"


def write_whole(
    target: Path,
    data: bytes | Iterable[bytes] | Callable[[BinaryIO], object],
    *,
    private: bool = False,
    check: Callable[[Path], object] | None = None,
) -> None:
    """Write beside the target, make it durable, then move it over the target. What comes in parts is not collected.

    What can only be written with a look back, such as a zip, is a function that writes into the open file.
    A file that was there keeps its rights; a `private` one is its owner's alone in any case, and what stood in it
    before is overwritten. `check` is handed the finished file before it has its name. On any OSError the old file
    stays as it was and nothing is left beside it.
    """
    old = _opened_old(target) if private else None
    handle, name = tempfile.mkstemp(prefix=part_prefix("new"), suffix=PART, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            if callable(data):
                data(file)
            else:
                file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(Path(name))
        Path(name).chmod(_mode(target, private=private))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            wipe_file(Path(name))
        if old is not None:
            old.close()
        raise
    _sync_folder(target.parent)
    if old is not None:
        with old:
            if not os.fstat(old.fileno()).st_nlink:
                wipe(old)


def _opened_old(target: Path) -> BinaryIO | None:
    """The file that is to go, where one that is open can be replaced."""
    if os.name == "nt":
        return None
    with contextlib.suppress(OSError):
        return target.open("r+b")
    return None


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def is_workbook(path: Path) -> bool:
    """Whether a file is somebody's workbook, which nothing but the workbook itself may write.

    By its name first: a workbook that is open here must not be read besides, or its lock is lost.
    """
    if path.suffix.lower() == ".workbook":
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) in _HEADERS
    except OSError:
        return False


def _mode(target: Path, *, private: bool) -> int:
    """The rights the old file had, else what a new file would get."""
    if private:
        return 0o600
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
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
