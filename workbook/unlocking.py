"""Opens a workbook for a command: a locked one with a passphrase from a file, or from a prompt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.workbook_file import WorkbookFile

PROMPT = "Passphrase, or the words of the recovery sheet: "


def open_unlocked(path: Path, passphrase_file: Path | None) -> WorkbookFile:
    """Open a workbook. Raises WorkbookTrouble, also if it is locked and there is nobody to ask."""
    from workbook.answers.trouble import WorkbookTrouble
    from workbook.answers.workbook_file import open_workbook

    try:
        return open_workbook(path, typed=read_passphrase(passphrase_file))
    except WorkbookTrouble as trouble:
        if trouble.code != "locked":
            raise
    return open_workbook(path, typed=ask_passphrase(path))


def read_passphrase(file: Path | None) -> str | None:
    """The first line of a file, without its end."""
    if file is None:
        return None
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return text.split("\n", 1)[0].rstrip("\r")


def ask_passphrase(path: Path) -> str:
    """Ask for it without showing it; trouble where nobody can be asked."""
    from workbook.answers.trouble import WorkbookTrouble

    if sys.stdin is None or not sys.stdin.isatty():
        raise WorkbookTrouble(
            "locked",
            f"“{path.name}” is locked. Give --passphrase-file, or type the command where it can ask you.",
        )
    from getpass import getpass

    return getpass(PROMPT)
