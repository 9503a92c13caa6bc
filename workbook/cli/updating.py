"""Brings a workbook up to another version of its course for a command, and says what changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.updating.letter import as_text, letter
from workbook.answers.updating.update import go_back, look_at, look_back, standing_of, update
from workbook.as_typed import typed
from workbook.cli import still_working
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.updating.update import Outlook
    from workbook.course.files import Files


def update_to(file: WorkbookFile, files: Files, named: Path, *, dry_run: bool, sure: bool) -> Iterator[str]:
    """Take in a version of the course; what is to be asked is asked first, and trouble ends it.

    `named` is the workbook as it was typed.
    """
    stands = standing_of(file, files)
    name = file.path.name
    if stands.relation == "same":
        yield _("“{name}” has this version already: {version}. There is nothing to do.").format(
            name=name, version=file.course_version
        )
        return
    if stands.relation == "other-course":
        raise Trouble(_("{why} Nothing was changed.").format(why=stands.question))
    outlook = look_at(file, files)
    if dry_run:
        yield from filter(None, (stands.question, *_told(outlook)))
        yield _("Nothing was changed.")
        return
    if stands.question and not sure:
        _ask(stands.question)
    update(file, files, BackupFolder(file.uuid))
    yield from _told(outlook)
    yield _("“{name}” has version {version} now. `{command}` goes back.").format(
        name=name, version=file.course_version, command=typed("update", named, "--undo")
    )


def back_to_before(file: WorkbookFile, *, dry_run: bool) -> Iterator[str]:
    """Go back to the version before."""
    outlook = look_back(file)
    if not dry_run:
        go_back(file, BackupFolder(file.uuid))
    yield from _told(outlook)
    if dry_run:
        yield _("Nothing was changed.")
        return
    yield _("“{name}” has version {version} again, and everything you wrote.").format(
        name=file.path.name, version=file.course_version
    )


def _told(outlook: Outlook) -> Iterator[str]:
    older, newer = outlook.comparison.older.about, outlook.comparison.newer.about
    yield _("Version {older} to {newer} of “{title}”:").format(
        older=older.version, newer=newer.version, title=newer.title
    )
    if newer.changed and not outlook.back:
        yield _("What is new, in the words of who wrote it:")
        yield from (f"  {line}" for line in newer.changed)
    yield as_text(letter(outlook))


def _ask(question: str) -> None:
    """Ask whether to go on; trouble where nobody can be asked, or where the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble(
            _("{question} Nothing was changed. Add --yes to take it all the same.").format(question=question)
        )
    with still_working.asking():
        typed = input(_("{question} Take it all the same? [y/N]").format(question=question) + " ")
    # Translators: the letter with which “yes” begins.
    if typed.strip().casefold()[:1] not in {"y", _("y")}:
        raise Trouble(_("Nothing was changed."))
