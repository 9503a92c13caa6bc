"""Takes out of a damaged workbook whatever proves by its own hash to be what was written."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from workbook.answers.disk.connection import connect
from workbook.answers.disk.distrust import in_time
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables.contents import ContentInTable
from workbook.answers.tables.copying import columns_of
from workbook.answers.tables.expected import our_tables
from workbook.answers.tables.long_answers import MOST_BYTES, LongAnswer
from workbook.answers.unopened.allowance import JOURNALS, Allowance, Spent, beside, is_there
from workbook.answers.unopened.proofs import as_whole, is_number
from workbook.answers.unopened.raw_pages import Stretch, opened_pages, records
from workbook.answers.unopened.row_shapes import SHAPES, fits, is_full, large_in, shape_with
from workbook.whole_file import PART, part_prefix
from workbook.wiping import wipe_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.answers.locked.keys import Keys
    from workbook.answers.tables.contents import Content
    from workbook.answers.unopened.proofs import Row, Whole
    from workbook.answers.unopened.raw_pages import Pages, Record
    from workbook.answers.unopened.row_shapes import Shape

ONCE = 2  # a text of another encoding can become half as long again
SECONDS = 5.0  # for the list of tables, which takes a thousandth of that
BEYOND = 2000  # rows looked for one by one past the last that was seen
MOST_TRIED = 50_000  # from either end: a damaged row number may be larger than any file has rows
# Rows with content are read in the order in which they lie there: to sort them, SQLite would hold them all.
_ORDER = {"answer_history": "row", "snapshot": "number", "snapshot_file": "rowid", "pictures": "rowid"}
_KEYS = ("answer_history", "snapshot")  # tables whose rows have numbers of ours
LONGEST_NAME = 1000
# What the file itself lists of the rows it has, by indices that stand apart from them.
_LISTS = {
    "answer_history": "SELECT row, exercise FROM answer_history INDEXED BY answer_history_by_exercise",
    "pictures": "SELECT hash, '' FROM pictures INDEXED BY sqlite_autoindex_pictures_1",
}

_PROVED = ("answer_history", "workbook", "keepings", "marks", "seal")  # those whose rows have our hash
# What can be told from its shape, its hash, or the hash of what belongs to it, wherever it lies.
_PROVABLE = [
    (table, shape)
    for table in (*_PROVED, "current", "snapshot", "snapshot_file", "pictures")
    for shape in SHAPES[table]
    if table not in _PROVED or shape[-1].name == "hash"
]


class Salvage:
    """What is whole in a file that is not open here; contents can be read until it is closed."""

    def __init__(self, path: Path, db: apsw.Connection | None, pages: Pages | None) -> None:
        self._path, self._db, self._pages = path, db, pages
        self.read_whole: set[str] = set()  # the tables that could be read from their beginning to their end
        self.tables: dict[str, Shape] = {}  # that are there, as far as the file still says so

    def rows(self) -> Iterator[Whole]:
        """Each row as it is found, some of them more than once: by its table, then in whatever page it lies."""
        if self._db:
            self.tables = _tables_in(self._db)
            yield from _TableReader(self._path, self._db, self.tables, self.read_whole).rows()
        if self._pages:
            with suppress(OSError):
                yield from _in_pages(self._path, self._pages)

    def allowance(self) -> Allowance:
        """What may be written of it: no more than it holds, and that once."""
        return Allowance(self._path, times=ONCE)

    def listed(self, table: str) -> dict[Any, str] | None:
        """The keys of all rows that a table should have, of answers with their exercise; None if that is not known."""
        if self._db is None or table not in self.tables:
            return None
        allowance, found = Allowance(self._path), {}
        try:
            for key, exercise in self._db.execute(_LISTS[table]):
                allowance.take(len(str(key)))
                if isinstance(key, str) or is_number(key):
                    found[key] = str(exercise)[:LONGEST_NAME]
        except (apsw.Error, UnicodeError, Spent):
            return None
        return found

    @property
    def is_before_seals(self) -> bool:
        """Whether it is known to be of a version that sealed nothing."""
        return self.tables.get("current") == SHAPES["current"][1]

    def percent_there(self) -> int:
        """How much of the file is there, by what it says of itself: 100 where nothing tells that it was cut off."""
        return self._pages.percent_there() if self._pages else 100


@contextmanager
def salvaged(path: Path, keys: Keys | None = None) -> Iterator[Salvage]:
    """Look through a damaged file by its tables and, if it is plain, by its pages. The file is not changed. OSError."""
    with ExitStack() as stack:
        db: apsw.Connection | None = None
        with suppress(apsw.Error, OSError):
            db = stack.enter_context(_with_its_journal(path, keys))
        yield Salvage(path, db, stack.enter_context(opened_pages(path)) if keys is None else None)


@contextmanager
def looked_at(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """A connection that leaves the file alone, and does not see what a crash left in a journal beside it."""
    with closing(connect(path, read_only=True, immutable=True, key=keys.key if keys else None)) as db:
        yield db


@contextmanager
def _with_its_journal(path: Path, keys: Keys | None) -> Iterator[apsw.Connection]:
    """The same, but where a crash left a journal a copy of both is opened, which is overwritten afterwards."""
    with ExitStack() as stack:
        copy = path
        with suppress(OSError):  # where there is no room for a copy, the file alone has to do
            copy = stack.enter_context(_copied_with_journal(path))
        if copy == path:
            yield stack.enter_context(looked_at(path, keys))
        else:
            yield stack.enter_context(closing(connect(copy, key=keys.key if keys else None)))


@contextmanager
def _copied_with_journal(path: Path) -> Iterator[Path]:
    """A file that has a journal copied with it to a place of ours, else the file itself. OSError."""
    journals = [ending for ending in JOURNALS if is_there(path, ending)]
    if not journals:
        yield path
        return
    folder = Path(tempfile.mkdtemp(prefix=part_prefix("look"), suffix=PART, dir=path.parent))
    try:
        for ending in ("", *journals):
            shutil.copyfile(beside(path, ending), beside(folder / path.name, ending))
        yield folder / path.name
    finally:
        wipe_folder(folder)


def is_proved(record: Record) -> bool:
    """Whether a record carries a hash that fits it, as only rows of ours do."""
    return any(whole.table in _PROVED for whole in _in_record(record))


class _LongInPages(LongAnswer):
    """A long answer that no table leads to."""

    _encoding = "UTF-8"  # others are no longer than a row can be, and read whole

    def __init__(self, content: Stretch, row: int) -> None:
        self._content, self.row, self.size = content, row, content.size

    def _raw(self) -> Iterator[bytes]:
        return self._content.pieces()

    def is_there(self) -> bool:
        return True


class _TableReader:
    """Reads what can be read of every table that is ours, around what cannot."""

    def __init__(
        self, path: Path, db: apsw.Connection, tables: dict[str, Shape], read_whole: set[str]
    ) -> None:
        self._db, self._tables, self._read_whole = db, tables, read_whole
        self._allowance = Allowance(path)

    def rows(self) -> Iterator[Whole]:
        """Those that are what was written."""
        for table, shape in self._tables.items():
            with suppress(apsw.Error, UnicodeError):
                yield from self._of(table, shape)

    def _of(self, table: str, shape: Shape) -> Iterator[Whole]:
        large = large_in(shape)
        with suppress(Spent):
            for rowid, *row in self._readable(table, shape):
                self._allowance.take(sum(_size(value) for value in row))
                if not is_full(shape, row):
                    continue
                if large is not None and isinstance(row[large], int):
                    self._allowance.take(row[large])
                    row[large] = self._content(table, rowid, row[large])
                yield from as_whole(table, row, reached=True)

    def _content(self, table: str, rowid: int, size: int) -> Content:
        is_answer = table == "answer_history"
        return LongAnswer(self._db, rowid) if is_answer else ContentInTable(self._db, table, rowid, size)

    def _readable(self, table: str, shape: Shape) -> Iterator[Row]:
        """Rows from the first on as far as they can be read, then from the last back, then what lies between."""
        rowid = "rowid" if table in _ORDER else "0"
        asked = f"SELECT {', '.join([rowid, *(part.asked for part in shape)])} FROM {table}"  # noqa: S608
        order = _ORDER.get(table, shape[0].name)
        numbers: list[int] = []
        for way in ("ASC", "DESC"):
            number = 0
            try:
                for row in self._db.execute(f"{asked} ORDER BY {order} {way}"):
                    number = row[0]
                    yield row
            except (apsw.Error, UnicodeError):
                numbers.append(number)
            else:
                if way == "ASC":
                    self._read_whole.add(table)
                return
        if table in _KEYS:
            for number in _between(*numbers):
                with suppress(apsw.Error, UnicodeError):
                    yield from self._db.execute(f"{asked} WHERE {order} = ?", (number,))


def _tables_in(db: apsw.Connection) -> dict[str, Shape]:
    """The tables that are ours, of any version; a file of many thousand others is none of ours."""
    with suppress(apsw.Error, UnicodeError, DamageError), in_time(db, SECONDS):
        ours = our_tables(db)
        shapes = ((table, shape_with(table, columns_of(db, table))) for table in SHAPES if table in ours)
        return {table: shape for table, shape in shapes if shape is not None}
    return {}


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes) else 8


def _between(last: int, first: int) -> Iterator[int]:
    """Numbers that may have rows although none was seen: from below and from above, as many as a moment allows."""
    low = range(last + 1, min(first, last + MOST_TRIED) if first > last else last + BEYOND)
    yield from low
    yield from range(max(low.stop, first - MOST_TRIED), first)


def _in_pages(path: Path, pages: Pages) -> Iterator[Whole]:
    """What is whole in whatever page it lies."""
    allowance = Allowance(path)
    for record in records(pages):
        yield from _in_record(record, allowance)


def _in_record(record: Record, allowance: Allowance | None = None) -> Iterator[Whole]:
    """A record of any table: what it is shows in its shape and its hash."""
    for table, shape in _PROVABLE:
        if fits(shape, record.columns):
            with suppress(ValueError):
                if allowance:
                    allowance.take(record.spilled)
                yield from as_whole(table, _read(record, table, shape), reached=False)


def _read(record: Record, table: str, shape: Shape) -> list[Any]:
    large = large_in(shape)
    row: list[Any] = list(record.values(large))
    if row[0] is None:
        row[0] = record.rowid
    if table == "answer_history" and large is not None:
        content = row[large]
        encoding = record.payload.pages.encoding
        long = content.size > MOST_BYTES and encoding == "utf-8"
        row[large] = _LongInPages(content, row[0]) if long else b"".join(content.pieces()).decode(encoding)
    return row
