"""How large something is, and which system it needs at least."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_GLIBC = re.compile(rb"GLIBC_2\.([0-9]+)")


def told_size(path: Path) -> str:
    """The size of a file, or of all in a folder, in millions of bytes."""
    files = path.rglob("*") if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
    return f"{size / 1e6:.1f} MB"


def newest_glibc(folder: Path) -> str:
    """The newest glibc that anything in a folder asks for, as `2.31`; nothing where there is none, as on Windows."""
    found = [
        int(number)
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink() and (file.suffix in ("", ".so") or ".so." in file.name)
        for number in _GLIBC.findall(file.read_bytes())
    ]
    return f"2.{max(found)}" if found else ""
