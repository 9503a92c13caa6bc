"""Large contents, read and written by parts: long answers, pictures, the files of a course."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import closing
from typing import TYPE_CHECKING

import apsw

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 1 << 20  # bytes that are read at once


class Content(ABC):
    """Something large where it lies, read anew for each use; its class also has its `size` in bytes."""

    size: int

    @abstractmethod
    def pieces(self) -> Iterator[bytes]:
        """All of it, one part after the other."""


class HeldContent(Content):
    """What is at hand."""

    def __init__(self, content: bytes) -> None:
        self._content, self.size = content, len(content)

    def pieces(self) -> Iterator[bytes]:
        """All of it at once."""
        yield self._content


class ContentInTable(Content):
    """The content of a row of `snapshot_file` or of `pictures`."""

    def __init__(self, db: apsw.Connection, table: str, rowid: int, size: int) -> None:
        self._db, self._table, self._rowid, self.size = db, table, rowid, size

    def pieces(self) -> Iterator[bytes]:
        """Raises apsw's errors where a file is damaged."""
        with closing(self._db.blob_open("main", self._table, "content", self._rowid, False)) as blob:
            while piece := blob.read(PIECE):
                yield piece


def put_content(db: apsw.Connection, table: str, content: Content) -> None:
    """Write a content into the row that was just made for it, with `room_for` in its place."""
    with closing(db.blob_open("main", table, "content", db.last_insert_rowid(), True)) as blob:
        for piece in content.pieces():
            blob.write(piece)


def room_for(content: Content) -> apsw.zeroblob:
    """What stands in a new row until the content is written there."""
    return apsw.zeroblob(content.size)
