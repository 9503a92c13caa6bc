"""What a program that was killed left half made beside a workbook: it may hold answers in plain words."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.lock_note import lives
from workbook.answers.swapping import wipe_file
from workbook.whole_file import computer_mark

if TYPE_CHECKING:
    from pathlib import Path

OLD_ENOUGH = 3600.0  # seconds without a change: nobody is writing it any more
_OWNER = r"(?:(?P<process>\d{1,9})-(?P<computer>[0-9a-f]{8})-)?"
_FILE = re.compile(rf"\.new-{_OWNER}[a-z0-9_]{{8}}\.part")
_FOLDER = re.compile(rf"\.(?:back|look)-{_OWNER}[a-z0-9_]{{8}}\.part")


def sweep_beside(path: Path) -> None:
    """Overwrite and remove what was left half made in the folder of a workbook. What cannot be removed stays."""
    with suppress(OSError):
        for found in list(path.parent.iterdir()):
            with suppress(OSError):
                _sweep(found)


def _sweep(found: Path) -> None:
    if (name := _FILE.fullmatch(found.name)) and _is_left(found, name) and found.is_file():
        _let_go(found)
    elif (name := _FOLDER.fullmatch(found.name)) and _is_left(found, name) and found.is_dir():
        for inside in [path for path in found.rglob("*") if path.is_file() or path.is_symlink()]:
            _let_go(inside)
        shutil.rmtree(found)


def _is_left(found: Path, name: re.Match[str]) -> bool:
    """Whether whoever made it is gone: a process of this computer that has ended, or nobody since an hour."""
    if found.is_symlink():
        return False
    if name["computer"] == computer_mark() and not lives(int(name["process"])):
        return True
    return time.time() - found.stat().st_mtime > OLD_ENOUGH


def _let_go(file: Path) -> None:
    """A file that already had its name when the program was killed is a workbook: it only loses the second one."""
    if file.is_symlink() or file.stat().st_nlink > 1:
        file.unlink()
    else:
        wipe_file(file)
