"""Reads the rows of a plain SQLite file page by page, whatever is wrong with the others.

It trusts nothing of the tree: every page that looks like a leaf gives what records it can. Whether a record is what
was written its own hash must say. Format: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Value = int | float | str | bytes | None

TABLE_LEAF, INDEX_LEAF = 13, 10
_LARGEST = 32 << 20  # above what any picture or answer of ours has; with its copies it has to be held
_WAL_HEADER, _FRAME_HEADER = 32, 24
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Record(NamedTuple):
    """One row as it lies in a page; `rowid` is None in a table without row ids."""

    rowid: int | None
    values: tuple[Value, ...]


class _Pages:
    """The pages of a file by their number, from 1; each is read when it is asked for, for the file may be large."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._length = file.seek(0, os.SEEK_END)
        file.seek(16)
        size = int.from_bytes(file.read(2))
        self.size = 65536 if size == 1 else size
        if self.size < 512 or self.size & (self.size - 1):
            self.size = 4096

    def __getitem__(self, number: int) -> bytes:
        self._file.seek((number - 1) * self.size)
        return self._file.read(self.size)

    def count(self) -> int:
        """How many there are, the last one perhaps not whole."""
        return (self._length + self.size - 1) // self.size


def records(path: Path) -> Iterator[Record]:
    """Every record of the file and of the journal beside it that can be taken apart."""
    with path.open("rb") as file:
        pages = _Pages(file)
        for number in range(1, pages.count() + 1):
            yield from _in_page(pages, pages[number], 100 if number == 1 else 0)
        journal = path.with_name(path.name + "-wal")
        if journal.is_file():
            yield from _in_journal(pages, journal)


def _in_journal(pages: _Pages, journal: Path) -> Iterator[Record]:
    step = _FRAME_HEADER + pages.size
    with journal.open("rb") as file:
        file.seek(_WAL_HEADER)
        while len(frame := file.read(step)) == step:
            first = int.from_bytes(frame[:4]) == 1
            yield from _in_page(pages, frame[_FRAME_HEADER:], 100 if first else 0)


def _in_page(pages: _Pages, page: bytes, start: int) -> Iterator[Record]:
    if len(page) < start + 8 or page[start] not in (TABLE_LEAF, INDEX_LEAF):
        return
    is_table = page[start] == TABLE_LEAF
    count = int.from_bytes(page[start + 3 : start + 5])
    for n in range(count):
        pointer = start + 8 + 2 * n
        at = int.from_bytes(page[pointer : pointer + 2])
        if at < start + 8 or at >= len(page):
            continue
        with contextlib.suppress(IndexError, ValueError, OverflowError):
            yield _cell(pages, page, at, is_table=is_table)


def _cell(pages: _Pages, page: bytes, at: int, *, is_table: bool) -> Record:
    length, at = _varint(page, at)
    rowid: int | None = None
    if is_table:
        rowid, at = _varint(page, at)
    if length > _LARGEST:
        raise ValueError("longer than any row of ours")
    return Record(rowid, _values(_payload(pages, page, at, length, is_table=is_table)))


def _payload(pages: _Pages, page: bytes, at: int, length: int, *, is_table: bool) -> bytes:
    """A record's bytes, with what spilled to other pages."""
    usable = pages.size
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return page[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    parts, left = [page[at : at + here]], length - here
    number, seen = int.from_bytes(page[at + here : at + here + 4]), 0
    while left > 0 and 0 < number <= pages.count() and seen <= pages.count():
        spilled = pages[number]
        parts.append(spilled[4 : 4 + min(left, usable - 4)])
        left -= len(parts[-1]) or left
        number, seen = int.from_bytes(spilled[:4]), seen + 1
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    header, at = _varint(payload, 0)
    if header > len(payload):
        raise ValueError("a header longer than its record")
    types = []
    while at < header:
        sort, at = _varint(payload, at)
        types.append(sort)
    found = []
    for sort in types:
        value, at = _value(payload, at, sort)
        found.append(value)
    return tuple(found)


def _value(payload: bytes, at: int, sort: int) -> tuple[Value, int]:
    if sort == 0:
        return None, at
    if sort in _INTEGERS:
        end = at + _INTEGERS[sort]
        return int.from_bytes(payload[at:end], signed=True), end
    if sort in (8, 9):
        return sort - 8, at
    if sort < 12:
        raise ValueError("a number with a point; no row that is proved has one")
    end = at + (sort - 12) // 2
    part = payload[at:end]
    if len(part) != end - at:
        raise ValueError("cut off")
    return (part.decode() if sort % 2 else part), end


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
