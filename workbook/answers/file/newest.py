"""Whether a workbook is an older copy of itself: a note on this computer, and its backups, know how far it had come.

Programs that copy folders in the background put whole older files back, in which every seal is right.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.disk.lock_note import default_folder
from workbook.answers.tables.records import fingerprint
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from workbook.answers.file.workbook_file import WorkbookFile

NUMBERS = "SELECT (SELECT coalesce(max(row), 0) FROM answer_history), (SELECT number FROM seal)"
ROWS = "SELECT coalesce(max(row), 0) FROM answer_history"
# Backups that are made just before the workbook becomes less than they are.
BEFORE_LESS = ("restore", "erase")


class Reached(NamedTuple):
    """How far a workbook had come: its newest answer, and how often what is not an answer was changed."""

    row: int
    seal: int = 0

    def is_behind(self, other: Reached) -> bool:
        """Whether anything that had been done then is not done yet."""
        return self.row < other.row or self.seal < other.seal


def reached(db: apsw.Connection) -> Reached:
    """How far an open workbook has come."""
    row, seal = db.execute(NUMBERS).fetchone() or (0, 0)
    return Reached(int(str(row)), int(str(seal)))


def noted(uuid: str, folder: Path | None = None) -> Reached:
    """How far it had come when it was last closed on this computer; nothing if that is not known."""
    with suppress(OSError, ValueError, TypeError):
        return Reached(*(int(part) for part in _place(uuid, folder).read_text("ascii")[:60].split()))
    return Reached(0)


def note(uuid: str, reached: Reached, folder: Path | None = None) -> None:
    """Note how far it has come. What cannot be noted is not missed."""
    place = _place(uuid, folder)
    with suppress(OSError):
        private_folder(place.parent)
        write_whole(place, f"{reached.row} {reached.seal}".encode(), private=True)


def forget(uuid: str, folder: Path | None = None) -> None:
    """It becomes an earlier one because somebody wants that."""
    with suppress(OSError):
        _place(uuid, folder).unlink(missing_ok=True)


def is_older(file: WorkbookFile) -> bool:
    """Whether an open workbook was further already, by the note of this computer or by its newest backup."""
    with file.reading() as db:
        now = reached(db)
    return file.is_behind or now.is_behind(_in_backup(file))


def _in_backup(file: WorkbookFile) -> Reached:
    """How far it had come at its newest backup; nothing, if there is none or if it went back on purpose."""
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.backups.one_backup import opened
    from workbook.answers.disk.trouble import WorkbookTrouble

    with suppress(WorkbookTrouble):
        newest = next(iter(BackupFolder(file.uuid).list()), None)
        if newest is not None and newest.reason not in BEFORE_LESS:
            with opened(newest, file.keys) as db:
                return Reached(int(db.execute(ROWS).get))
    return Reached(0)


def _place(uuid: str, folder: Path | None) -> Path:
    """Beside the notes about who has which file."""
    return (folder or default_folder()).parent / "reached" / fingerprint([uuid]).hex()[:32]
