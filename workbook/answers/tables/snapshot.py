"""The course inside a workbook: taken in whole, read file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables import seals
from workbook.answers.tables.contents import put_content, room_for
from workbook.answers.tables.records import fingerprint

if TYPE_CHECKING:
    import apsw

    from workbook.answers.tables.contents import Content
    from workbook.course.files import Files

INSERT = """
INSERT INTO snapshot (number, course_id, version, hash, taken)
VALUES ((SELECT coalesce(max(number), 0) + 1 FROM snapshot), ?, ?, ?, ?) RETURNING number
"""

AGAIN = """
INSERT INTO snapshot (number, course_id, version, hash, taken)
SELECT (SELECT max(number) + 1 FROM snapshot), course_id, version, hash, ? FROM snapshot WHERE number = ?
RETURNING number
"""

FILE = "INSERT INTO snapshot_file (number, path, content) VALUES (?, ?, ?)"


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

    def __contains__(self, path: object) -> bool:
        asked = "SELECT 1 FROM snapshot_file WHERE number = ? AND path = ?"
        return bool(self._db.execute(asked, (self._number, str(path))).get)

    def sizes(self) -> dict[str, int]:
        """The bytes of every file, by its path; none is read for that."""
        asked = "SELECT path, length(content) FROM snapshot_file WHERE number = ? ORDER BY path"
        return {str(path): int(str(size)) for path, size in self._db.execute(asked, (self._number,))}

    def __iter__(self) -> Iterator[str]:
        asked = "SELECT path FROM snapshot_file WHERE number = ? ORDER BY path"
        return iter([path for (path,) in self._db.execute(asked, (self._number,))])

    def __len__(self) -> int:
        asked = "SELECT count(*) FROM snapshot_file WHERE number = ?"
        return int(self._db.execute(asked, (self._number,)).get)


def take_in(db: apsw.Connection, files: Files, course_id: str, version: str, taken: str) -> int:
    """Store a course as the newest snapshot, file by file; gives its number. In the caller's transaction. OSError."""
    newest = int(db.execute("SELECT coalesce(max(number), 0) FROM snapshot").get)
    with seals.changing(db, "snapshot", "number > ?", (newest,)):
        number = int(db.execute(INSERT, (course_id, version, b"", taken)).get)
        digest = course_hash(_stored(db, number, files))
        db.execute("UPDATE snapshot SET hash = ? WHERE number = ?", (digest, number))
    return number


def _stored(db: apsw.Connection, number: int, files: Files) -> Iterator[tuple[str, bytes]]:
    for path in sorted(files):
        content = files[path]
        db.execute(FILE, (number, path, content))
        yield path, content


class Taken(NamedTuple):
    """A course as it was taken in: its number in the file, and which one it is."""

    number: int
    course_id: str
    version: str


def taken_in(db: apsw.Connection) -> list[Taken]:
    """The courses in the file: the one that is shown, then the one before it, if it is kept."""
    asked = "SELECT number, course_id, version FROM snapshot ORDER BY number DESC"
    return [Taken(int(str(number)), str(name), str(version)) for number, name, version in db.execute(asked)]


def hash_of(db: apsw.Connection) -> bytes:
    """The hash of the course that is shown."""
    return bytes(db.execute("SELECT hash FROM snapshot ORDER BY number DESC LIMIT 1").get)


def is_whole(db: apsw.Connection, number: int) -> bool:
    """Whether a course has all its files, as they were taken in."""
    kept = db.execute("SELECT hash FROM snapshot WHERE number = ?", (number,)).get
    return kept is not None and hash_in(db, number) == bytes(kept)


def hash_in(db: apsw.Connection, number: int) -> bytes:
    """The hash of a course's files as they stand in the workbook, each read and let go."""
    return hash_of_files(SnapshotFiles(db, number))


def put_in(
    db: apsw.Connection, contents: Mapping[str, Content], course_id: str, version: str, taken: str
) -> None:
    """Store a course of which the contents are read by parts as the only snapshot; in the caller's transaction."""
    number = int(db.execute(INSERT, (course_id, version, b"", taken)).get)
    for path in sorted(contents):
        db.execute(FILE, (number, path, room_for(contents[path])))
        put_content(db, "snapshot_file", contents[path])
    db.execute("UPDATE snapshot SET hash = ? WHERE number = ?", (hash_in(db, number), number))


def keep_two(db: apsw.Connection) -> None:
    """Let go of all but the course that is shown and the one before; inside the caller's transaction."""
    older = [(taken.number,) for taken in taken_in(db)[2:]]
    with seals.changing(db, "snapshot"):
        db.executemany("DELETE FROM snapshot_file WHERE number = ?", older)
        db.executemany("DELETE FROM snapshot WHERE number = ?", older)


def show_again(db: apsw.Connection, number: int, taken: str) -> int:
    """Let an earlier course be the one that is shown; gives its new number. Inside the caller's transaction."""
    with seals.changing(db, "snapshot"):
        new = int(db.execute(AGAIN, (taken, number)).get)
        db.execute("UPDATE snapshot_file SET number = ? WHERE number = ?", (new, number))
        db.execute("DELETE FROM snapshot WHERE number = ?", (number,))
    return new


def hash_of_files(files: Files) -> bytes:
    """The hash that a course will have in a workbook; its files are read one after the other. OSError."""
    return course_hash((path, files[path]) for path in sorted(files))


def hash_of_contents(contents: Mapping[str, Content]) -> bytes:
    """The same of files that are read by parts."""
    return fingerprint(part for path in sorted(contents) for part in (path, contents[path]))


def course_hash(files: Any) -> bytes:
    """The hash of a course's files, which are pairs of path and content in the order of their paths."""
    return fingerprint(part for path, content in files for part in (str(path), bytes(content)))
