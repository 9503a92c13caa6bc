"""What can happen to a workbook file, said calmly: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import apsw

from workbook.language.system_words import why
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SAVED_BEFORE = N_("Everything saved before is safe.")


class WorkbookTrouble(Trouble):
    """Something outside the program is in the way; `str()` is for the person, `code` for the program."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class DamageError(Exception):
    """What was read is not what was written."""


def path_too_long(path: Path, most: int) -> WorkbookTrouble:
    """The system would take this path, and the library that keeps the answers does not."""
    return WorkbookTrouble(
        "path-too-long",
        _(
            "“{name}” lies too deep: its folders and its name have {bytes} bytes together, and at most "
            "{most} are possible. Choose a folder that is not so deep, or a shorter name. Nothing was "
            "changed."
        ).format(name=path.name, bytes=len(os.fsencode(path)), most=most),
    )


def unreadable_name(path: Path) -> WorkbookTrouble:
    """A name in bytes that are no text: from an old archive or disk."""
    shown = os.fsencode(path.name).decode("utf-8", "replace")
    return WorkbookTrouble(
        "unreadable-name",
        _(
            "“{shown}”, or a folder that it is in, has letters in its name that cannot be read. Give them "
            "plain letters, and try again. Nothing was changed."
        ).format(shown=shown),
    )


def missing(path: Path) -> WorkbookTrouble:
    """No file there."""
    return WorkbookTrouble(
        "missing",
        _(
            "There is no file “{name}” in {parent}. If it lies on a stick or another disk, connect that and "
            "try again."
        ).format(name=path.name, parent=path.parent),
    )


def exists(path: Path) -> WorkbookTrouble:
    """A new workbook would overwrite something."""
    return WorkbookTrouble(
        "exists",
        _("“{name}” is already there and was not changed. Choose another name.").format(name=path.name),
    )


def journal_there(path: Path, journal: Path) -> WorkbookTrouble:
    """A new file would be mixed with what an earlier one of its name left."""
    return WorkbookTrouble(
        "exists",
        _(
            "The latest answers of an earlier “{name}” still lie there in “{file}”, so nothing was "
            "written. Choose another name."
        ).format(name=path.name, file=journal.name),
    )


def not_a_workbook(path: Path) -> WorkbookTrouble:
    """Some other kind of file, whatever it is called."""
    if path.suffix.lower() != ".workbook":
        what_to_do = _("Choose a file whose name ends in .workbook.")
        return WorkbookTrouble(
            "not-a-workbook",
            _("“{name}” is not a workbook. It was not changed. {what_to_do}").format(
                name=path.name, what_to_do=what_to_do
            ),
        )
    return WorkbookTrouble(
        "not-a-workbook",
        _(
            "“{name}” is called a workbook, but nothing in it can be recognised as one. It was not changed. "
            "If a workbook of yours had this name, open a copy of that, or look for an earlier day."
        ).format(name=path.name),
    )


def not_a_file(path: Path) -> WorkbookTrouble:
    """A folder, or something of the system that is no file."""
    return WorkbookTrouble(
        "not-a-workbook",
        _(
            "“{name}” is not a workbook but a folder, or something else that is no file. It was not changed. "
            "Choose a file whose name ends in .workbook."
        ).format(name=path.name),
    )


def newer(path: Path) -> WorkbookTrouble:
    """Made by a version that knows more than this one."""
    return WorkbookTrouble(
        "newer",
        _(
            "“{name}” was last used with a newer version of Workbook. It was not touched. Open it with that "
            "version, or update this one."
        ).format(name=path.name),
    )


def damaged(path: Path) -> WorkbookTrouble:
    """Bytes that are not what was written."""
    return WorkbookTrouble(
        "damaged",
        _(
            "“{name}” is damaged and cannot be read safely. It was not changed. Keep it, and open a copy of "
            "it if you have one."
        ).format(name=path.name),
    )


def other_time(path: Path, *, comes_back: bool = False) -> WorkbookTrouble:
    """A header of another time was put in front of it, as when two copies are mixed."""
    how = (
        _("It can be brought back.")
        if comes_back
        else _("The passphrase that it had last may bring it back.")
    )
    return WorkbookTrouble(
        "damaged" if comes_back else "other-time",
        _(
            "“{name}” begins with a lock of another time, which does not belong to the rest and opens "
            "nothing of it. It was not changed. {how}"
        ).format(name=path.name, how=how),
    )


