"""Copies a workbook's tables from one connection to another: nothing of it passes through any other file."""

from __future__ import annotations

from contextlib import closing
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from workbook.answers.disk.connection import transaction
from workbook.answers.tables import schema
from workbook.answers.tables.long_answers import LongAnswer, told_in_short
from workbook.answers.tables.records import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    import apsw

    Keep = Callable[[str, bytes], bytes]
    LeaveOut = Callable[[str, Mapping[str, Any]], bool]
    Row = tuple[Any, ...]

# The large contents, which backups keep once for all: table and column.
CONTENTS = {"snapshot_file": "content", "pictures": "content"}
LONG = (
    "answer_history"  # read row by row: a statement that goes over all holds a copy of the one that it is at
)


def copy_workbook(
    source: apsw.Connection,
    target: apsw.Connection,
    keep: Keep | None = None,
    leave_out: LeaveOut | None = None,
) -> None:
    """Fill an empty file with all that another one holds, in the same version of the schema.

    `keep` is given the table and each large content, and gives what is stored in its place. `leave_out` is given
    the table and each row by its columns, and says which are not copied.
    """
    version = int(source.execute("PRAGMA user_version").get)
    schema.bring_up_to_date(target, 0, version)
    with transaction(target):
        for table in tables_of(target):
            columns = columns_of(target, table)
            marks = ", ".join("?" * len(columns))
            insert = f'INSERT INTO "{table}" VALUES ({marks})'  # noqa: S608 - our own names
            long: list[LongAnswer] = []
            with closing(_copied(source, table, columns, keep, leave_out)) as rows:
                target.executemany(insert, (_without_long(row, long) for row in rows))
            for answer in long:
                answer.put_into(target, answer.row)


def _without_long(row: Row, long: list[LongAnswer]) -> Row:
    """A row that is written at once; a long answer in it is noted, to be written by parts."""
    found = [part for part in row if isinstance(part, LongAnswer)]
    long += found
    return tuple("" if isinstance(part, LongAnswer) else part for part in row) if found else row


def differing_tables(
    source: apsw.Connection,
    copy: apsw.Connection,
    keep: Keep | None = None,
    leave_out: LeaveOut | None = None,
) -> set[str]:
    """The tables of a copy that do not hold, row for row, what was to be copied."""
    ours = set(tables_of(source))
    different = ours ^ set(tables_of(copy))
    for table in ours - different:
        columns = columns_of(source, table)
        wanted = _copied(source, table, columns, keep, leave_out)
        if not all(one == other for one, other in zip_longest(wanted, rows_of(copy, table, columns))):
            different.add(table)
    return different


def tables_of(db: apsw.Connection) -> list[str]:
    """Our tables, in the order in which they were made."""
    asked = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    return [str(name) for (name,) in db.execute(asked)]


def columns_of(db: apsw.Connection, table: str) -> list[str]:
    """A table's columns in order."""
    return [str(column[1]) for column in db.execute(f'PRAGMA table_info("{table}")')]


def rows_of(db: apsw.Connection, table: str, columns: list[str]) -> Generator[Row]:
    """A table's rows in the order of their keys; a `LongAnswer` stands for what is not to be held."""
    names = ", ".join(f'"{column}"' for column in columns)
    if table == LONG:
        names = names.replace('"answer"', told_in_short("answer"))
        at = columns.index("answer")
    asked = f'SELECT {names} FROM "{table}"'  # noqa: S608 - our own names
    if table != LONG:
        yield from db.execute(f"{asked} ORDER BY 1, 2")
        return
    for number in db.execute(f"SELECT row FROM {LONG} NOT INDEXED ORDER BY row").fetchall():  # noqa: S608
        for row in db.execute(f"{asked} WHERE row = ?", number).fetchall():
            long = isinstance(row[at], int)
            yield (*row[:at], LongAnswer(db, int(str(row[0]))), *row[at + 1 :]) if long else row


def tables_hash(db: apsw.Connection) -> dict[str, bytes]:
    """A fingerprint of every table, to prove that a copy holds what was copied."""
    return {table: fingerprint(_parts(db, table)) for table in tables_of(db)}


def _parts(db: apsw.Connection, table: str) -> Iterator[str | bytes | LongAnswer]:
    for row in rows_of(db, table, columns_of(db, table)):
        yield from (part if isinstance(part, bytes | LongAnswer) else repr(part) for part in row)


def _copied(
    source: apsw.Connection, table: str, columns: list[str], keep: Keep | None, leave_out: LeaveOut | None
) -> Generator[Row]:
    """A table's rows as they are to stand in the copy. However it ends, nothing of the source stays half read."""
    large = CONTENTS.get(table) if keep else None
    at = columns.index(large) if large else None
    with closing(rows_of(source, table, columns)) as rows:
        for row in rows:
            if leave_out is not None and leave_out(table, dict(zip(columns, row, strict=True))):
                continue
            yield row if keep is None or at is None else (*row[:at], keep(table, row[at]), *row[at + 1 :])
