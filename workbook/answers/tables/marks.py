"""What the learner marked in the course's text, notes beside it, and bookmarks, in the table `marks`.

A mark is anchored by its own words, a few before and after them, its page, and the number of its paragraph there.
Every row carries a hash of itself, so that one row that a disk spoiled does not take the others with it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

from workbook.answers.disk.distrust import WORDS, short
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import seals
from workbook.answers.tables.records import fingerprint, moment_from, moment_text, offset_of
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    import apsw

Colour = Literal["honey", "mint", "slate"]
Sort = Literal["honey", "mint", "slate", "page", "bookmark"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
SORTS: tuple[Sort, ...] = get_args(Sort)
LONGEST_WORDS = WORDS  # letters of a passage
LONGEST_NOTE = 20_000  # letters
LONGEST_AROUND = 40  # letters before a passage, and after it
MOST_PARAGRAPH = 1 << 40
DAY = 24 * 60  # minutes: no clock is further from another
_KINDS = (str, str, str, str, int, str, str, str, str, bool, str, int)
_FLAGS = {0: False, 1: True}

_COLUMNS = f"{seals.PARTS['marks']}, hash"
READ = f"SELECT {_COLUMNS} FROM marks ORDER BY mark"  # noqa: S608 - our own names
WRITE = f"INSERT OR REPLACE INTO marks ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class Quotation(NamedTuple):
    """Words of a page, what stands before and after them, and the number of the paragraph in which they begin."""

    paragraph: int
    before: str
    words: str
    after: str


class Mark(NamedTuple):
    """One passage with its colour, a note for a whole page (`page`), or a bookmark.

    `lost` is whether the course no longer has its words; `at` is when it was made, in UTC, as stored.
    """

    id: str
    sort: Sort
    module: str
    page: str
    paragraph: int
    before: str
    words: str
    after: str
    note: str
    lost: bool
    at: str
    offset_minutes: int

    @property
    def day(self) -> date:
        """The calendar day when and where it was made."""
        return (moment_from(self.at) + timedelta(minutes=self.offset_minutes)).date()

    @property
    def is_passage(self) -> bool:
        """Whether it is of words, which have a colour."""
        return self.sort in COLOURS

    @property
    def quotation(self) -> Quotation:
        """Its words with those around them."""
        return Quotation(self.paragraph, self.before, self.words, self.after)


def new_mark(sort: Sort, module: str, page: str, at: datetime) -> Mark:
    """A mark that is made now, still without words."""
    return Mark(
        os.urandom(16).hex(), sort, module, page, 0, "", "", "", "", lost=False, at=moment_text(at),
        offset_minutes=offset_of(at),
    )  # fmt: skip


def row_of(mark: Mark) -> tuple[Any, ...]:
    """A mark as it stands in its table, with its hash."""
    values = (*mark[:9], int(mark.lost), *mark[10:])
    return (*values, fingerprint(values))


def from_row(row: Iterable[Any]) -> Mark:
    """The mark of a row; DamageError if it is not what was written."""
    *values, digest = row
    with suppress(TypeError, ValueError, KeyError):
        mark = Mark(*values)
        mark = mark._replace(lost=_FLAGS[mark.lost])
        if fingerprint(values) == digest and is_one_of_ours(mark):
            return mark
    raise DamageError(_("a mark or a note is not what was written"))


def is_one_of_ours(mark: Mark) -> bool:
    """Whether the values are such as this program makes. Raises ValueError or DamageError if they are odd."""
    short(mark.id, mark.module, mark.page, mark.before, mark.words, mark.after, mark.at)
    moment_from(mark.at)
    return (
        mark.sort in SORTS
        and all(type(value) is kind for value, kind in zip(mark, _KINDS, strict=True))
        and len(mark.note) <= LONGEST_NOTE
        and 0 <= mark.paragraph < MOST_PARAGRAPH
        and abs(mark.offset_minutes) <= DAY
    )


def all_marks(db: apsw.Connection) -> list[Mark]:
    """All of them; DamageError if one is not what was written."""
    return [from_row(row) for row in db.execute(READ)]


def whole_marks(db: apsw.Connection) -> Iterator[Mark]:
    """Those that are what was written; one that is not is left out."""
    for row in db.execute(READ):
        with suppress(DamageError):
            yield from_row(row)


def put(db: apsw.Connection, mark: Mark) -> None:
    """Write one, new or changed; inside the caller's transaction."""
    with seals.changing(db, "marks", "mark = ?", (mark.id,)):
        db.execute(WRITE, row_of(mark))


def remove(db: apsw.Connection, mark_id: str) -> None:
    """Take one away; inside the caller's transaction."""
    with seals.changing(db, "marks", "mark = ?", (mark_id,)):
        db.execute("DELETE FROM marks WHERE mark = ?", (mark_id,))


def as_data(mark: Mark) -> dict[str, Any]:
    """A mark for a file that other programs read."""
    return mark._asdict()


def from_data(data: Any) -> Mark | None:
    """A mark out of such a file; None if it is none."""
    with suppress(TypeError, ValueError, DamageError):
        mark = Mark(**cast("dict[str, Any]", data))
        if is_one_of_ours(mark):
            return mark
    return None
