"""Whether a workbook is an older copy of itself: a note on this computer, and its backups, know how far it had come.

Programs that copy folders in the background put whole older files back, in which every seal is right.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.backups.one_backup import opened
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.newest import Reached, reached

if TYPE_CHECKING:
    from workbook.answers.file.workbook_file import WorkbookFile

ROWS = "SELECT coalesce(max(row), 0) FROM answer_history"
# Backups that are made just before the workbook becomes less than they are.
BEFORE_LESS = ("restore", "erase")


def is_older(file: WorkbookFile) -> bool:
    """Whether an open workbook was further already, by the note of this computer or by its newest backup."""
    with file.reading() as db:
        now = reached(db)
    return file.is_behind or now.is_behind(_in_backup(file))


def _in_backup(file: WorkbookFile) -> Reached:
    """How far it had come at its newest backup; nothing, if there is none or if it went back on purpose."""
    with suppress(WorkbookTrouble):
        newest = next(iter(BackupFolder(file.uuid).list()), None)
        if newest is not None and newest.reason not in BEFORE_LESS:
            with opened(newest, file.keys) as db:
                return Reached(int(db.execute(ROWS).get))
    return Reached(0)
