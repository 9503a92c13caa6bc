"""A workbook file's first bytes, read before SQLite opens it and never while it is open.

Closing any handle on a file drops every POSIX lock that the process holds on it, so a look into a workbook
that this very process has open would let a second program write to it.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.disk import trouble
from workbook.answers.disk.application_id import APPLICATION_ID
from workbook.answers.locked import header as locked

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"SQLite format 3\x00"
SIZE = 100
DATA = 16  # bytes with which a locked database begins


class Header(NamedTuple):
    """What the first bytes say: the schema's version, and whether a journal may hold newer pages.

    Of a locked file only the key slots can be told; its version is known once it is open.
    """

    version: int
    journalled: bool
    lock: locked.LockHeader | None = None
    fits: bool = True  # False: the key slots are of another time than the rest


def read_header(path: Path) -> Header:
    """The header of a workbook file; trouble if it is none. The file must not be open in this process."""
    data = _first_bytes(path)
    if locked.is_locked(data):
        return _locked(path, data)
    if not data.startswith(MAGIC) or len(data) < SIZE or int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise _not_ours(path)
    return Header(int.from_bytes(data[60:64]), data[18] == 2)


def _locked(path: Path, data: bytes) -> Header:
    lock = locked.newest(data)
    if (
        lock is None or path.stat().st_size <= locked.SIZE
    ):  # SQLite would begin a new database behind the header
        raise trouble.damaged(path)
    if lock.strange:
        raise trouble.strange_lock(path)
    if lock.newer:
        raise trouble.newer(path)
    return Header(0, journalled=True, lock=lock, fits=locked.fits(lock, data[locked.SIZE :]))


def _first_bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep us waiting for ever
            raise trouble.not_a_file(path)
        with path.open("rb") as file:
            return file.read(locked.SIZE + DATA)
    except FileNotFoundError:
        raise trouble.missing(path) from None
    except OSError as error:
        raise trouble.cannot_read(path, trouble.reason(error, error.errno)) from error


def _not_ours(path: Path) -> trouble.WorkbookTrouble:
    """A file that does not begin like a workbook was one if anything in it is of ours, whatever it is called."""
    from workbook.answers.unopened.identity import was_a_workbook

    try:
        return trouble.damaged(path) if was_a_workbook(path) else trouble.not_a_workbook(path)
    except OSError as error:
        return trouble.cannot_read(path, trouble.reason(error, error.errno))
