"""What can happen to backups, said calmly: what happened, what is safe, what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from workbook.answers.disk.trouble import DamageError, WorkbookTrouble, is_full, reason
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.answers.backups.names import Backup

SAFE = N_("The workbook itself is safe.")


@contextmanager
def calmly() -> Iterator[None]:
    """Around the making of a backup: what the disk did becomes trouble. DamageError and trouble pass."""
    try:
        yield
    except WorkbookTrouble as error:
        raise _from_making(error) from error
    except (OSError, apsw.Error) as error:
        raise no_backup(error, getattr(error, "errno", None)) from error


def _from_making(error: WorkbookTrouble) -> WorkbookTrouble:
    """What is said of a file that could not be made names that file, which nobody has ever seen."""
    cause = error.__cause__
    if error.code in ("disk-full", "cannot-write") and isinstance(cause, OSError | apsw.Error):
        return no_backup(cause, None, full=error.code == "disk-full")
    return error


def no_backup(error: OSError | apsw.Error, number: int | None, *, full: bool = False) -> WorkbookTrouble:
    """A backup could not be written; those made before are as they were."""
    if full or is_full(error, number):
        return WorkbookTrouble(
            "disk-full",
            _(
                "The disk is full, so no backup was made. {safe} Earlier backups are as they were. Make some "
                "room and try again."
            ).format(safe=_(SAFE)),
        )
    return WorkbookTrouble(
        "no-backup",
        _(
            "No backup could be made ({reason}). {safe} Earlier backups are as they were. Check that your "
            "own folder can be written to, and try again."
        ).format(reason=reason(error, number), safe=_(SAFE)),
    )


def not_as_written(error: DamageError) -> WorkbookTrouble:
    """What was read back is not what was written."""
    return WorkbookTrouble(
        "no-backup",
        _(
            "A backup was written but could not be read back as it should be ({error}), so it was not kept. "
            "{safe} Earlier backups are as they were. Check the disk, and try again."
        ).format(error=error, safe=_(SAFE)),
    )


def busy() -> WorkbookTrouble:
    """Another program is at the same backups, with a copy of this workbook."""
    return WorkbookTrouble(
        "backups-in-use",
        _(
            "Another program is just working on the backups of this workbook. {safe} Try again in a moment."
        ).format(safe=_(SAFE)),
    )


def damaged_backup(backup: Backup) -> WorkbookTrouble:
    """Bytes that are not what was written."""
    return WorkbookTrouble(
        "damaged-backup",
        _(
            "The backup of {when} is damaged and cannot be used. Nothing was changed. Choose another one."
        ).format(when=_when(backup)),
    )


def other_lock(backup: Backup) -> WorkbookTrouble:
    """It was locked at another time, so that this workbook's key does not open it."""
    return WorkbookTrouble(
        "other-lock",
        _(
            "The backup of {when} is locked, and what opens this workbook does not open it. The passphrase "
            "that it had then opens it. Nothing was changed."
        ).format(when=_when(backup)),
    )


def not_written_anew(backups: Sequence[Backup]) -> WorkbookTrouble:
    """A lock was put on or taken off, and some backups could not follow."""
    return WorkbookTrouble(
        "backups-left",
        _(
            "The workbook itself is done. {which} could not be written in the new form: what stands in there "
            "can still be opened as before. It is tried again each day; or remove what you do not need."
        ).format(which=_which(backups)),
    )


def not_erased(backups: Sequence[Backup]) -> WorkbookTrouble:
    """Words are to go, and some backups could not be written without them."""
    return WorkbookTrouble(
        "backups-left",
        _(
            "{which} could not be written without what you erase, so the workbook was left as it was. Make "
            "some room on the disk and try again, or remove what you do not need."
        ).format(which=_which(backups)),
    )


def _which(backups: Sequence[Backup]) -> str:
    days = [_when(backup) for backup in backups]
    if len(days) == 1:
        return _("The backup of {day}").format(day=days[0])
    return _("The backups of {days} and {last}").format(days=", ".join(days[:-1]), last=days[-1])


def _when(backup: Backup) -> str:
    return f"{backup.at:%Y-%m-%d, %H:%M}"
