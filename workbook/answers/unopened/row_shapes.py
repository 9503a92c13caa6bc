"""What the rows of our tables look like: of what kind each value is, and how long at most.

A hash proves that a row is as it was written, not that we wrote it; and it can only be asked of a row that is no
larger than one of ours. So a row is looked at from outside before it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import apsw

from workbook.answers.disk.distrust import LIMITS, WORDS
from workbook.answers.tables import seals
from workbook.answers.tables.answer_table import MOST_WORDING
from workbook.answers.tables.long_answers import told_in_short
from workbook.answers.tables.marks import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.answers.unopened.raw_pages import Column

HASH = 32
_ID = 4 * WORDS  # bytes
_LONGEST_PATH = 4000
MOST_NOTE = 4 * LONGEST_NOTE  # bytes
_ANY = LIMITS[apsw.SQLITE_LIMIT_LENGTH]  # of a whole row
OPTIONAL = ("share",)
LARGE = ("answer", "content")  # not read with their row


class Part(NamedTuple):
    """One value of a row: of which kind it is, as SQL and the program say it, and the bytes of the longest."""

    name: str
    sort: str
    kind: type
    most: int

    @property
    def asked(self) -> str:
        """SQL for it; of one that is large its length alone, and of one that is not what it should be, nothing."""
        wanted = {"answer": told_in_short(self.name), "content": f"octet_length({self.name})"}
        good = f"typeof({self.name}) = '{self.sort}' AND octet_length({self.name}) <= {self.most}"
        return f"CASE WHEN {good} THEN {wanted.get(self.name, self.name)} END"


def _number(name: str) -> Part:
    return Part(name, "integer", int, 8)


def _text(name: str, most: int = _ID) -> Part:
    return Part(name, "text", str, most)


def _bytes(name: str, most: int = HASH) -> Part:
    return Part(name, "blob", bytes, most)


Shape = tuple[Part, ...]
_FACTS = (
    _number("one"), _text("uuid"), _text("name"), _text("created"), _text("course_id"), _bytes("hash"),
)  # fmt: skip
_CURRENT = (_text("exercise"), _number("row"), _bytes("hash"), _number("answered"), _number("sealed"))
_SEALS = tuple(
    (_number("one"), _number("number"), _number("newest"), *map(_bytes, parts), _bytes("hash"))
    for parts in reversed(seals.PARTS_IN.values())
)
# As the present version writes them, then as earlier ones did.
SHAPES: dict[str, tuple[Shape, ...]] = {
    "answer_history": ((
        _number("row"), _text("exercise"), _text("kind"), _text("answer", _ANY), _text("wording", MOST_WORDING),
        _text("course_version"), _text("at"), _number("offset_minutes"), _number("answered"), _text("first_at"),
        _bytes("hash"),
    ),),
    "workbook": (_FACTS, _FACTS[:-1]),
    "current": (_CURRENT, _CURRENT[:-1]),
    "keepings": ((_text("exercise"), _text("share"), _number("not_today"), _bytes("hash")),),
    "snapshot": ((
        _number("number"), _text("course_id"), _text("version"), _bytes("hash"), _text("taken"),
    ),),
    "snapshot_file": ((_number("number"), _text("path", _LONGEST_PATH), _bytes("content", _ANY)),),
    "pictures": ((_text("hash", 2 * HASH), _text("type"), _bytes("content", _ANY)),),
    "seal": _SEALS,
    "seal_again": _SEALS,
    "place": ((_number("one"), _text("module"), _text("page"), Part("scroll", "real", float, 8)),),
    "visited": ((_text("module"), _text("page")),),
    "preferences": ((_text("key"), _text("value")),),
    "carried": ((_number("snapshot"), _text("old"), _text("new")),),
    "marks": ((
        _text("mark"), _text("sort"), _text("module"), _text("page"), _number("paragraph"), _text("words_before"),
        _text("words"), _text("words_after"), _text("note", MOST_NOTE), _number("lost"), _text("at"),
        _number("offset_minutes"), _bytes("hash"),
    ),),
}  # fmt: skip


def large_in(shape: Shape) -> int | None:
    """Which value of a row is not read with it."""
    return next((n for n, part in enumerate(shape) if part.name in LARGE), None)


def fits(shape: Shape, columns: Sequence[Column]) -> bool:
    """Whether a record looks as such a row does."""
    return len(shape) == len(columns) and all(
        _fits(part, column, is_key=at == 0)
        for at, (part, column) in enumerate(zip(shape, columns, strict=True))
    )


def _fits(part: Part, column: Column, *, is_key: bool) -> bool:
    if column.kind is type(None):  # a number that is the key stands before the record
        return part.name in OPTIONAL or (is_key and part.kind is int)
    return column.kind is part.kind and column.length <= part.most


def is_full(shape: Shape, row: Sequence[object]) -> bool:
    """Whether a row that was asked for part by part has all that it needs."""
    return all(value is not None or part.name in OPTIONAL for part, value in zip(shape, row, strict=True))


def shape_with(table: str, columns: Sequence[str]) -> Shape | None:
    """The shape of a table of ours that has these columns."""
    return next((shape for shape in SHAPES[table] if [part.name for part in shape] == list(columns)), None)
