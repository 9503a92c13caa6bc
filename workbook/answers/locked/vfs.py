"""The files of a locked workbook as SQLite sees them: the plain header in front of the database is left out.

The cipher layers itself above: a connection asks for `CIPHERED`, SQLite3 Multiple Ciphers encrypts what passes, and
what arrives here is shifted behind the header.
"""

from __future__ import annotations

import os
import weakref
from functools import cache
from typing import TYPE_CHECKING

import apsw

from workbook.answers.disk.wiping_vfs import NAME as WIPING
from workbook.answers.disk.wiping_vfs import WipingFile, WipingVFS
from workbook.answers.locked.header import SIZE, LockHeader, both_copies, newest, older_copy
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM = "win32" if os.name == "nt" else "unix"  # what lies below everything; tests put their faults there
NAME = "workbook-locked"

_open: weakref.WeakValueDictionary[str, _Shifted] = weakref.WeakValueDictionary()


class _Shifted(WipingFile):
    """A database behind a header; journals are not shifted."""

    def __init__(self, inherit: str, name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        self._shift = SIZE if flags[0] & apsw.SQLITE_OPEN_MAIN_DB else 0
        super().__init__(inherit, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        return super().xRead(amount, offset + self._shift)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset + self._shift)

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size + self._shift)

    def xFileSize(self) -> int:
        return max(0, super().xFileSize() - self._shift)

    def read_header(self) -> bytes:
        """Both copies, read by the handle that holds the lock."""
        return super().xRead(SIZE, 0)

    def write_part(self, data: bytes, at: int) -> None:
        """One copy, durable when this returns."""
        super().xWrite(data, at)
        super().xSync(apsw.SQLITE_SYNC_FULL)


class _LockedVFS(WipingVFS):
    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> _Shifted:
        file = _Shifted(self._system, name, flags)
        if flags[0] & apsw.SQLITE_OPEN_MAIN_DB and name is not None:
            _open[_key(name)] = file
        return file


@cache
def _registered(system: str) -> _LockedVFS:
    return _LockedVFS(NAME, system)


@cache
def _registered_plain(system: str) -> WipingVFS:
    return WipingVFS(WIPING, system)


def plain() -> str:
    """The name by which a connection asks for a plain workbook's files."""
    _registered_plain(SYSTEM)
    return f"{WIPING}-{SYSTEM}"


def ciphered() -> str:
    """The name by which a connection asks for a locked workbook's files."""
    _registered(SYSTEM)
    return f"multipleciphers-{NAME}-{SYSTEM}"


def rewrite_header(path: Path, header: LockHeader) -> LockHeader:
    """Put a new header into a workbook that is open here, through the handle that has its lock.

    The older copy is written, made durable and read back before the other one is touched, so that a torn write
    leaves one that is whole. Raises apsw errors, or OSError if what was written is not what is read.
    """
    file = _open[_key(str(path))]
    found = newest(file.read_header())
    header = header._replace(counter=(found.counter if found else 0) + 1)
    data = both_copies(header)[: SIZE // 2]
    first = older_copy(file.read_header())
    for at in (first, SIZE // 2 - first):
        file.write_part(data, at)
        if newest(file.read_header()) != header:
            raise OSError(_("the new header was not read back as it was written"))
    return header


def _key(name: apsw.URIFilename | str) -> str:
    return os.path.realpath(name.filename() if isinstance(name, apsw.URIFilename) else name)
