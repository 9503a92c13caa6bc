"""Takes out of a damaged workbook whatever proves by its own hash to be what was written."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from workbook.answers.damage.raw_pages import records
from workbook.answers.disk.connection import connect
from workbook.answers.tables import answer_settings, answer_table, seals, workbook_row
from workbook.answers.tables.expected import our_tables
from workbook.answers.tables.records import fingerprint
from workbook.whole_file import PART, part_prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.answers.damage.raw_pages import Record
    from workbook.answers.locked.keys import Keys
    from workbook.answers.tables.seals import Seal

Row = tuple[Any, ...]
BEYOND = 2000  # rows looked for one by one past the last that was seen
MOST_TRIED = 50_000  # from either end: a damaged row number may be larger than any file has rows


class Found(NamedTuple):
    """What is whole: rows as they stand in their tables, by what tells them apart.

    `history` by row number; `pointed` is which row was the newest of each exercise, and its hash; `keepings` all
    that were found of each exercise, for there may be older ones among them; `files` by snapshot number and path;
    `taken` is a snapshot's own row without its number; `sealed` the numbers of the seals that answers note.
    """

    front_matter: list[Row]
    history: dict[int, Row]
    pointed: dict[str, tuple[int, bytes]]
    answer_settings: dict[str, list[Row]]
    taken: dict[int, Row]
    files: dict[tuple[int, str], bytes]
    pictures: dict[str, bytes]
    seals: list[Seal]
    sealed: set[int]


def nothing() -> Found:
    """Where nothing was looked for."""
    return Found([], {}, {}, {}, {}, {}, {}, [], set())


def find_whole(path: Path, keys: Keys | None = None, known: Found | None = None) -> Found:
    """Look through a damaged file that is not open here, by its tables and, if it is plain, by its pages.

    The file is not changed. Pictures that are `known` already are not held a second time.
    """
    found = nothing()
    if known:
        found.pictures.update(known.pictures)
    with contextlib.suppress(apsw.Error, OSError), looked_at(path, keys) as db:
        _take_tables(db, found)
    if keys is None:
        with contextlib.suppress(OSError):
            for record in records(path):
                _take_record(record, found)
    return found


@contextmanager
def looked_at(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A connection that leaves the file alone.

    The journal that a crash left beside a plain file is looked at page by page; that of a locked one only its key
    can read, so both are copied, encrypted as they are, and the copy is opened.
    """
    if keys is None:
        with closing(connect(path, read_only=True, immutable=True)) as db:
            yield db
        return
    with tempfile.TemporaryDirectory(prefix=part_prefix("look"), suffix=PART, dir=path.parent) as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal", "-journal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        with closing(connect(copy, key=keys.key)) as db:
            yield db


def _take_tables(db: apsw.Connection, found: Found) -> None:
    """Add what can be read of every table that is ours, around what cannot."""
    ours = our_tables(db)
    for name, take in _TAKERS.items():
        if name not in ours:
            continue
        for row in _readable(db, name):
            with contextlib.suppress(ValueError, TypeError, UnicodeError):
                take(row, found)


def _readable(db: apsw.Connection, table: str) -> Iterator[Row]:
    """Rows from both ends as far as they can be read, and what lies between one by one."""
    key = _KEYS.get(table)
    order = key or "1"
    seen: list[int] = []
    for way in ("ASC", "DESC"):
        for row in _until_broken(db, f"SELECT * FROM {table} ORDER BY {order} {way}", ()):  # noqa: S608
            if key:
                seen.append(row[0])
            yield row
    if key:
        for number in _not_seen(seen):
            yield from _until_broken(db, f"SELECT * FROM {table} WHERE {key} = ?", (number,))  # noqa: S608


def _not_seen(seen: list[int]) -> Iterator[int]:
    """Numbers that may have rows although none was seen: from below and from above, as many as a moment allows."""
    known, most = set(seen), max(seen, default=0)
    low = range(1, min(most, MOST_TRIED) + BEYOND)
    high = range(max(low.stop, most - MOST_TRIED), most)
    yield from (number for number in (*low, *high) if number not in known)


