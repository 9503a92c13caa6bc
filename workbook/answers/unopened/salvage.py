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

from workbook.answers.disk.connection import connect
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_settings, answer_table, seals, workbook_row
from workbook.answers.tables.expected import our_tables
from workbook.answers.unopened.raw_pages import records
from workbook.whole_file import PART, part_prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.answers.locked.keys import Keys
    from workbook.answers.unopened.raw_pages import Record

Row = tuple[Any, ...]
BEYOND = 2000  # rows looked for one by one past the last that was seen
MOST_TRIED = 50_000  # from either end: a damaged row number may be larger than any file has rows
MOST_NUMBER = 1 << 40  # of a snapshot
SHARES = (None, "private", "keep", "bring")
# Rows with content are read in the order in which they lie there: to sort them, SQLite would hold them all.
_ORDER = {"answer_history": "row", "snapshot": "number", "snapshot_file": "rowid", "pictures": "rowid"}
_KEYS = ("answer_history", "snapshot")  # tables whose rows have numbers of ours


class Whole(NamedTuple):
    """One row that is what was written, of a table of ours; `row` has no hash any more where it proved itself.

    An answer is a `Stored`, a seal a `Seal`, the workbook's own row its four facts. A row of `current`, of `snapshot`
    and of `snapshot_file` is only of the right shape: what it speaks of has to prove it.
    """

    table: str
    row: Row


def whole_rows(path: Path, keys: Keys | None = None) -> Iterator[Whole]:
    """Look through a damaged file that is not open here, by its tables and, if it is plain, by its pages.

    The file is not changed. Each row is handed out as it is found, some of them more than once, and is to be used
    before the next one is asked for: nothing is held.
    """
    with contextlib.suppress(apsw.Error, OSError), looked_at(path, keys) as db:
        yield from _in_tables(db)
    if keys is None:
        with contextlib.suppress(OSError):
            for record in records(path):
                yield from _in_record(record)


def is_proved(record: Record) -> bool:
    """Whether a record carries a hash that fits it, as only rows of ours do."""
    return any(whole.table in _PROVED for whole in _in_record(record))


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


def _in_tables(db: apsw.Connection) -> Iterator[Whole]:
    """What can be read of every table that is ours, around what cannot."""
    ours = our_tables(db)
    for name in TABLES:
        if name in ours:
            for row in _readable(db, name):
                yield from _as_whole(name, row, db)


def _readable(db: apsw.Connection, table: str) -> Iterator[Row]:
    """Rows from the first on as far as they can be read, then from the last back, then what lies between."""
    asked = answer_table.HELD if table == "answer_history" else f"SELECT * FROM {table}"  # noqa: S608
    order = _ORDER.get(table, "1")
    numbers: list[int] = []
    for way in ("ASC", "DESC"):
        number = 0
        try:
            for row in db.execute(f"{asked} ORDER BY {order} {way}"):
                number = row[0]
                yield row
        except (apsw.Error, UnicodeError):
            numbers.append(number)
        else:
            return
    if table in _KEYS:
        for number in _between(*numbers):
            with contextlib.suppress(apsw.Error, UnicodeError):
                yield from db.execute(f"{asked} WHERE {order} = ?", (number,))


def _between(last: int, first: int) -> Iterator[int]:
    """Numbers that may have rows although none was seen: from below and from above, as many as a moment allows."""
    low = range(last + 1, min(first, last + MOST_TRIED) if first > last else last + BEYOND)
    yield from low
    yield from range(max(low.stop, first - MOST_TRIED), first)


def _in_record(record: Record) -> Iterator[Whole]:
    """A record of any table: what it is shows in its shape and its hash."""
    values, rowid = record.values, record.rowid
    if rowid is not None and values and values[0] is None:
        values = (rowid, *values[1:])
    for name in TABLES:
        yield from _as_whole(name, values, None)


def _as_whole(table: str, row: Row, db: apsw.Connection | None) -> Iterator[Whole]:
    """The row if it is what was written; `db` is where it stands, unless it was taken from a page."""
    with contextlib.suppress(DamageError, ValueError, TypeError, UnicodeError, apsw.Error):
        found = _take_answer(row, db) if table == "answer_history" else _TAKERS[table](row)
        if found is not None:
            yield Whole(table, found)


# Of a long one that stands in a table its length is read; it is read itself where it stands.
_ANSWER = (int, str, str, str, str, str, str, int, int, str, bytes)
_LONG_ANSWER = (*_ANSWER[:3], int, *_ANSWER[4:])


def _take_answer(row: Row, db: apsw.Connection | None) -> Row | None:
    """An answer, if it is what was saved and can be read."""
    types = tuple(map(type, row))
    if types == _ANSWER or (types == _LONG_ANSWER and db is not None):
        stored = answer_table.proved(db, row)
        answer_table.as_saved(stored)
        return stored if len(stored.wording.encode()) <= answer_table.MOST_WORDING else None
    return None


def _take_pointed(row: Row) -> Row | None:
    exercise, number, digest, answered, *seal = row  # a file of an earlier version notes no seal
    good = isinstance(exercise, str) and isinstance(number, int) and isinstance(digest, bytes)
    if good and len(seal) < 2 and len(digest) == hashlib.sha256().digest_size and answered in (0, 1):
        return (exercise, number, digest, next((n for n in seal if isinstance(n, int)), None))
    return None


def _take_choice(row: Row) -> Row | None:
    exercise, share, not_today, digest = row
    if share in SHARES and answer_settings.seal(exercise, share, not_today) == digest:
        return row
    return None


def _take_seal(row: Row) -> Row | None:
    _one, *values = row
    return seals.from_row(tuple(values))


def _take_facts(row: Row) -> Row | None:
    _one, uuid, name, created, course_id, digest = row
    return (uuid, name, created, course_id) if workbook_row.seal(*row[1:-1]) == digest else None


def _take_snapshot(row: Row) -> Row | None:
    number, course_id, version, digest, taken = row
    texts = all(isinstance(part, str) for part in (course_id, version, taken))
    return row if _is_number(number) and texts and isinstance(digest, bytes) else None


def _take_file(row: Row) -> Row | None:
    number, path, content = row
    return row if _is_number(number) and isinstance(path, str) and isinstance(content, bytes) else None


def _is_number(number: object) -> bool:
    return isinstance(number, int) and 0 < number < MOST_NUMBER


def _take_picture(row: Row) -> Row | None:
    name, _kind, content = row
    good = isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == name
    return (name, content) if good else None


# The tables by what makes a row of each certain.
_TAKERS: dict[str, Callable[[Row], Row | None]] = {
    "workbook": _take_facts,
    "current": _take_pointed,
    "keepings": _take_choice,
    "snapshot": _take_snapshot,
    "snapshot_file": _take_file,
    "pictures": _take_picture,
    "seal": _take_seal,
    "seal_again": _take_seal,
}
TABLES = ("answer_history", *_TAKERS)
_PROVED = ("answer_history", "workbook", "keepings", "seal", "seal_again")  # those whose rows have our hash
