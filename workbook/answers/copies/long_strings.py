"""Takes strings out of a JSON file that are too long to be held, so that the rest can be read as usual."""

from __future__ import annotations

import codecs
import re
import secrets
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables.contents import PIECE
from workbook.answers.tables.long_answers import MOST_BYTES, as_json, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_INSIDE = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_HALF_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\\Z")


class LongString(NamedTuple):
    """Where a string stands in a file: from behind its first quotation mark to behind its last."""

    path: Path
    start: int
    end: int

    def json(self) -> Iterator[str]:
        """As our files have it, in parts. ValueError if it is no JSON."""
        return as_json(unescaped(self._decoded()))

    def whole(self) -> str:
        """The string itself. ValueError."""
        return "".join(unescaped(self._decoded()))

    def _decoded(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")()
        with self.path.open("rb") as file:
            file.seek(self.start)
            for at in range(self.start, self.end, PIECE):
                yield decoder.decode(file.read(min(PIECE, self.end - at)))


class WithoutLongStrings:
    """A JSON file with a mark in the place of every string that is too long. OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = secrets.token_hex(16)  # that nobody can have written
        self._long: list[LongString] = []
        self._kept = bytearray()
        with path.open("rb") as file:
            self._read(file)

    def data(self) -> bytes:
        """What is to be read."""
        return bytes(self._kept)

    def restored(self, value: Any) -> Any:
        """What was read of it, with every long string in its place. ValueError."""
        if not self._long:
            return value
        if isinstance(value, dict):
            return {self.restored(key): self.restored(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.restored(inner) for inner in value]
        long = self.find(value)
        return long.whole() if long else value

    def find(self, value: object) -> LongString | None:
        """The string whose mark this is."""
        if not isinstance(value, str) or not value.startswith(self._mark):
            return None
        return self._long[int(value.removeprefix(self._mark))]

    def _read(self, file: BinaryIO) -> None:
        kept, start, begun, at = self._kept, 0, None, 0  # where a string begins: in `kept`, in the file
        for piece in _pieces(file):
            place = 0
            while place < len(piece):
                if begun is None:
                    end = piece.find(b'"', place) + 1 or len(piece)
                    kept += piece[place:end]
                    if kept.endswith(b'"'):
                        start, begun = len(kept), at + end
                else:
                    found = _INSIDE.match(piece, place)
                    end = found.end() if found else place
                    if at + end - begun <= MOST_BYTES:
                        kept += piece[place:end]
                    else:
                        del kept[start:]
                    if end < len(piece):
                        end += 1
                        self._close(start, begun, at + end)
                        begun = None
                place = end
            at += len(piece)

    def _close(self, start: int, begun: int, end: int) -> None:
        if end - 1 - begun > MOST_BYTES:
            self._kept += f"{self._mark}{len(self._long)}".encode()
            self._long.append(LongString(self._path, begun, end))
        self._kept += b'"'


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """A file in pieces of which none ends between a backslash and its sign."""
    while piece := file.read(PIECE):
        while _HALF_ESCAPE.search(piece) and (more := file.read(1)):
            piece += more
        yield piece
