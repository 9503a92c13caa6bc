"""Pages of rows as another hand than SQLite's puts them at the end of a file, where no table leads to them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

PAGE = 4096
MOST_IN_PAGE = PAGE - 35
LEAST_IN_PAGE = (PAGE - 12) * 32 // 255 - 23
Value = int | str | bytes | None


def lose_the_tables(path: Path) -> None:
    """Everything after the header of the first page goes: where each table begins."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(PAGE - 100))


def varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    if number >> 56:
        return _septets(number >> 8, 8, last=128) + bytes([number & 255])
    return _septets(number, max(1, (number.bit_length() + 6) // 7), last=0)


def _septets(number: int, count: int, last: int) -> bytes:
    found = [number >> 7 * n & 127 | 128 for n in range(count - 1, -1, -1)]
    return bytes([*found[:-1], found[-1] & 127 | last])


def record(values: Sequence[Value]) -> bytes:
    sorts, contents = b"", b""
    for value in values:
        if value is None:
            sorts += varint(0)
        elif isinstance(value, int):
            sorts, contents = sorts + varint(6), contents + value.to_bytes(8, signed=True)
        else:
            content = value.encode() if isinstance(value, str) else value
            sorts += varint(12 + 2 * len(content) + isinstance(value, str))
            contents += content
    assert len(sorts) < 127
    return varint(len(sorts) + 1) + sorts + contents


class ForeignPages:
    """Adds pages to a file; rows that end alike share the pages that they spill to."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("r+b")
        self._count = self._file.seek(0, 2) // PAGE
        self._chains: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def add(self, values: Sequence[Value], rowid: int = 1, pointers: int = 1) -> None:
        """A page with one row, which is pointed at once or more often."""
        self.add_cell(record(values), rowid, pointers)

    def add_cell(self, payload: bytes, rowid: int = 1, pointers: int = 1, keep: int | None = None) -> None:
        """The same of a record; `keep` is how many of its bytes are there, if not all."""
        cell = self._cell(payload, rowid, keep)
        at = PAGE - len(cell)
        head = bytes([13, 0, 0]) + pointers.to_bytes(2) + at.to_bytes(2) + b"\0"
        page = (head + at.to_bytes(2) * pointers)[:at].ljust(at, b"\0") + cell
        self.page(page)

    def page(self, content: bytes) -> int:
        """Its number."""
        self._file.seek(self._count * PAGE)
        self._file.write(content.ljust(PAGE, b"\0"))
        self._count += 1
        return self._count

    def _cell(self, payload: bytes, rowid: int, keep: int | None) -> bytes:
        head = varint(len(payload)) + varint(rowid)
        if len(payload) <= MOST_IN_PAGE:
            return head + payload
        here = LEAST_IN_PAGE + (len(payload) - LEAST_IN_PAGE) % (PAGE - 4)
        here = here if here <= MOST_IN_PAGE else LEAST_IN_PAGE
        return head + payload[:here] + self._chain(payload[here:keep]).to_bytes(4)

    def _chain(self, rest: bytes) -> int:
        known = hash(rest)
        if known not in self._chains:
            parts = [rest[at : at + PAGE - 4] for at in range(0, len(rest), PAGE - 4)]
            self._chains[known] = self._count + 1
            for part in parts:
                following = 0 if part is parts[-1] else self._count + 2
                self.page(following.to_bytes(4) + part)
        return self._chains[known]
