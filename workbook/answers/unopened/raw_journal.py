"""Reads the pages that a crash left in the write-ahead log beside a plain file.

Format: https://www.sqlite.org/walformat.html. A log is written over from its beginning again and again; what is left
of an earlier round, or was never committed, is older than the file or was never saved.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER, _FRAME_HEADER, _SALT = 32, 24, 8
_MAGIC = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))


class _Frame(NamedTuple):
    """One page in the log: which one, how many pages the file has if this ends a commit, its round, where it begins."""

    page: int
    commits: int
    salt: bytes
    at: int


class RawJournal:
    """The pages of a log."""

    def __init__(self, file: BinaryIO, page_size: int, pages: int) -> None:
        """`pages` are those of the file itself, which each frame can make one more."""
        self._file, self._size, self._pages = file, page_size, pages
        self.newest = self._newest()

    def read(self, at: int) -> bytes:
        """The page that begins there."""
        self._file.seek(at)
        return self._file.read(self._size)

    def each(self) -> Iterator[bytes]:
        """All pages, oldest first, of whatever round; of one page there may be several."""
        for frame in self._frames():
            yield self.read(frame.at)

    def _newest(self) -> dict[int, int]:
        """Where each page begins that takes the place of the file's own: of this round, and committed."""
        self._file.seek(0)
        head = self._file.read(_HEADER)
        salt = head[16:24] if head[:4] in _MAGIC else None
        waiting: dict[int, int] = {}
        committed: dict[int, int] = {}
        for frame in self._frames():
            salt = salt or frame.salt  # a head that is lost says nothing
            if frame.salt != salt:
                break
            waiting[frame.page] = frame.at
            if frame.commits:
                committed |= waiting
                waiting = {}
        return committed

    def _frames(self) -> Iterator[_Frame]:
        end = self._file.seek(0, os.SEEK_END) - self._size
        most = self._pages + end // self._size + 1
        for at in range(_HEADER + _FRAME_HEADER, end + 1, self._size + _FRAME_HEADER):
            self._file.seek(at - _FRAME_HEADER)
            head = self._file.read(8 + _SALT)
            page, commits = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
            if 0 < page <= most:
                yield _Frame(page, commits, head[8:], at)