def _until_broken(db: apsw.Connection, asked: str, values: Row) -> Iterator[Row]:
    try:
        yield from db.execute(asked, values)
    except (apsw.Error, UnicodeError):
        return


def _take_record(record: Record, found: Found) -> None:
    """A record of any table: what it is shows in its shape and its hash."""
    values, rowid = record.values, record.rowid
    if rowid is not None and values and values[0] is None:
        values = (rowid, *values[1:])
    for take in _TAKERS.values():
        with contextlib.suppress(ValueError, TypeError, UnicodeError):
            take(values, found)


def is_proved(record: Record) -> bool:
    """Whether a record carries a hash that fits it, as only rows of ours do."""
    found = nothing()
    _take_record(record, found)
    return bool(found.history or found.front_matter or found.answer_settings or found.seals)


def _take_history(row: Row, found: Found) -> None:
    """An answer, if it is what was saved."""
    *values, digest = row
    if len(values) == answer_table.COUNT and isinstance(values[0], int) and fingerprint(values) == digest:
        found.history[values[0]] = row


def _take_pointed(row: Row, found: Found) -> None:
    exercise, number, digest, answered, *seal = row  # a file of an earlier version notes no seal
    good = isinstance(exercise, str) and isinstance(number, int) and isinstance(digest, bytes)
    if good and len(seal) < 2 and len(digest) == hashlib.sha256().digest_size and answered in (0, 1):
        found.sealed.update(number for number in seal if isinstance(number, int))
        old = found.pointed.get(exercise)
        if old is None or old[0] < number:
            found.pointed[exercise] = (number, digest)


def _take_keeping(row: Row, found: Found) -> None:
    exercise, share, not_today, digest = row
    if (
        share in (None, "private", "keep", "bring")
        and answer_settings.seal(exercise, share, not_today) == digest
    ):
        found.answer_settings.setdefault(exercise, []).append(row)


def _take_seal(row: Row, found: Found) -> None:
    _one, *values = row
    if (seal := seals.from_row(tuple(values))) is not None:
        found.seals.append(seal)


def _take_facts(row: Row, found: Found) -> None:
    _one, uuid, name, created, course_id, digest = row
    if workbook_row.seal(uuid, name, created, course_id) == digest:
        found.front_matter.append((uuid, name, created, course_id))


def _take_taken(row: Row, found: Found) -> None:
    number, course_id, version, digest, taken = row
    if isinstance(number, int) and all(isinstance(part, str) for part in (course_id, version, taken)):
        found.taken.setdefault(number, (course_id, version, bytes(digest), taken))


def _take_file(row: Row, found: Found) -> None:
    number, path, content = row
    if isinstance(number, int) and isinstance(path, str) and isinstance(content, bytes):
        found.files.setdefault((number, path), content)


def _take_picture(row: Row, found: Found) -> None:
    name, _kind, content = row
    if (
        isinstance(content, bytes)
        and name not in found.pictures
        and hashlib.sha256(content).hexdigest() == name
    ):
        found.pictures[name] = content


_TAKERS: dict[str, Callable[[Row, Found], None]] = {
    "workbook": _take_facts,
    "answer_history": _take_history,
    "current": _take_pointed,
    "keepings": _take_keeping,
    "snapshot": _take_taken,
    "snapshot_file": _take_file,
    "pictures": _take_picture,
    "seal": _take_seal,
    "seal_again": _take_seal,
}
# Tables whose rows have numbers of ours, and that column.
_KEYS = {"answer_history": "row", "snapshot": "number"}


def whole_courses(found: Found) -> dict[int, list[tuple[str, bytes]]]:
    """The snapshots of which every file is there, by their numbers, each proved by its hash."""
    from workbook.answers.damage.checkup import course_hash

    whole = {}
    for number, (_id, _version, digest, _taken) in found.taken.items():
        files = sorted((path, content) for (n, path), content in found.files.items() if n == number)
        if course_hash(files) == digest:
            whole[number] = files
    return whole
