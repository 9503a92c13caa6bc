"""What a window keeps at hand to open fast: believed only if this very program made it, here, of this very course.

A file may come from a stranger, or from a disk that changed a bit: an exercise would be shown under a wrong id. So
what is kept is signed with a random key of this person on this computer, over the course's own text.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.tables.records import fingerprint
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import apsw

SIGNED = "signed"
KEY_BYTES = 32
COURSE_TEXT = "SELECT path, content FROM snapshot_file WHERE number = ? AND path LIKE '%.md' ORDER BY path"
MOST = 4_000_000  # characters: far more than an outline and a page are


def read_ready(db: apsw.Connection, snapshot: int) -> dict[str, str]:
    """What was kept, if it is what was signed; else nothing, and it is made again."""
    if int(db.execute("SELECT coalesce(sum(length(key) + length(value)), 0) FROM ready").get) > MOST:
        return {}
    values = {str(key): str(value) for key, value in db.execute("SELECT key, value FROM ready")}
    signed = values.pop(SIGNED, "")
    key = _key(make=False) if values else b""
    if not key or signed != _sign(db, snapshot, values, key):
        return {}
    return values


def write_ready(db: apsw.Connection, snapshot: int, values: Mapping[str, str]) -> None:
    """Keep these and nothing else; inside the caller's transaction. Without a key of one's own nothing is kept."""
    db.execute("DELETE FROM ready")
    if key := _key(make=True):
        rows = {**values, SIGNED: _sign(db, snapshot, values, key)}
        db.executemany("INSERT INTO ready (key, value) VALUES (?, ?)", list(rows.items()))


def _sign(db: apsw.Connection, snapshot: int, values: Mapping[str, str], key: bytes) -> str:
    course = fingerprint(part for row in db.execute(COURSE_TEXT, (snapshot,)) for part in _parts(row))
    kept = fingerprint(part for item in sorted(values.items()) for part in item)
    return hashlib.blake2b(course + kept, key=key, digest_size=32).hexdigest()


def _parts(row: tuple[object, ...]) -> tuple[str, bytes]:
    path, content = row
    assert isinstance(content, bytes)
    return str(path), content


def _key(*, make: bool) -> bytes:
    """The key, made where there is none; empty where none can be kept."""
    place = _place()
    with suppress(OSError):
        if len(key := place.read_bytes()) == KEY_BYTES:
            return key
    with suppress(OSError):
        if make:
            private_folder(place.parent)
            write_whole(place, key := os.urandom(KEY_BYTES), private=True)
            return key
    return b""


def _place() -> Path:
    import platformdirs

    return platformdirs.user_state_path("workbook", appauthor=False) / "ready.key"
