"""Puts a complete workbook together from a backup and the contents it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.disk.trouble import DamageError
from workbook.answers.file.making import is_free, sync_folder
from workbook.answers.tables.copying import copy_workbook, differing_tables
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from workbook.answers.backups.shared_contents import Pool

BESIDE = ("-wal", "-journal", "-shm")


class Assembly(NamedTuple):
    """How a new file is filled from an open backup, and how it is proved to be all of it."""

    source: apsw.Connection
    pool: Pool

    def fill(self, target: apsw.Connection) -> None:
        """Copy everything, with each reference's content in its place."""
        copy_workbook(self.source, target, self._content)

    def check(self, target: apsw.Connection) -> None:
        """DamageError if anything is missing or other."""
        if differing_tables(self.source, target, self._content):
            raise DamageError(_("what was put together is not what the backup holds"))

    def _content(self, _unused: str, reference: bytes) -> bytes:
        return self.pool.get(reference)


def free_name(path: Path, words: str) -> Path:
    """A name beside a file that nothing has, no journal either, with the words in brackets."""
    place = path.with_name(f"{path.stem} ({words}){path.suffix}")
    number = 2
    while not is_free(place):
        place = path.with_name(f"{path.stem} ({words}, {number}){path.suffix}")
        number += 1
    return place


def set_aside(path: Path, aside: Path) -> None:
    """Give a file that is not open another name, and its journals with it: beside a new file they would be harm."""
    for ending in BESIDE:
        journal = path.with_name(path.name + ending)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + ending))
    path.rename(aside)
    sync_folder(path.parent)
