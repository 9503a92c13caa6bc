"""Tells the copy that a program made of a file from the file itself: a copy is not to take its place, or its ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

# Made when two people changed a file at once: Dropbox, Nextcloud, Syncthing, Synology and others.
_CONFLICT = re.compile(
    r"(?P<of>.+?)[ ._-]*(?:\([^()]*(?:conflict|konflikt|conflit|conflicto|conflitto)[^()]*\)"
    r"|\.sync-conflict-[0-9A-Z-]+|[ ._-](?:case )?conflict(?:ed)?\b.*)",
    re.IGNORECASE,
)
# Names that may be a copy's and may be anybody's: what the file holds has to tell.
_PERHAPS = (
    re.compile(r"(?:copy|kopie|copie|copia|cópia) (?:of|von|de|di) (?P<of>.+)", re.IGNORECASE),
    re.compile(r"(?P<of>.+?)(?: -)?[ _-](?:copy|kopie|copie|copia|cópia)(?: ?\(?\d+\)?)?", re.IGNORECASE),
    re.compile(r"(?P<of>.+?) \([^()]*(?:copy|kopie|copie|copia|cópia)[^()]*\)", re.IGNORECASE),
    re.compile(r"(?P<of>.+?)[ _-](?:old|alt|backup|bak|orig|original)", re.IGNORECASE),
    re.compile(r"(?P<of>.+?) ?\(\d+\)"),
    re.compile(r"(?P<of>.+?) \d+"),
    re.compile(r"(?P<of>.+?)-(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{4,}"),  # OneDrive adds the computer's name
)
_WHO = re.compile(rb"^(id|title)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_HEAD = 4096


def copies_in(folder: Path, names: Collection[str]) -> dict[str, str]:
    """Which of these Markdown files are copies, and of which other one that stands there too."""
    found = {}
    for name in names:
        if original := _original(folder, name, names):
            found[name] = original
    return found


def _original(folder: Path, name: str, names: Collection[str]) -> str | None:
    stem = name.removesuffix(".md")
    conflict = _CONFLICT.fullmatch(stem)
    if conflict and (of := f"{conflict['of'].rstrip()}.md") in names:
        return of
    for pattern in _PERHAPS:
        match = pattern.fullmatch(stem)
        if match and (of := f"{match['of'].rstrip()}.md") in names and _same(folder / name, folder / of):
            return of
    return None


def _same(one: Path, other: Path) -> bool:
    """Whether two files say that they are the same module: by the id in their facts, else by the title."""
    try:
        mine, theirs = _who(one), _who(other)
    except OSError:
        return False
    key = b"id" if b"id" in mine or b"id" in theirs else b"title"
    return mine.get(key) == theirs.get(key) is not None


def _who(path: Path) -> dict[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return {match[1].lower(): match[2] for match in reversed(list(_WHO.finditer(head)))}
