"""Makes a new workbook file: whole or not at all, and never over an existing one."""

from __future__ import annotations

import os
import tempfile
import uuid
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from workbook.answers.disk import trouble
from workbook.answers.disk.claims import refuse_path
from workbook.answers.disk.connection import connect, sync_always, transaction
from workbook.answers.file.left_over import new_prefix
from workbook.answers.locked.header import both_copies
from workbook.answers.tables import preferences, schema, snapshot
from workbook.answers.tables.records import moment_text
from workbook.answers.tables.workbook_row import write_facts
from workbook.course.outline import read_about
from workbook.whole_file import PART, part_prefix
from workbook.wiping import let_go, wipe_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.answers.locked.keys import Keys
    from workbook.course.files import Files

    Fill = Callable[[apsw.Connection], None]
    # What is told of a file that could not be written; it is a new one, or an open one that was to change.
    Says = Callable[[Path, OSError | apsw.Error, int | None], trouble.WorkbookTrouble]

JOURNALS = ("-wal", "-journal")


def make_file(path: Path, files: Files, name: str, language: str = "") -> None:
    """Make a new workbook of a course, whose files are read one after the other, to be read in one of its languages."""
    write_new(path, lambda db: _fill(db, files, name, language))


def write_new(path: Path, fill: Fill, keys: Keys | None = None, check: Fill | None = None) -> None:
    """Write a complete new file beside its place, then move it there. Raises trouble, and leaves nothing.

    `check` is handed the finished file as it is read again, before it gets its name.
    """
    from workbook.answers.file.left_over import sweep_beside

    refuse_taken(path)
    try:
        if not path.parent.is_dir():
            raise trouble.missing(path.parent)
        sweep_beside(path)
        with written_beside(path, fill, keys) as temporary:
            if check is not None:
                read_again(path, temporary, check, keys)
            move_into_place(temporary, path)
    except FileExistsError:
        raise trouble.exists(path) from None
    except trouble.DamageError:
        raise trouble.not_copied(path) from None
    except OSError as error:
        raise trouble.cannot_make(path, error, error.errno) from error


@contextmanager
def made_calmly(path: Path) -> Iterator[None]:
    """Around giving a new file its name: what the system says becomes trouble."""
    try:
        yield
    except FileExistsError:
        raise trouble.exists(path) from None
    except OSError as error:
        raise trouble.cannot_make(path, error, error.errno) from error


def refuse_taken(path: Path) -> None:
    """Trouble if a new file would take the place of something, or cannot have that place."""
    refuse_path(path)
    if os.path.lexists(path):
        raise trouble.exists(path)
    refuse_journals(path)


def refuse_journals(path: Path) -> None:
    """Trouble if a journal of an earlier file lies there: SQLite would bring that one's answers into a new file."""
    if journal := _journal_at(path):
        raise trouble.journal_there(path, journal)


def is_free(path: Path) -> bool:
    """Whether a new file can have this name: nothing lies there, not even the journal of an earlier one."""
    return not os.path.lexists(path) and _journal_at(path) is None


def _journal_at(path: Path) -> Path | None:
    for ending in JOURNALS:
        journal = path.with_name(path.name + ending)
        with suppress(OSError):
            if journal.stat().st_size:
                return journal
    return None


@contextmanager
def written_beside(
    path: Path, fill: Fill, keys: Keys | None = None, *, says: Says = trouble.cannot_make
) -> Iterator[Path]:
    """A complete file in the same folder, gone afterwards unless it was given another name. OSError or trouble.

    With keys every byte of it is written encrypted, the first one too.
    """
    with _room_beside(path) as temporary:
        if keys:
            temporary.write_bytes(both_copies(keys.header))
        # With the key goes what the database is to begin with, as the header says.
        with (
            _told(path, says),
            closing(connect(temporary, key=keys.key + keys.header.data if keys else None)) as db,
            _told(path, says, db),
        ):
            # A half-made file is thrown away, not rolled back: its journal need not be on the disk.
            db.execute("PRAGMA journal_mode = MEMORY").fetchall()
            sync_always(db)
            fill(db)
        yield temporary


def read_again(
    path: Path, written: Path, check: Fill, keys: Keys | None = None, *, says: Says = trouble.cannot_make
) -> None:
    """Hand a finished file to a check, as the next program would find it, before it has its name `path`.

    Trouble if it cannot be read.
    """
    with (
        _told(path, says),
        closing(connect(written, read_only=True, immutable=True, key=keys.key if keys else None)) as db,
        _told(path, says, db),
    ):
        check(db)


@contextmanager
def _told(path: Path, says: Says, db: apsw.Connection | None = None) -> Iterator[None]:
    """What SQLite says of a file that is to be called `path` becomes trouble."""
    try:
        yield
    except apsw.Error as error:
        raise says(path, error, db.system_errno if db else None) from error


@contextmanager
def private_place(beside: Path) -> Iterator[Path]:
    """A free name in a hidden folder beside a file, which is overwritten and removed afterwards whatever happens."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=part_prefix("back"), suffix=PART, dir=beside.parent))
    except OSError as error:
        raise trouble.cannot_make(beside, error, error.errno) from error
    place = folder / beside.name
    try:
        yield place
    finally:
        wipe_folder(folder)


@contextmanager
def _room_beside(path: Path) -> Iterator[Path]:
    """An empty file of our own in the same folder, overwritten and gone afterwards unless it got another name."""
    handle, made = tempfile.mkstemp(prefix=new_prefix(path), suffix=PART, dir=path.parent)
    os.close(handle)
    try:
        yield Path(made)
    finally:
        with suppress(OSError):
            let_go(Path(made))


def _fill(db: apsw.Connection, files: Files, name: str, language: str) -> None:
    """All tables, the course, and the facts of this workbook."""
    now = moment_text(datetime.now(UTC))
    try:
        about = read_about(files)
        with transaction(db):
            schema.bring_up_to_date(db, 0)
            write_facts(db, str(uuid.uuid4()), name, now, about.id)
            snapshot.take_in(db, files, about.id, about.version, now)
            if language:
                preferences.choose(db, preferences.LANGUAGE, language)
    except OSError as error:  # of the course: what the disk does to the new file comes otherwise
        raise trouble.course_unreadable(error) from error


def move_into_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless something has taken it meanwhile."""
    if os.name == "nt":
        temporary.rename(path)  # refuses to overwrite there
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a stick's file system may know no links: take the name first, then replace it
        with path.open("xb"):
            pass
        temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power loss."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
