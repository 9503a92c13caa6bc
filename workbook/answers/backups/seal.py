"""A backup's last 32 bytes: SHA-256 over all before them, so that not one byte of it changes unnoticed.

SQLite does not mind them: a database says in itself how long it is. A lock's header is left out, as it may change.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from workbook.answers.locked.header import SIZE, is_locked

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = hashlib.sha256().digest_size
_PIECE = 1 << 20


def seal(path: Path) -> None:
    """Seal a finished file that is not open, durably. OSError."""
    with path.open("r+b") as file:
        digest = _digest(path, file.seek(0, os.SEEK_END))
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())


def is_whole(path: Path) -> bool:
    """Whether a file is to the last byte what was sealed. OSError."""
    size = path.stat().st_size - LENGTH
    if size < 0:
        return False
    with path.open("rb") as file:
        file.seek(size)
        sealed = file.read()
    return _digest(path, size) == sealed


def _digest(path: Path, size: int) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if is_locked(file.read(SIZE)):
            size -= SIZE
        else:
            file.seek(0)
        while size > 0 and (piece := file.read(min(size, _PIECE))):
            digest.update(piece)
            size -= len(piece)
    return digest.digest()
