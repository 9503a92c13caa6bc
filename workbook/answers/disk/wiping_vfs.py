"""The files of a workbook as SQLite sees them: what it deletes or cuts off is overwritten with zeros before.

The write-ahead log holds every answer that was saved, and the rollback journal every page as it was before. Their
beginning goes first and durably: without it neither is believed, so that no half of one is ever brought back.
"""

from __future__ import annotations

from contextlib import suppress

import apsw

NAME = "workbook-wiping"
SECTOR = 512  # what a disk writes whole or not at all
PIECE = 1 << 16  # SQLite's own files take less than 128 KiB at a time
_OF_JOURNAL = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_MAIN_JOURNAL
_OF_LOG = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_WAL


class WipingFile(apsw.VFSFile):
    """A file whose end is overwritten before it is cut off."""

    def xTruncate(self, size: int) -> None:
        """Overwrite what lies beyond, then cut it off."""
        with suppress(
            apsw.Error
        ):  # what cannot be overwritten is cut off all the same, as SQLite counts on it
            overwrite(self, size)
        super().xTruncate(size)


class WipingVFS(apsw.VFS):
    """The system's files, overwritten before they go."""

    def __init__(self, name: str, system: str) -> None:
        super().__init__(f"{name}-{system}", system)
        self._system = system

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> WipingFile:
        """A file of the system's."""
        return WipingFile(self._system, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        """Overwrite a file, then remove it."""
        with suppress(apsw.Error):
            self._wipe(name)
        super().xDelete(name, sync)

    def _wipe(self, name: str) -> None:
        file = apsw.VFSFile(self._system, name, [_OF_LOG if name.endswith("-wal") else _OF_JOURNAL, 0])
        try:
            overwrite(file, 0)
        finally:
            file.xClose()


def overwrite(file: apsw.VFSFile, start: int) -> None:
    """Zeros from `start` to the end, durable; the first sector before all others. Raises apsw errors."""
    size = apsw.VFSFile.xFileSize(file)
    if size <= start:
        return
    at = min(start + SECTOR, size)
    _write(file, at - start, start)
    while at < size:
        length = min(PIECE, size - at)
        apsw.VFSFile.xWrite(file, bytes(length), at)
        at += length
    apsw.VFSFile.xSync(file, apsw.SQLITE_SYNC_FULL)


def _write(file: apsw.VFSFile, length: int, at: int) -> None:
    apsw.VFSFile.xWrite(file, bytes(length), at)
    apsw.VFSFile.xSync(file, apsw.SQLITE_SYNC_FULL)
