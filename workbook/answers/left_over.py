"""What a program that was killed left half made beside a workbook: it may hold answers in plain words."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.swapping import wipe_file

if TYPE_CHECKING:
    from pathlib import Path

OLD_ENOUGH = 3600.0  # seconds without a change: nobody is writing it any more
_FILE = re.compile(r"\.new-[a-z0-9_]{8}\.part")
_FOLDER = re.compile(r"\.(back|look)-[a-z0-9_]{8}\.part")


def sweep_beside(path: Path) -> None:
    """Overwrite and remove what was left half made in the folder of a workbook. What cannot be removed stays."""
    with suppress(OSError):
        for found in list(path.parent.iterdir()):
            with suppress(OSError):
                _sweep(found)


def _sweep(found: Path) -> None:
    if _FILE.fullmatch(found.name) and _is_left(found) and found.is_file():
        _let_go(found)
    elif _FOLDER.fullmatch(found.name) and _is_left(found) and found.is_dir():
        for inside in list(found.iterdir()):
            _let_go(inside)
        found.rmdir()


def _is_left(found: Path) -> bool:
    return not found.is_symlink() and time.time() - found.stat().st_mtime > OLD_ENOUGH


def _let_go(file: Path) -> None:
    """A file that already had its name when the program was killed is a workbook: it only loses the second one."""
    if file.is_symlink() or file.stat().st_nlink > 1:
        file.unlink()
    else:
        wipe_file(file)
