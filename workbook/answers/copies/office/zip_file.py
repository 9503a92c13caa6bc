"""Writes the zip that a document is: the same bytes for the same words, and nothing of the day or the computer."""

from __future__ import annotations

import errno
import os
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
_MOST = 2_000_000_000  # bytes of one part; a longer one not every program opens
_PIECE = 1 << 20  # characters that are there a second time as bytes


class ZipWriter:
    """Writes one part after the other into a file that is open."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if _error[0] is not None:
            self._zip.fp = None  # it would go on writing
        self._zip.close()

    def add(self, name: str, content: bytes, *, stored: bool = False) -> None:
        """A part that is there whole; `stored` as it is, where it is packed already."""
        self._zip.writestr(_info(name, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED), content)

    def add_text(self, name: str, parts: Iterable[str]) -> None:
        """A part that comes in pieces, which are not collected. OSError if it is longer than a document can be."""
        written = 0
        with self._zip.open(_info(name), "w") as entry:
            for part in parts:
                for start in range(0, len(part), _PIECE):
                    data = part[start : start + _PIECE].encode()
                    written += len(data)
                    if written > _MOST:
                        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
                    entry.write(data)


def _info(name: str, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type, info.create_system, info.external_attr = how, 3, 0o600 << 16
    return info
