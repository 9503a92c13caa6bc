"""Which versions of its course a workbook holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.tables.snapshot import hash_of, taken_in

if TYPE_CHECKING:
    from workbook.answers.file.workbook_file import WorkbookFile


def version_before(file: WorkbookFile) -> str:
    """The version that one can go back to; empty if there is none."""
    with file.reading() as db:
        found = taken_in(db)
    return found[1].version if len(found) > 1 else ""


def course_hash(file: WorkbookFile) -> str:
    """The hash of the course that it shows, in letters."""
    with file.reading() as db:
        return hash_of(db).hex()
