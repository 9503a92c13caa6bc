"""Erases answers, and marks with their notes, for good: from the workbook, its history, its pictures and its backups.

Backups go first: if one cannot be written without the words, the workbook is left as it was and it can be tried
again. The words are never written anew, and where they stood is overwritten with zeros.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from workbook.answers.disk import trouble
from workbook.answers.disk.claims import is_open_here
from workbook.answers.disk.trouble import DamageError
from workbook.answers.erasing.rows_that_stay import Begun, Without
from workbook.answers.locked.header import SIZE, is_locked
from workbook.answers.tables.carried import names_of
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import WorkbookFile

BEGUN = "SELECT kind, first_at FROM answer_history WHERE exercise = ? ORDER BY row DESC LIMIT 1"
CURRENT = "SELECT hash FROM current WHERE exercise = ?"


def erase_history(file: WorkbookFile, backups: BackupFolder, exercise_id: str) -> None:
    """Erase all earlier versions of one answer; the current one and what was chosen for it stay."""
    with file.reading() as db:
        found = db.execute(CURRENT, (exercise_id,)).fetchone()
    stays = bytes(found[0]) if found else b""
    _erase(file, backups, _without(file, exercise_id)._replace(earlier_only=True, stays=stays))


def erase_answer(file: WorkbookFile, backups: BackupFolder, exercise_id: str) -> None:
    """Erase one answer with all its versions, as if the exercise had never been answered."""
    _erase(file, backups, _without(file, exercise_id))


def erase_mark(file: WorkbookFile, backups: BackupFolder, mark_id: str) -> None:
    """Erase one mark with its note, or a bookmark; all answers and all other marks stay."""
    _erase(file, backups, Without(mark=mark_id))


def erase_all(file: WorkbookFile, backups: BackupFolder) -> None:
    """Erase all answers, marks and notes. The course, the name on the cover and the pages visited stay."""
    _erase(file, backups, Without())


def _without(file: WorkbookFile, exercise_id: str) -> Without:
    """Without one answer, under whatever ids it stands in earlier days."""
    with file.reading() as db:
        found: Any = db.execute(BEGUN, (exercise_id,)).fetchone()
        former = names_of(db, exercise_id)
    return Without(exercise_id, former=former, begun=Begun(*found) if found else None)


def set_aside_beside(path: Path) -> list[Path]:
    """Workbooks that going back to a backup, or damage, left beside this one: they still hold what is erased here."""
    beside = path.parent.glob(f"*{path.suffix}")
    begun = tuple(f"{path.stem} ({why}, " for why in ("before going back", "damaged"))
    return sorted(other for other in beside if other.name.startswith(begun))


def plain_beside(path: Path) -> list[Path]:
    """Those of them that can be read without a passphrase: they were set aside before the workbook had its lock."""
    return [other for other in set_aside_beside(path) if not _is_locked(other)]


def _is_locked(other: Path) -> bool:
    """One that cannot be looked at is told of; so is one that is open here, which must not be looked at."""
    with suppress(OSError):
        if not is_open_here(other):
            with other.open("rb") as file:
                return is_locked(file.read(SIZE))
    return False


def _erase(file: WorkbookFile, backups: BackupFolder, without: Without) -> None:
    if file.read_only:
        raise trouble.read_only(file.path)
    backups.erase(file, without)
    with file.reading() as source:
        file.become(partial(without.copy, source), partial(_check, file.path, without, source), file.keys)


def _check(path: Path, without: Without, source: apsw.Connection, target: apsw.Connection) -> None:
    try:
        without.check(source, target)
    except DamageError as error:  # of what was just written, not of the workbook
        raise _not_erased(path) from error


def _not_erased(path: Path) -> trouble.WorkbookTrouble:
    return trouble.WorkbookTrouble(
        "not-erased",
        _(
            "“{name}” could not be written safely without what you erase, so it was left as it was. Try "
            "again, or move it to another disk."
        ).format(name=path.name),
    )
