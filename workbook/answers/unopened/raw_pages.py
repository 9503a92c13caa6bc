"""Reads the rows of a plain SQLite file page by page, whatever is wrong with the others.

It trusts nothing of the tree: every page that looks as if it held rows gives what records it can. Whether a record
is what was written its own hash must say. What a record holds is told before anything of it is read, for one that
is none of ours may claim to be as long as the file. Format: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from workbook.answers.tables.contents import Content
from workbook.answers.unopened.allowance import beside, is_there
from workbook.answers.unopened.header import MAGIC
from workbook.answers.unopened.raw_journal import RawJournal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Value = int | str | bytes | None

TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR = 13, 10, 2
_LEFT_CHILD = 4  # bytes before each cell of an interior page
_HEADS = {TABLE_LEAF: 8, INDEX_LEAF: 8, INDEX_INTERIOR: 12}
_ENCODINGS = {2: "utf-16-le", 3: "utf-16-be"}
_SMALLEST, _COST_OF_NONE = 8, 128  # bytes that a cell counts at least, and one that is none
MOST_COLUMNS = 16  # more than any row of ours has
_NUMBERS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}  # bytes of a nothing or a whole number
_PAGES_AT_ONCE = 256


class Column(NamedTuple):
    """What a record says of one of its values: its sort, where it begins among the record's bytes, and their number."""

    sort: int
    at: int
    length: int

    @property
    def kind(self) -> type:
        """What it is once it is read."""
        if self.sort == 0:
            return type(None)
        if self.sort < 12:
            return int
        return str if self.sort % 2 else bytes


class Pages:
    """The pages of a file by their number, from 1, each read when it is asked for.

    What the journal beside it has of a page is newer than what the file has.
    """

    def __init__(self, file: BinaryIO, journal: BinaryIO | None) -> None:
        self._file = file
        file.seek(16)
        size = int.from_bytes(file.read(2))
        self.size = 65536 if size == 1 else size
        if self.size < 512 or self.size & (self.size - 1):
            self.size = 4096
        file.seek(56)
        self.encoding = _ENCODINGS.get(int.from_bytes(file.read(4)), "utf-8")
        length = file.seek(0, os.SEEK_END)
        self.in_file = (length + self.size - 1) // self.size  # the last one perhaps not whole
        self._journal = RawJournal(journal, self.size, self.in_file) if journal else None
        self.count: int = max([self.in_file, *(self._journal.newest if self._journal else ())])

    def __getitem__(self, number: int) -> bytes:
        if self._journal and number in self._journal.newest:
            return self._journal.read(self._journal.newest[number])
        return self._of_file(number)

    def _of_file(self, number: int) -> bytes:
        self._file.seek((number - 1) * self.size)
        return self._file.read(self.size)

    def percent_there(self) -> int:
        """How many of a hundred pages are there of those that the file's header speaks of."""
        head = self._of_file(1)[:100]
        told = int.from_bytes(head[28:32])
        if head.startswith(MAGIC) and head[24:28] == head[92:96] and told > self.count:
            return 100 * self.count // told
        return 100

    def each(self) -> Iterator[bytes]:
        """All pages of the file, then all of the journal; of one page there may be several."""
        for number in range(1, self.in_file + 1):
            yield self._of_file(number)
        if self._journal:
            yield from self._journal.each()


class _Payload(NamedTuple):
    """Where the bytes of a record lie: those in its page, and the first of the pages that it spilled to."""

    pages: Pages
    here: bytes
    length: int
    next: int

    def read(self, at: int, length: int) -> bytes:
        """Some of them; ValueError if not all are there."""
        found = b"".join(self.pieces(at, length))
        if len(found) != length:
            raise ValueError("cut off")
        return found

    def pieces(self, at: int, length: int) -> Iterator[bytes]:
        """The same, page by page."""
        end = at + length
        if part := self.here[at:end]:
            yield part
        begins, number = len(self.here), self.next
        room = self.pages.size - 4
        while begins < end and 0 < number <= self.pages.count and begins < self.length:
            page = self.pages[number]
            if part := page[4 + max(0, at - begins) : 4 + min(room, end - begins)]:
                yield part
            number, begins = int.from_bytes(page[:4]), begins + room


class Stretch(Content):
    """A value that is not read with its row, where it lies; it can be read as long as its file is open."""

    def __init__(self, payload: _Payload, at: int, size: int) -> None:
        self._payload, self._at, self.size = payload, at, size

    def pieces(self) -> Iterator[bytes]:
        """Its bytes in pieces; fewer than it should have where the file is damaged."""
        parts = self._payload.pieces(self._at, self.size)
        while piece := b"".join(islice(parts, _PAGES_AT_ONCE)):
            yield piece


