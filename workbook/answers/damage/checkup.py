"""Looks through a whole workbook in slices, so that saving never waits long for it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_settings, answer_table, marks, seals, workbook_row
from workbook.answers.tables.copying import tables_of
from workbook.answers.tables.long_answers import LongAnswer
from workbook.answers.tables.snapshot import course_hash
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from workbook.answers.file.opened import Opened

ROWS = 400  # history rows in a slice: a few milliseconds
LETTERS = 2_000_000  # of answers in a slice, where they are long


class Checkup:
    """One look through a file that is open, for the thread that owns it."""

    def __init__(self, file: Opened) -> None:
        self._file = file
        self._db: apsw.Connection | None = None
        self._slices: Iterator[str] = iter(())

    def step(self) -> bool:
        """Look at one more slice; False if there is none. Trouble if something is not what was written.

        A file that has become another one meanwhile, by a lock or an earlier day, is looked at from the beginning.
        """
        with self._file.reading() as db:
            if db is not self._db:
                self._db, self._slices = db, slices(db)
            return next(self._slices, None) is not None


def prove_whole(db: apsw.Connection) -> None:
    """Everything behind a connection is what was written; DamageError or an apsw error if not."""
    for _unused in slices(db):
        pass


def slices(db: apsw.Connection) -> Iterator[str]:
    """Each slice by its name; DamageError or an apsw error where something is wrong."""
    for table in tables_of(db):
        found = db.execute(f"PRAGMA quick_check('{table}')").get
        if found != "ok":
            raise DamageError(_("the table {table} is not whole").format(table=table))
        yield table
    yield from _history(db)
    for check in (_current, _chosen, _course, _pictures):
        check(db)
        yield check.__name__


def _history(db: apsw.Connection) -> Iterator[str]:
    """Every answer ever given is what was saved."""
    last, newest = 0, int(db.execute("SELECT coalesce(max(row), 0) FROM answer_history").get)
    while last < newest and (reached := _prove_after(db, last)):
        last = reached
        yield f"history {last}"


def _prove_after(db: apsw.Connection, last: int) -> int:
    """Prove a slice of rows, each let go before the next is read; the last one of them, or 0 if there is none."""
    reached = letters = 0
    with closing(db.execute(answer_table.ROWS_AFTER, (last, ROWS))) as rows:
        for row in rows:
            stored = answer_table.proved(db, row)
            reached = stored.row
            letters += stored.answer.size if isinstance(stored.answer, LongAnswer) else len(stored.answer)
            if letters > LETTERS:
                break
    return reached


def _current(db: apsw.Connection) -> None:
    """The newest answers are the current ones, and none is missing."""
    for _unused in answer_table.all_current(db):
        pass


def _chosen(db: apsw.Connection) -> None:
    answer_settings.all_answer_settings(db)
    workbook_row.read_facts(db)
    marks.all_marks(db)
    seals.prove(db)


def _course(db: apsw.Connection) -> None:
    """Every course that was taken in is whole."""
    for number, digest in db.execute("SELECT number, hash FROM snapshot").fetchall():
        files = db.execute(
            "SELECT path, content FROM snapshot_file WHERE number = ? ORDER BY path", (number,)
        )
        if course_hash(files) != digest:
            raise DamageError(_("the course in the workbook is not what was taken in"))


def _pictures(db: apsw.Connection) -> None:
    for name, content in db.execute("SELECT hash, content FROM pictures"):
        if hashlib.sha256(bytes(content)).hexdigest() != name:
            raise DamageError(_("a picture is not what was added"))
