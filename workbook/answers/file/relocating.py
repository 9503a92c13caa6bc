"""Gives a workbook's file another name or place while nobody has it open; nothing is ever written over."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.answers.disk import trouble
from workbook.answers.disk.claims import is_open_here, real_path
from workbook.answers.disk.lock_note import LockNote
from workbook.answers.file.making import JOURNALS, made_calmly, move_into_place, refuse_taken, sync_folder
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.file_names import name_problem
from workbook.language.translation import gettext as _
from workbook.whole_file import PART, part_prefix, private_folder
from workbook.wiping import let_go

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.files import Files

SUFFIX = ".workbook"
PIECE = 1 << 20


def refuse_unrest(path: Path, *, notes: Path | None = None) -> None:
    """Trouble if a workbook is open somewhere, is not there, or was not closed in good order."""
    where = real_path(path)
    if not where.is_file():
        raise trouble.missing(path)
    if is_open_here(where):
        raise trouble.in_use(path, _("in this program already"))
    note = LockNote(where, notes)
    if note.is_elsewhere_here():
        raise trouble.in_use(path, note.who())
    if any(_has_words(where.with_name(where.name + ending)) for ending in JOURNALS):
        raise trouble.WorkbookTrouble(
            "unfinished",
            _(
                "The latest answers of “{name}” still wait beside it, because it was not closed in good order. Open it "
                "once and leave it again, then try this once more. Nothing was changed."
            ).format(name=path.name),
        )


def rename(path: Path, name: str, *, notes: Path | None = None) -> Path:
    """Give the file another name in its folder; the ending comes by itself. Trouble means that nothing changed."""
    name = name.strip()
    name = name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name
    if not name or name.startswith(".") or "/" in name or name_problem(f"modules/{name}.md") is not None:
        raise trouble.WorkbookTrouble(
            "bad-name",
            _(
                "A file cannot be called “{name}”. Letters, numbers, blanks and hyphens are always possible. "
                "Nothing was changed."
            ).format(name=name[:80]),
        )
    return _relocate(path, path.with_name(name + SUFFIX), notes)


def move(path: Path, folder: Path, *, notes: Path | None = None) -> Path:
    """Move the file to another folder, also on another disk. Trouble means that it is where it was."""
    return _relocate(path, folder / path.name, notes)


def empty_copy(path: Path, place: Path, name: str) -> None:
    """Make a new workbook of the same course, with no answer, note or name of the one at `path`. Raises trouble."""
    with open_workbook(path) as file:
        files = file.all_files()
    empty_workbook(files, place, name)


def empty_workbook(files: Files, place: Path, name: str) -> None:
    """Make a new workbook of a course, and its folder where that is not there yet. Raises trouble."""
    try:
        private_folder(place.parent)
    except OSError as error:
        raise trouble.cannot_make(place, error, error.errno) from error
    create_workbook(place, files, name=name).close()


def _relocate(path: Path, target: Path, notes: Path | None) -> Path:
    refuse_unrest(path, notes=notes)
    if target == path:
        return path
    if _is_another_case(path, target):
        _give_name(path, target, Path.rename)
        return target
    refuse_taken(target)
    _give_name(path, target, _moved)
    return target


def _is_another_case(path: Path, target: Path) -> bool:
    """Whether a disk that does not tell capitals from small letters has the very file under both names."""
    with suppress(OSError):
        return str(path).casefold() == str(target).casefold() and path.samefile(target)
    return False


def _give_name(path: Path, target: Path, how: Callable[[Path, Path], object]) -> None:
    with made_calmly(target):
        how(path, target)
        sync_folder(target.parent)
        sync_folder(path.parent)


def _moved(path: Path, target: Path) -> None:
    """On one disk it is a new name; on another one a proven copy, and then the old one goes."""
    source = real_path(path)
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # another disk, or one that knows no second names
        _copied(source, target)
        let_go(source)
    else:
        source.unlink()
    if path != source:
        with suppress(OSError):
            path.unlink()  # a link that led to it


def _copied(source: Path, target: Path) -> None:
    handle, made = tempfile.mkstemp(prefix=part_prefix("move"), suffix=PART, dir=target.parent)
    written = Path(made)
    try:
        with os.fdopen(handle, "wb") as to, source.open("rb") as file:
            shutil.copyfileobj(file, to, PIECE)
            to.flush()
            os.fsync(to.fileno())
        if _seal(written) != _seal(source):
            raise trouble.not_copied(target)
        move_into_place(written, target)
    finally:
        with suppress(OSError):
            let_go(written)


def _seal(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _has_words(journal: Path) -> bool:
    with suppress(OSError):
        return journal.stat().st_size > 0
    return False