def stopped(path: Path) -> WorkbookTrouble:
    """The person stopped a change of the whole file before it was made."""
    return WorkbookTrouble("stopped", _("Stopped. “{name}” is as it was.").format(name=path.name))


def lock_left_on(path: Path, why: str) -> WorkbookTrouble:
    """A lock was to be taken off, and an earlier day could not be written without it."""
    return WorkbookTrouble(
        "not-locked",
        _(
            "An earlier day of “{name}” could not be written without the lock ({why}), so the lock was left "
            "on. Everything is safe. Try again, perhaps with more room on the disk."
        ).format(name=path.name, why=why),
    )


def not_written_to(path: Path) -> WorkbookTrouble:
    """It is open, and something in it is not what was written: it is not to become worse."""
    return WorkbookTrouble(
        "damaged",
        _(
            "“{name}” turned out to be damaged, so nothing more is written to it. It can be brought back; "
            "what you write now goes along then."
        ).format(name=path.name),
    )


def locked(path: Path) -> WorkbookTrouble:
    """It wants a passphrase."""
    return WorkbookTrouble(
        "locked",
        _("“{name}” is locked. Its passphrase or the words of its recovery sheet open it.").format(
            name=path.name
        ),
    )


def strange_lock(path: Path) -> WorkbookTrouble:
    """Its key slots ask for what no program of ours asks for."""
    return WorkbookTrouble(
        "strange-lock",
        _(
            "“{name}” has a lock that no version of Workbook makes, so nothing of it was tried. It was not "
            "changed. Ask whoever gave it to you for another copy."
        ).format(name=path.name),
    )


def not_locked(path: Path) -> WorkbookTrouble:
    """What was written encrypted is not what was read back."""
    return WorkbookTrouble(
        "not-locked",
        _(
            "“{name}” could not be written safely in its new form, so it was left as it was. Everything in "
            "it is safe. Try again, or on another disk."
        ).format(name=path.name),
    )


def not_reopened(path: Path) -> WorkbookTrouble:
    """The new file is whole and in its place, and the system did not let us open it."""
    return WorkbookTrouble(
        "not-reopened",
        _(
            "“{name}” was written in its new form and is safe, but it could not be opened again at once. "
            "Open it once more."
        ).format(name=path.name),
    )


def wrong_passphrase() -> WorkbookTrouble:
    """Neither the passphrase nor the words of the sheet."""
    return WorkbookTrouble(
        "wrong-passphrase", _("That did not open it. Capital letters and spaces count. Nothing was changed.")
    )


def in_use(path: Path, where: str) -> WorkbookTrouble:
    """Somebody has it; `where` completes “is open …”."""
    return WorkbookTrouble(
        "in-use",
        _("“{name}” is open {where}. Close it there and try again. Nothing was changed.").format(
            name=path.name, where=where
        ),
    )


def open_here(path: Path) -> WorkbookTrouble:
    """A copy would overwrite a workbook that is open."""
    return WorkbookTrouble(
        "open-here",
        _("“{name}” is open in this program, so nothing was written over it. Choose another name.").format(
            name=path.name
        ),
    )


def not_copied(path: Path) -> WorkbookTrouble:
    """What was written is not what is to be copied."""
    return WorkbookTrouble(
        "not-copied",
        _("“{name}” was not written: what was read back was not the same. Try another place.").format(
            name=path.name
        ),
    )


def text_changed(folder: Path, name: str) -> WorkbookTrouble:
    """One file of what "Save everything as text" wrote has other words now."""
    return WorkbookTrouble(
        "text-changed",
        _(
            "“{name}” in “{folder}” is not what was saved there: it was changed since. Put back the file as "
            "it was, then try again. Nothing was made."
        ).format(name=name, folder=folder.name),
    )


def no_text_folder(folder: Path) -> WorkbookTrouble:
    """Not what "Save everything as text" writes, or changed since."""
    return WorkbookTrouble(
        "no-text-folder",
        _(
            "“{name}” does not hold a whole workbook as text: something in it is missing, or is not what was "
            "saved. Nothing was made."
        ).format(name=folder.name),
    )


def read_only(path: Path) -> WorkbookTrouble:
    """It can be looked at, not written."""
    return WorkbookTrouble(
        "read-only",
        _(
            "“{name}” can be read but not changed where it lies, so this was not saved. Copy the file to a "
            "folder of your own and open it there."
        ).format(name=path.name),
    )


