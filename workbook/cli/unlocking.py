"""Opens a workbook for a command: a locked one with a passphrase from a file, or from a prompt."""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING, TypeVar

from workbook.cli import still_working
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile

T = TypeVar("T")
LONGEST = 1 << 16  # bytes of a first line; far more than anybody types
PROMPT = N_("Passphrase, or the words of the recovery sheet:")


def open_unlocked(path: Path, passphrase_file: Path | None) -> WorkbookFile:
    """Open a workbook. Raises WorkbookTrouble, also if it is locked and there is nobody to ask."""
    from workbook.answers.backups.finishing import finish_left_over
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import open_workbook

    file = with_passphrase(path, passphrase_file, lambda typed: open_workbook(path, typed=typed))
    finish_left_over(file, BackupFolder(file.uuid))
    return file


def with_passphrase(path: Path, passphrase_file: Path | None, work: Callable[[str | None], T]) -> T:
    """Do something that may want a passphrase: with that of the file, else without, else with what is typed."""
    from workbook.answers.disk.trouble import WorkbookTrouble

    try:
        return work(read_passphrase(passphrase_file) if passphrase_file else None)
    except WorkbookTrouble as trouble:
        if trouble.code != "locked":
            raise
    return work(ask_passphrase(path))


def read_passphrase(file: Path) -> str:
    """The first line of a file, without its end."""
    from workbook.answers.disk.trouble import WorkbookTrouble

    with file.open("rb") as opened:
        line = opened.readline(LONGEST).removeprefix(codecs.BOM_UTF8)
    try:
        return line.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise WorkbookTrouble(
            "no-passphrase",
            _(
                "“{name}” is not plain text in UTF-8, so its first line was not used. Save it again as UTF-8."
            ).format(name=file.name),
        ) from None


def ask_passphrase(path: Path) -> str:
    """Ask for it without showing it; trouble where nobody can be asked, or where nobody answers."""
    from workbook.answers.disk.trouble import WorkbookTrouble

    if sys.stdin is None or not sys.stdin.isatty():
        raise WorkbookTrouble(
            "locked",
            _("“{name}” is locked. Give --passphrase-file, or type the command where it can ask you.").format(
                name=path.name
            ),
        )
    from getpass import getpass

    try:
        with still_working.asking():
            return getpass(f"{_(PROMPT)} ")
    except EOFError:
        raise WorkbookTrouble(
            "locked",
            _("“{name}” is locked, and no passphrase was typed. Nothing was changed.").format(name=path.name),
        ) from None
