"""Whether a row of a damaged workbook is what was written: by its own hash, or only by its shape and its values."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from workbook.answers.disk.distrust import short
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_settings, answer_table, marks, seals, workbook_row
from workbook.answers.tables.long_answers import LongAnswer
from workbook.answers.tables.records import moment_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Row = tuple[Any, ...]
MOST_NUMBER = 1 << 62  # of a row or a snapshot; what a file goes on from has to have room above it
SHARES = (None, "private", "keep", "bring")


class Whole(NamedTuple):
    """One row that is what was written, of a table of ours; `row` has no hash any more where it proved itself.

    An answer is a `Stored`, a seal a `Seal`, the workbook's own row its four facts. A row of `current`, of `snapshot`
    and of `snapshot_file` is only of the right shape: what it speaks of has to prove it. Of the latter and of
    pictures the content is where it lies. `reached` is whether its table leads to it; what only lies in some page may
    be of an earlier time.
    """

    table: str
    row: Row
    reached: bool


def as_whole(table: str, row: Sequence[Any], *, reached: bool) -> Iterator[Whole]:
    """The row if it is what was written."""
    with suppress(DamageError, ValueError, TypeError, OverflowError, apsw.Error):
        found = _TAKERS[table](tuple(row))
        if found is not None:
            yield Whole(table, found, reached)


def _take_answer(row: Row) -> Row | None:
    """An answer, if it is what was saved and can be read."""
    if not is_number(row[0]) or row[8] not in (0, 1):
        return None
    stored = answer_table.proved(None, row)
    answer_table.as_saved(stored)
    if isinstance(stored.answer, LongAnswer):
        if sum(map(len, stored.answer.pieces())) < stored.answer.size:
            return None
        for _unused in stored.answer.json():  # a text to its end
            pass
    return stored


def _take_pointed(row: Row) -> Row | None:
    exercise, number, digest, answered, *seal = row  # a file of an earlier version notes no seal
    short(exercise)
    good = is_number(number) and len(digest) == hashlib.sha256().digest_size and answered in (0, 1)
    return (exercise, number, digest, seal[0] if seal else None) if good else None


def _take_choice(row: Row) -> Row | None:
    exercise, share, not_today, digest = row
    short(exercise)
    if share in SHARES and not_today in (0, 1) and answer_settings.seal(exercise, share, not_today) == digest:
        return row
    return None


def _take_seal(row: Row) -> Row | None:
    _one, *values = row
    seal = seals.from_row(tuple(values))
    return seal if seal and seal.number < MOST_NUMBER else None


def _take_facts(row: Row) -> Row | None:
    _one, uuid, name, created, course_id, *digest = row
    short(uuid, name, created, course_id)
    moment_from(created)
    facts = (uuid, name, created, course_id)
    return facts if not digest or workbook_row.seal(*facts) == digest[0] else None


def _take_snapshot(row: Row) -> Row | None:
    number, course_id, version, digest, taken = row
    short(course_id, version, taken)
    moment_from(taken)
    return row if is_number(number) and isinstance(digest, bytes) else None


def _take_file(row: Row) -> Row | None:
    number, path, _content = row
    parts = path.split("/")
    good = not {"", ".", ".."} & set(parts) and "\0" not in path
    return row if good and is_number(number) else None


def is_number(number: object) -> bool:
    """Whether something can be the number of a row or of a snapshot."""
    return isinstance(number, int) and 0 < number < MOST_NUMBER


def _take_picture(row: Row) -> Row | None:
    name, _kind, content = row
    digest, size = hashlib.sha256(), 0
    for piece in content.pieces():
        digest.update(piece)
        size += len(piece)
    return (name, content) if digest.hexdigest() == name and size == content.size else None


def _take_place(row: Row) -> Row | None:
    _one, module, page, scroll = row
    short(module, page)
    return (module, page, scroll) if 0 <= scroll <= 1 else None


def _take_two(row: Row) -> Row | None:
    short(*row)
    return row


def _take_carried(row: Row) -> Row | None:
    number, *ids = row
    short(*ids)
    return row if is_number(abs(number)) else None


# The tables by what makes a row of each certain.
_TAKERS: dict[str, Callable[[Row], Row | None]] = {
    "answer_history": _take_answer,
    "workbook": _take_facts,
    "current": _take_pointed,
    "keepings": _take_choice,
    "snapshot": _take_snapshot,
    "snapshot_file": _take_file,
    "pictures": _take_picture,
    "seal": _take_seal,
    "seal_again": _take_seal,
    "place": _take_place,
    "visited": _take_two,
    "preferences": _take_two,
    "carried": _take_carried,
    "marks": marks.from_row,
}
