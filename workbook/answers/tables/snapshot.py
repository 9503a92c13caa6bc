"""The course inside a workbook: taken in whole, read file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workbook.answers.tables import seals
from workbook.answers.tables.records import fingerprint

if TYPE_CHECKING:
    import apsw

    from workbook.course.files import Files

INSERT = """
INSERT INTO snapshot (number, course_id, version, hash, taken)
VALUES ((SELECT coalesce(max(number), 0) + 1 FROM snapshot), ?, ?, ?, ?) RETURNING number
"""


class SnapshotFiles(Mapping[str, bytes]):
    """The files of a snapshot, read when asked for; for the thread that owns the connection."""

    def __init__(self, db: apsw.Connection, number: int) -> None:
        self._db = db
        self._number = number

    def __getitem__(self, path: str) -> bytes:
        asked = "SELECT content FROM snapshot_file WHERE number = ? AND path = ?"
        found = self._db.execute(asked, (self._number, path)).fetchone()
        if found is None:
            raise KeyError(path)
        return bytes(found[0])

    def __iter__(self) -> Iterator[str]:
        asked = "SELECT path FROM snapshot_file WHERE number = ? ORDER BY path"
        return iter([path for (path,) in self._db.execute(asked, (self._number,))])

    def __len__(self) -> int:
        asked = "SELECT count(*) FROM snapshot_file WHERE number = ?"
        return int(self._db.execute(asked, (self._number,)).get)


def take_in(db: apsw.Connection, files: Files, course_id: str, version: str, taken: str) -> None:
    """Store a course as the newest snapshot; runs inside the caller's transaction."""
    contents = sorted(files.items())
    digest = fingerprint(part for item in contents for part in item)
    newest = int(db.execute("SELECT coalesce(max(number), 0) FROM snapshot").get)
    with seals.changing(db, "snapshot", "number > ?", (newest,)):
        number = db.execute(INSERT, (course_id, version, digest, taken)).get
    rows = [(number, path, content) for path, content in contents]
    db.executemany("INSERT INTO snapshot_file (number, path, content) VALUES (?, ?, ?)", rows)


def course_hash(files: Any) -> bytes:
    """The hash of a course's files, which are pairs of path and content in the order of their paths."""
    return fingerprint(part for path, content in files for part in (str(path), bytes(content)))
