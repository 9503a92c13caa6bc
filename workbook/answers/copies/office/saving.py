"""Saves what somebody wrote as a document: whole or not at all, its owner's alone."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from workbook.answers.copies.document import document_of
from workbook.answers.copies.office.open_document import write_open_document
from workbook.answers.copies.office.pictures import Pictures
from workbook.answers.copies.office.word import write_word
from workbook.answers.disk import trouble
from workbook.answers.disk.claims import real_path
from workbook.whole_file import is_workbook, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile

WRITERS = {".docx": write_word, ".odt": write_open_document}


def is_document(target: Path) -> bool:
    """Whether a name ends as one of these documents does."""
    return target.suffix.lower() in WRITERS


def save_as_document(file: WorkbookFile, target: Path, *, replace: bool = True) -> None:
    """Write the answers as they are now, with marks and notes; the name's ending says how. Raises trouble.

    A file that is there is replaced, as the person said when asked for a name; without `replace` it is refused.
    """
    target = real_path(target)
    if (not replace and os.path.lexists(target)) or is_workbook(target):
        raise trouble.exists(target)
    if not target.parent.is_dir():
        raise trouble.missing(target.parent)
    document, pictures, write = document_of(file), Pictures(file), WRITERS[target.suffix.lower()]
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        write_whole(target, lambda made: write(document, pictures, made), private=True)
    except OSError as error:
        raise trouble.cannot_make(target, error, error.errno) from error
