"""Bounds for a file that a stranger may have made: nothing in it runs, and nothing takes for ever or all memory.

SQLite takes the tables' own text as a program: checks, generated columns, indices on expressions. So that text is
compared with ours before anything else is read; what is left are values, and those are bounded here.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import apsw

from workbook.answers.disk.trouble import DamageError
from workbook.language.translation import gettext as _

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
WORDS = 10_000  # of an id, a name, a time
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
        raise DamageError(_("it takes longer to be read than any workbook does")) from error
    finally:
        db.set_progress_handler(None)


def refuse_odd_journals(path: Path) -> None:
    """OSError if what lies where a journal would be is no plain file: it would be written through, or waited for."""
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.is_symlink() or (beside.exists() and not beside.is_file()):
            raise OSError(_("{name} beside it is no plain file").format(name=beside.name))


def short(*texts: Any) -> None:
    """DamageError if something that is to be an id, a name or a time is no text, or endless."""
    if not all(isinstance(text, str) and len(text) <= WORDS for text in texts):
        raise DamageError(_("a name or an id is longer than any of a workbook"))
