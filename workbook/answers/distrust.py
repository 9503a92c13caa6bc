"""Bounds for a file that a stranger may have made: nothing in it runs, and nothing takes for ever or all memory.

SQLite takes the tables' own text as a program: checks, generated columns, indices on expressions. So that text is
compared with ours before anything else is read; what is left are values, and those are bounded here.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import apsw

from workbook.answers.records import fingerprint
from workbook.answers.trouble import DamageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Far above what a workbook has; a file that goes beyond is none.
LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 64 << 20,
    apsw.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    apsw.SQLITE_LIMIT_COLUMN: 100,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 100,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    apsw.SQLITE_LIMIT_VDBE_OP: 100_000,
    apsw.SQLITE_LIMIT_FUNCTION_ARG: 20,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}
SECONDS = 20.0  # for the first look at a file of up to 8 MiB, on a slow stick
STEPS = 20_000  # of SQLite's own machine between two looks at the clock: about a millisecond
MOST_PARTS = 60  # tables and indices; a workbook has fifteen
ASKED = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
WORDS = 10_000  # of an id, a name, a time
# The tables of each version as `fingerprint` tells them, so that they need not be made to be compared.
KNOWN = {
    1: "29e07788d0b97628c8ef9429ff25757c50f1dfb482ae98bdf006b7090df99d4d",
    2: "ba11d784407e912104ae56ff3b50d246f9fc0bbfc860cb790c52293edcc47685",
    3: "4d9513bf98011204ef2b081d82ce3a8156de7c0ae1723804a6de56e8d694a187",
}
BESIDE = ("-wal", "-journal", "-shm")


def bound(db: apsw.Connection) -> None:
    """Set the limits of a connection."""
    for which, most in LIMITS.items():
        db.limit(which, most)


@contextmanager
def in_time(db: apsw.Connection, seconds: float = SECONDS) -> Iterator[None]:
    """Whatever is asked of the connection inside ends in time; DamageError if it does not."""
    until = time.monotonic() + seconds
    db.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        yield
    except apsw.InterruptError as error:
        raise DamageError("it takes longer to be read than any workbook does") from error
    finally:
        db.set_progress_handler(None)


def prove_schema(db: apsw.Connection, version: int) -> None:
    """The tables are those of this version and nothing else is there; DamageError if not. Runs nothing of the file."""
    rows: list[Any] = []
    for row in db.execute(ASKED):
        rows.append(row)
        if len(rows) > MOST_PARTS:
            break
    told = fingerprint("" if part is None else str(part) for row in rows for part in row).hex()
    if told != KNOWN.get(version) and tuple(rows) != _expected(version):
        raise DamageError("its tables are not those of a workbook")


def our_tables(db: apsw.Connection) -> set[str]:
    """The tables of a damaged or foreign file that are exactly ours, of any version."""
    known = {row for version in _versions() for row in _expected(version)}
    return {str(row[1]) for row in db.execute(ASKED) if row in known}


def refuse_odd_journals(path: Path) -> None:
    """OSError if what lies where a journal would be is no plain file: it would be written through, or waited for."""
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.is_symlink() or (beside.exists() and not beside.is_file()):
            raise OSError(f"{beside.name} beside it is no plain file")


def short(*texts: Any) -> None:
    """DamageError if something that is to be an id, a name or a time is no text, or endless."""
    if not all(isinstance(text, str) and len(text) <= WORDS for text in texts):
        raise DamageError("a name or an id is longer than any of a workbook")


@cache
def _expected(version: int) -> tuple[Any, ...]:
    from workbook.answers import schema

    memory = apsw.Connection(":memory:")
    schema.bring_up_to_date(memory, 0, version)
    found = tuple(memory.execute(ASKED))
    memory.close()
    return found


def _versions() -> range:
    from workbook.answers import schema

    return range(1, schema.VERSION + 1)
