"""Answers longer than this program takes, as only a stranger's file has: proved and copied by parts, never whole."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from contextlib import closing
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from workbook.answers.tables.contents import PIECE, Content
from workbook.course.answer_text import LongText, clean_text, to_text
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import apsw

MOST_BYTES = 8_000_000  # of a stored answer: no sign takes more than four, and two million signs are possible
FIRST_LETTERS = 300
_ESCAPE = 12  # signs of the longest one, a pair of halves
_WHOLE = re.compile(r'[^"\\]*(?:\\(?:u[0-9a-fA-F]{4}|[^u])[^"\\]*)*')
_HALF = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}$")  # the other may come with the next piece
_MAKE_ROOM = "UPDATE answer_history SET answer = CAST(zeroblob(?) AS TEXT) WHERE row = ?"


def told_in_short(column: str) -> str:
    """SQL for an answer, or of a long one its length alone."""
    return f"CASE WHEN octet_length({column}) > {MOST_BYTES} THEN octet_length({column}) ELSE {column} END"


class LongAnswer(Content):
    """A long answer where it is stored; `row` is its place in the history. It is read anew for each use."""

    def __init__(self, db: apsw.Connection, row: int) -> None:
        self._db, self.row = db, row

    def json(self) -> Iterator[str]:
        """As it is stored, in parts."""
        decoder = codecs.getincrementaldecoder(self._encoding)()
        for piece in self._raw():
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)

    def pieces(self) -> Iterator[bytes]:
        """The same in UTF-8."""
        return self._raw() if self._encoding == "UTF-8" else (piece.encode() for piece in self.json())

    @cached_property
    def _encoding(self) -> str:
        return str(self._db.execute("PRAGMA encoding").get)

    def _raw(self) -> Iterator[bytes]:
        with closing(self._db.blob_open("main", "answer_history", "answer", self.row, False)) as blob:
            while piece := blob.read(PIECE):
                yield piece

    def texts(self) -> Iterator[str]:
        """What was written, in parts that end with a line or a word; of what is no text, its JSON. ValueError."""
        pieces = self.json()
        first = next(pieces)
        if not first.startswith('"'):
            yield from chain([first], pieces)
            return
        left = ""
        for part in unescaped(chain([first[1:]], pieces)):
            text = left + clean_text(part)
            end = text.rfind("\n") + 1
            if not end and len(text) > PIECE:
                end = (text.rfind(" ") + 1) or len(text)
            yield text[:end]
            left = text[end:]
        yield left

    @cached_property
    def size(self) -> int:  # type: ignore[override]
        """Its bytes."""
        if self._encoding != "UTF-8":
            return sum(map(len, self.pieces()))
        with closing(self._db.blob_open("main", "answer_history", "answer", self.row, False)) as blob:
            return blob.length()

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 over it."""
        found = hashlib.sha256()
        for piece in self.pieces():
            found.update(piece)
        return found.digest()

    def __eq__(self, other: object) -> bool:
        """Whether another one is the same to the letter."""
        if not isinstance(other, LongAnswer | LongText):
            return False
        return self.is_there() and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def is_there(self) -> bool:
        """Whether its row has not gone meanwhile."""
        return bool(self._db.execute("SELECT 1 FROM answer_history WHERE row = ?", (self.row,)).get)

    def in_short(self) -> LongText:
        """What is shown in its place: how it begins, if it is a text, and that this is not all."""
        said = _(
            "This answer goes on: it has {size} bytes, more than can be shown at once. It is kept whole, exactly "
            "as it is, and “Save everything as text…” writes all of it."
        ).format(size=whole_number(self.size))
        begins = _first_words(next(self.json()))
        return LongText(f"{begins} …\n\n{said}" if begins else said, row=self.row, digest=self.digest)

    def put_into(self, db: apsw.Connection, row: int) -> None:
        """Write it in the place of the empty answer of a row."""
        write_long(db, row, self.size, self.pieces())


def write_long(db: apsw.Connection, row: int, size: int, pieces: Iterable[bytes]) -> None:
    """Write an answer of so many bytes in the place of the empty one of a row."""
    db.execute(_MAKE_ROOM, (size, row))
    with closing(db.blob_open("main", "answer_history", "answer", row, True)) as blob:
        for piece in pieces:
            blob.write(piece)


def as_json(texts: Iterable[str]) -> Iterator[str]:
    """A text as JSON, in parts."""
    yield '"'
    for text in texts:
        yield to_text(text)[1:-1]
    yield '"'


def unescaped(pieces: Iterable[str]) -> Iterator[str]:
    """A JSON text without its first quotation mark, as it was typed. ValueError if it does not end as one does."""
    rest = ""
    for piece in pieces:
        rest += piece
        found = _WHOLE.match(rest)
        assert found
        half = _HALF.search(rest, max(0, found.end() - _ESCAPE), found.end())
        end = half.start() if half else found.end()
        yield _read(rest[:end])
        rest = rest[end:]
        if len(rest) > _ESCAPE:
            break
    if rest != '"':
        raise ValueError("no text, or one without an end")


def _first_words(stored: str) -> str:
    """How a text begins; nothing of what is no text."""
    if not stored.startswith('"'):
        return ""
    found = _WHOLE.match(stored, 1, FIRST_LETTERS * 2)
    assert found
    return clean_text(_read(found[0]))[:FIRST_LETTERS]


def _read(inside: str) -> str:
    return str(json.loads(f'"{inside}"', strict=False))