def unfinished(path: Path, journal: Path) -> WorkbookTrouble:
    """Its latest answers wait in a journal that a read-only place does not let us bring in."""
    return WorkbookTrouble(
        "read-only",
        _(
            "The latest answers of “{name}” still lie in “{file}” beside it, and nothing can be written "
            "there. Copy both files to a folder of your own and open the workbook there. Nothing was changed."
        ).format(name=path.name, file=journal.name),
    )


def cannot_read(path: Path, why: str) -> WorkbookTrouble:
    """The system does not let us read it."""
    return WorkbookTrouble(
        "cannot-read",
        _(
            "“{name}” could not be read ({why}). It was not changed. Check that its disk is connected and "
            "that you may open it, and try again."
        ).format(name=path.name, why=why),
    )


def cannot_make(path: Path, error: OSError | apsw.Error, number: int | None) -> WorkbookTrouble:
    """A new workbook could not be written; nothing of it was left behind."""
    if is_full(error, number):
        return WorkbookTrouble(
            "disk-full",
            _(
                "The disk is full, so “{name}” was not made. Nothing was left behind. Make some room and try "
                "again."
            ).format(name=path.name),
        )
    return WorkbookTrouble(
        "cannot-write",
        _(
            "“{name}” could not be made in {parent} ({reason}). Nothing was left behind. Choose a folder of "
            "your own and try again."
        ).format(name=path.name, parent=path.parent, reason=reason(error, number)),
    )


def not_saved(path: Path, error: Exception, number: int | None) -> WorkbookTrouble:
    """A change could not be written."""
    if is_full(error, number):
        return WorkbookTrouble(
            "disk-full",
            _(
                "The disk is full, so the latest change to “{name}” was not saved. {saved_before} Make some room "
                "and try again."
            ).format(name=path.name, saved_before=_(SAVED_BEFORE)),
        )
    return WorkbookTrouble(
        "cannot-write",
        _(
            "The latest change to “{name}” was not saved ({reason}). {saved_before} Check that its disk is "
            "connected and that you may write there, and try again."
        ).format(name=path.name, reason=reason(error, number), saved_before=_(SAVED_BEFORE)),
    )


def moved(path: Path) -> WorkbookTrouble:
    """The file's name no longer leads to it."""
    return WorkbookTrouble(
        "moved",
        _(
            "“{name}” was moved, replaced or removed while it was open, so the latest change was not saved. "
            "Leave this open, put the file back or connect its disk again, and try again."
        ).format(name=path.name),
    )


def is_full(error: Exception, number: int | None) -> bool:
    """Whether an error means that there is no room; `number` is the system's errno where SQLite knows it."""
    return isinstance(error, apsw.FullError) or (number or 0) in FULL


def reason(error: Exception, number: int | None) -> str:
    """The system's own words for an error, never a path or anything that was written."""
    import os

    if is_full(error, number):
        return _("the disk is full")
    if number:
        return why(OSError(number, os.strerror(number)))
    if isinstance(error, DamageError):  # our own words
        return str(error)
    return _("the system does not say why") if isinstance(error, OSError) else str(error).lower()


def in_short(error: Exception) -> str:
    """Why, in a few words that fit between brackets, also where it was told in sentences already."""
    if not isinstance(error, WorkbookTrouble):
        return reason(error, getattr(error, "errno", None))
    if error.code == "disk-full":
        return _("the disk is full")
    cause = error.__cause__
    return in_short(cause) if isinstance(cause, Exception) else _("it could not be read or written")


def update_unreadable(error: OSError) -> WorkbookTrouble:
    """The course that was to be taken in could not be read."""
    return WorkbookTrouble(
        "cannot-read",
        _(
            "The new version’s files could not all be read ({reason}), so the workbook was left as it was. Check "
            "that they are all there and try again."
        ).format(reason=reason(error, error.errno)),
    )


def course_unreadable(error: OSError) -> WorkbookTrouble:
    """A new workbook's course could not be read."""
    return WorkbookTrouble(
        "cannot-read",
        _(
            "The course’s files could not all be read ({reason}), so no workbook was made. Check that they "
            "are all there and try again."
        ).format(reason=reason(error, error.errno)),
    )
