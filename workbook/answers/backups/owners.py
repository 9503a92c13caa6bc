"""Whose backups there are, for somebody whose workbook's file tells nothing any more: the person says which it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.backups.folder import all_backups
from workbook.answers.backups.one_backup import as_of_now, lock_of, sound
from workbook.answers.backups.restoring import free_name
from workbook.answers.backups.store import BackupStore
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.tables.workbook_row import read_facts
from workbook.course.outline import read_about

COURSE = "SELECT content FROM snapshot_file WHERE number = ? AND path = 'course.md'"

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.backups.names import Backup
    from workbook.answers.locked.keys import Keys


class Kept(NamedTuple):
    """The newest backup of one workbook that is whole; of a locked one nothing more is told."""

    folder: BackupFolder
    backup: Backup
    locked: bool
    name: str = ""
    course: str = ""


def kept_workbooks() -> list[Kept]:
    """One for each workbook that has backups, the newest first."""
    found = [kept for folder in all_backups() if (kept := _newest(folder))]
    return sorted(found, key=lambda kept: kept.backup.at, reverse=True)


def write_beside(kept: Kept, path: Path, keys: Keys | None) -> Path:
    """Write a backup as a new workbook beside a file, which stays as it is; returns the new one. Raises trouble."""
    target = free_name(path, f"earlier day, {kept.backup.day.isoformat()}")
    kept.folder.restore_to(kept.backup, keys, target)
    return target


def _newest(folder: BackupFolder) -> Kept | None:
    try:
        backups = folder.list()
    except WorkbookTrouble:
        return None
    for backup in backups:
        try:
            return _kept(folder, backup)
        except (WorkbookTrouble, DamageError):
            continue
    return None


def _kept(folder: BackupFolder, backup: Backup) -> Kept:
    if lock_of(backup):
        return Kept(folder, backup, locked=True)
    with sound(backup, None) as db, as_of_now(db) as now:
        front_matter = read_facts(now)
        found = now.execute(COURSE, (front_matter.snapshot,)).fetchone()
    pool = BackupStore(folder.uuid, folder.folder).pool(None)
    files = {"course.md": pool.get(bytes(found[0]))} if found else {}
    return Kept(folder, backup, locked=False, name=front_matter.name, course=read_about(files).title)
