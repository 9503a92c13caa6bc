"""What a program that was killed left half made or half removed beside a workbook: it may hold answers in plain words.

The names of such files tell which workbook they are of, without its name. Whoever has that one open knows that
nobody else is at them; those of others are taken to be in work for an hour.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.disk.lock_note import lives
from workbook.whole_file import PART, computer_mark, part_prefix
from workbook.wiping import let_go, wipe_folder

if TYPE_CHECKING:
    from pathlib import Path


OLD_ENOUGH = 3600.0  # seconds without a change: nobody is writing it any more
_OF = r"(?:(?P<of>[0-9a-f]{8})-)?"
_OWNER = r"(?:(?P<process>\d{1,9})-(?P<computer>[0-9a-f]{8})-)?"
_FILE = re.compile(rf"\.(?:new|old)-{_OF}{_OWNER}[a-z0-9_]{{8}}\.part")
_FOLDER = re.compile(rf"\.(?:back|look)-{_OWNER}[a-z0-9_]{{8}}\.part")


def new_prefix(path: Path) -> str:
    """How the name of a file begins that is being written beside this one."""
    return part_prefix("new", f"{_of(path)}-")


def old_name(path: Path) -> Path:
    """A free name for what this file was until now, while it is overwritten."""
    return path.with_name(f".old-{_of(path)}-{secrets.token_hex(4)}{PART}")


def sweep_beside(path: Path) -> None:
    """Overwrite and remove what was left in the folder of a workbook that is open. What cannot be removed stays."""
    with suppress(OSError):
        for found in list(path.parent.iterdir()):
            with suppress(OSError):
                _sweep(found, _of(path))


def _sweep(found: Path, ours: str) -> None:
    if (name := _FILE.fullmatch(found.name)) and found.is_file():
        if name["of"] == ours or _is_left(found, name):
            let_go(found)
    elif (name := _FOLDER.fullmatch(found.name)) and _is_left(found, name) and found.is_dir():
        wipe_folder(found)


def _is_left(found: Path, name: re.Match[str]) -> bool:
    """Whether whoever made it is gone: a process of this computer that has ended, or nobody since an hour."""
    if found.is_symlink():
        return False
    if name["computer"] == computer_mark() and not lives(int(name["process"])):
        return True
    return time.time() - found.stat().st_mtime > OLD_ENOUGH


def _of(path: Path) -> str:
    return hashlib.sha256(path.name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
