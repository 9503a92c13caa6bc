"""Which journal suits the place where a workbook lies: the fast one, or the one that shared folders stand.

A write-ahead log must not be copied apart from its file, which is what programs that copy folders to other
computers do, and it needs a disk of this computer. There the rollback journal is used: it is gone after each save.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# How the folders of such programs begin, in small letters.
SYNCED = (
    "dropbox", "onedrive", "icloud", "mobile documents", "google drive", "googledrive", "cloudstorage",
    "nextcloud", "owncloud", "pcloud", "proton drive", "seafile", "tresorit", "syncthing",
)  # fmt: skip
NETWORK = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.davfs", "afs", "ncpfs"))
MOUNTS = "/proc/self/mountinfo"


def wants_rollback(path: Path) -> bool:
    """Whether a workbook lies in a folder that is copied elsewhere in the background, or on another computer."""
    return _is_synced(path) or _is_remote(path)


def _is_synced(path: Path) -> bool:
    return any(part.casefold().startswith(SYNCED) for part in path.parts[:-1])


def _is_remote(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    with contextlib.suppress(OSError, UnicodeError), open(MOUNTS, encoding="utf-8") as mounts:  # noqa: PTH123
        return file_system(os.path.realpath(path), mounts.read()) in NETWORK
    return False


def file_system(place: str, mounts: str) -> str:
    """The kind of file system that a place is on, by the system's own table of them."""
    best, found = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(), right.split()
        if len(fields) > 4 and kinds:
            point = fields[4].encode().decode("unicode_escape")
            if (place + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
                best, found = point, kinds[0]
    return found