class Record(NamedTuple):
    """One row as it lies in a page; `rowid` is None in a table without row ids."""

    rowid: int | None
    columns: tuple[Column, ...]
    payload: _Payload

    @property
    def spilled(self) -> int:
        """Its bytes, if they are not all in its page: others can be claimed by many."""
        return self.payload.length if self.payload.next else 0

    def values(self, large: int | None = None) -> tuple[Value | Stretch, ...]:
        """What it holds; of one value, which may be large, where it lies. ValueError if it cannot be read."""
        if large is None:
            return tuple(self._read(self.columns))
        _sort, at, length = self.columns[large]
        stretch = Stretch(self.payload, at, length)
        return (*self._read(self.columns[:large]), stretch, *self._read(self.columns[large + 1 :]))

    def _read(self, columns: Sequence[Column]) -> Iterator[Value]:
        if not columns:
            return
        begins, last = columns[0].at, columns[-1]
        content = self.payload.read(begins, last.at + last.length - begins)
        for column in columns:
            at = column.at - begins
            yield _value(column.sort, content[at : at + column.length], self.payload.pages.encoding)


def _value(sort: int, content: bytes, encoding: str) -> Value:
    if sort == 0:
        return None
    if sort in (8, 9):
        return sort - 8
    if sort < 12:
        return int.from_bytes(content, signed=True)
    return content.decode(encoding) if sort % 2 else content


@contextmanager
def opened_pages(path: Path) -> Iterator[Pages]:
    """The pages of a file and of the journal beside it. OSError."""
    with path.open("rb") as file:
        if not is_there(path, "-wal"):
            yield Pages(file, None)
            return
        with beside(path, "-wal").open("rb") as journal:
            yield Pages(file, journal)


def records(pages: Pages) -> Iterator[Record]:
    """Every record that can be taken apart."""
    for page in pages.each():
        yield from _in_page(pages, page)


def _in_page(pages: Pages, page: bytes) -> Iterator[Record]:
    sort = page[0] if page else 0
    if sort not in _HEADS or len(page) < _HEADS[sort]:
        return
    count, head = int.from_bytes(page[3:5]), _HEADS[sort]
    pointers = page[head : head + 2 * count]
    left = len(page)  # cells lie side by side; where they do not, some are none
    for at in sorted({int.from_bytes(pointers[n : n + 2]) for n in range(0, len(pointers) - 1, 2)}):
        if head <= at < len(page) and left > 0:
            try:
                record = _cell(pages, page, at, sort)
            except (IndexError, ValueError):
                left -= _COST_OF_NONE
                continue
            left -= max(len(record.payload.here), _SMALLEST)
            yield record


def _cell(pages: Pages, page: bytes, at: int, sort: int) -> Record:
    if sort == INDEX_INTERIOR:
        at += _LEFT_CHILD
    length, at = _varint(page, at)
    rowid: int | None = None
    if sort == TABLE_LEAF:
        rowid, at = _varint(page, at)
    if length > pages.count * pages.size:
        raise ValueError("longer than its file")
    payload = _payload(pages, page, at, length, is_table=sort == TABLE_LEAF)
    columns = tuple(islice(_columns(payload), MOST_COLUMNS + 1))
    if len(columns) > MOST_COLUMNS:
        raise ValueError("more values than any row of ours has")
    return Record(rowid, columns, payload)


def _payload(pages: Pages, page: bytes, at: int, length: int, *, is_table: bool) -> _Payload:
    usable = pages.size
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return _Payload(pages, page[at : at + length], length, 0)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    return _Payload(pages, page[at : at + here], length, int.from_bytes(page[at + here : at + here + 4]))


def _columns(payload: _Payload) -> Iterator[Column]:
    """What a record says of its values. ValueError or IndexError if that is none."""
    head, at = _varint(payload.here, 0)
    if head > len(payload.here):
        raise ValueError("it does not begin as a record does")
    begins = head
    while at < head:
        sort, at = _varint(payload.here, at)
        if sort < 12 and sort not in _NUMBERS:
            raise ValueError("a number with a point; no row that is proved has one")
        length = _NUMBERS[sort] if sort < 12 else (sort - 12) // 2
        yield Column(sort, begins, length)
        begins += length
    if begins > payload.length:
        raise ValueError("its values are longer than it is")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[at]
        at += 1
        if n == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at
