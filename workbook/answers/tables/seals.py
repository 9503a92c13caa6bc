"""Seals over everything in a workbook that is not an answer, so that an older page of it never passes for the newest.

For each part, which is a table, a seal holds the sum of the hashes of its rows, so that a change of one row changes
it without reading the others. It stands in two tables, whose pages a disk would have to lose together with those of
the rows; and it is tied to the answers: each saved answer notes the number of the seal of its time, and the seal the
newest answer of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables.records import fingerprint
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import apsw

SINCE = 3  # the schema in which the seals came
TABLES = ("seal", "seal_again")
# The columns that a row's hash is taken over. What is large carries a hash of its own, which stands for it here.
PARTS = {
    "workbook": "uuid, name, created, course_id",
    "keepings": "exercise, share, not_today",
    "place": "module, page, scroll",
    "visited": "module, page",
    "pictures": "hash",
    "snapshot": "number, course_id, version, hash, taken",
    "carried": "snapshot, old, new",
    "preferences": "key, value",
    "marks": (
        "mark, sort, module, page, paragraph, words_before, words, words_after, note, lost, at, offset_minutes"
    ),
}
# The parts that a file of each schema seals, since there have been seals.
PARTS_IN = {SINCE: tuple(PARTS)[:6], 4: tuple(PARTS)[:8], 5: tuple(PARTS)}
FIRST_PARTS = PARTS_IN[SINCE]
CHANGED = {
    "workbook": N_("whose workbook it is does not stand there as it was written last"),
    "keepings": N_("who may see an answer does not stand there as it was chosen last"),
    "place": N_("the place in the course does not stand there as it was last"),
    "visited": N_("the pages that were visited do not stand there as they were last"),
    "pictures": N_("the pictures do not stand there as they were added last"),
    "snapshot": N_("the course does not stand there as it was taken in last"),
    "carried": N_("what an update of the course moved does not stand there as it was left last"),
    "preferences": N_("what was chosen for the whole workbook does not stand there as it was chosen last"),
    "marks": N_("the marks and notes do not stand there as they were made last"),
}
LENGTH = 32
MODULUS = 1 << (8 * LENGTH)
NEWEST = "SELECT coalesce(max(row), 0) FROM answer_history"

Row = tuple[Any, ...]


class Seal(NamedTuple):
    """How often it was changed, the newest answer of that time, and the sum of every part in the order of `PARTS`."""

    number: int
    newest: int
    sums: tuple[bytes, ...]

    def of(self, part: str) -> bytes:
        """The sum of one part."""
        return self.sums[list(PARTS).index(part)]

    def has(self, part: str) -> bool:
        """Whether it was made when there was this part."""
        return list(PARTS).index(part) < len(self.sums)


def row_hash(part: str, values: Iterable[Any]) -> int:
    """What one row adds to the sum of its part."""
    return int.from_bytes(fingerprint((part, *("" if value is None else value for value in values))))


def sum_of(part: str, rows: Iterable[Iterable[Any]]) -> bytes:
    """The sum over all rows of a part."""
    return (sum(row_hash(part, row) for row in rows) % MODULUS).to_bytes(LENGTH)


@contextmanager
def changing(
    db: apsw.Connection, part: str, where: str = "TRUE", values: Sequence[Any] = ()
) -> Iterator[None]:
    """Around a change of the rows of a part that fit a condition; inside the transaction that changes them.

    What the seal says of all other rows stays, whatever stands in them now.
    """
    asked = f"{_read_part(part)} WHERE {where}"
    gone = db.execute(asked, values).fetchall()
    yield
    come = db.execute(asked, values).fetchall()
    if come != gone:
        _change(db, part, gone, come)


def _change(db: apsw.Connection, part: str, gone: Sequence[Row], come: Sequence[Row]) -> None:
    seal = _newer(db)
    before = int.from_bytes(seal.of(part))
    after = before + sum(row_hash(part, row) for row in come) - sum(row_hash(part, row) for row in gone)
    sums = dict(zip(PARTS, seal.sums, strict=True)) | {part: (after % MODULUS).to_bytes(LENGTH)}
    _write(db, Seal(seal.number + 1, int(db.execute(NEWEST).get), tuple(sums.values())))


def write_anew(db: apsw.Connection) -> None:
    """Seal all parts as they stand now, in a file that was just put together; older files have no seal."""
    if parts := _parts_of(db):
        seal_all(db, parts)


def seal_all(db: apsw.Connection, parts: Sequence[str] = tuple(PARTS)) -> None:
    """Seal all parts as they stand now, where the tables of the seals are known to be there."""
    numbers = "SELECT max(coalesce(max(sealed), 0), coalesce((SELECT max(number) FROM seal), 0)) FROM current"
    number = int(db.execute(numbers).get)
    sums = tuple(sum_of(part, rows(db, part)) for part in parts)
    _write(db, Seal(number + 1, int(db.execute(NEWEST).get), sums), parts)


def make_tables(db: apsw.Connection, parts: Sequence[str]) -> None:
    """The two tables, empty."""
    sums = ", ".join(f"{part} BLOB NOT NULL" for part in parts)
    for table in TABLES:
        db.execute(
            f"CREATE TABLE {table} (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, "
            f"newest INTEGER NOT NULL, {sums}, hash BLOB NOT NULL) STRICT"
        )


def add_parts(db: apsw.Connection, version: int) -> None:
    """Seal the parts of a version beside those of the one before, the new ones still empty.

    What the seals say of the others stays.
    """
    parts, known = PARTS_IN[version], PARTS_IN[version - 1]
    before = {table: _read(db, table, known) for table in TABLES}
    for table in TABLES:
        db.execute(f"DROP TABLE {table}")
    make_tables(db, parts)
    new = (bytes(LENGTH),) * (len(parts) - len(known))
    for table, seal in before.items():
        if seal:  # one that was not whole stays away, and that is noticed
            _write_in(db, table, seal._replace(sums=(*seal.sums, *new)), parts)


def _parts_of(db: apsw.Connection) -> tuple[str, ...]:
    """What a file seals; nothing in one of a time before the seals."""
    return PARTS_IN.get(int(db.execute("PRAGMA user_version").get), ())


def prove(db: apsw.Connection, *, apart_from: Sequence[str] = ()) -> None:
    """Everything that is not an answer is as it was left last; DamageError if not.

    What `apart_from` names is not looked at.
    """
    parts = _parts_of(db)
    seal, again = (_read(db, table, parts) for table in TABLES)
    if seal is None or seal != again:
        raise DamageError(_("one of the seals over what was chosen is not what was written last"))
    if int(db.execute("SELECT coalesce(max(sealed), 0) FROM current").get) > seal.number:
        raise DamageError(_("the seals over what was chosen are older than the newest answer"))
    if int(db.execute(NEWEST).get) < seal.newest:
        raise DamageError(_("the newest answer is older than what was chosen for it"))
    for part in parts:
        if part not in apart_from and sum_of(part, rows(db, part)) != seal.of(part):
            raise DamageError(_(CHANGED[part]))


def from_row(row: tuple[Any, ...]) -> Seal | None:
    """A seal as it stands in its table, of today or of an earlier schema, if it is what was written."""
    number, newest, *sums, digest = row
    if (
        not all(isinstance(part, int | bytes) for part in row)
        or len(sums) not in map(len, PARTS_IN.values())
        or fingerprint((number, newest, *sums)) != digest
    ):
        return None
    return Seal(number, newest, tuple(sums))


def _read_part(part: str) -> str:
    return f"SELECT {PARTS[part]} FROM {part}"  # noqa: S608 - our own names


def rows(db: apsw.Connection, part: str) -> Iterable[Row]:
    """The rows of a part as they are sealed."""
    return db.execute(_read_part(part))


def _columns(parts: Sequence[str]) -> str:
    return ", ".join(["number", "newest", *parts, "hash"])


def _read(db: apsw.Connection, table: str, parts: Sequence[str] = tuple(PARTS)) -> Seal | None:
    found: Any = db.execute(f"SELECT {_columns(parts)} FROM {table}").fetchone()  # noqa: S608
    return from_row(found) if found else None


def _newer(db: apsw.Connection) -> Seal:
    """The seal to go on from; in a file that has none that is whole, one that fits nothing."""
    found = [seal for table in TABLES if (seal := _read(db, table))]
    nothing = Seal(0, 0, (bytes(LENGTH),) * len(PARTS))
    return max(found, default=nothing, key=lambda seal: seal.number)


def _write(db: apsw.Connection, seal: Seal, parts: Sequence[str] = tuple(PARTS)) -> None:
    for table in TABLES:
        _write_in(db, table, seal, parts)


def _write_in(db: apsw.Connection, table: str, seal: Seal, parts: Sequence[str]) -> None:
    values: list[int | bytes] = [seal.number, seal.newest, *seal.sums]
    marks = ", ".join("?" * (len(values) + 1))
    db.execute(
        f"INSERT OR REPLACE INTO {table} (one, {_columns(parts)}) VALUES (1, {marks})",  # noqa: S608
        (*values, fingerprint(values)),
    )
