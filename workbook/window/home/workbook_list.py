"""Which workbooks the first screen shows: those that were open, and those that lie in the workbooks' folder.

Only names and dates of files are looked at; no workbook is opened for this.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbook.window.look.settings import Recent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_NEW = 24
# A workbook that the program itself put aside is no workbook to go on with.
_PUT_ASIDE = re.compile(r" \((?:before going back|damaged|brought back)[^)]*\)$")


class Listed(NamedTuple):
    """A workbook of the first screen, and how it stands with its file."""

    recent: Recent
    missing: bool = False  # it is not where it was, nor under another name nearby
    new: bool = False  # it lies in the workbooks' folder and was not opened here yet
    course: str = ""  # of a locked one: where its course is on this computer, if it is


def file_id(path: Path) -> str:
    """What a file is on its disk, whatever its name; nothing if the disk does not say."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev}-{found.st_ino}" if found.st_ino else ""


def list_workbooks(recents: Sequence[Recent], folder: Path) -> list[Listed]:
    """The workbooks that were open, the last one first; those that cannot be found; then new ones by name.

    One that was renamed, or moved to the workbooks' folder, is found by what it is on the disk.
    """
    there = [recent for recent in recents if _is_file(recent.path)]
    gone = [recent for recent in recents if not _is_file(recent.path)]
    taken = {Path(recent.path) for recent in there}
    nearby = {place for recent in gone for place in (Path(recent.path).parent, folder)} | {folder}
    around = {file_id(path): path for path in _workbooks_in(nearby) if path not in taken}
    moved = {recent: around[recent.place] for recent in gone if recent.place in around and recent.place}
    listed = [
        Listed(recent._replace(path=str(moved.get(recent, recent.path))))
        for recent in recents
        if recent in there or recent in moved
    ]
    taken |= set(moved.values())
    missing = [Listed(recent, missing=True) for recent in gone if recent not in moved]
    new = [path for path in _workbooks_in({folder}) if path not in taken and not is_put_aside(path)]
    return [*listed, *missing, *(_new(path) for path in new[:MOST_NEW])]


def is_put_aside(path: Path) -> bool:
    """Whether the program put this file aside when it brought back or mended another."""
    return bool(_PUT_ASIDE.search(path.stem))


def _new(path: Path) -> Listed:
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="minutes")
    except OSError:
        written = ""
    return Listed(Recent(str(path), path.stem, opened=written), new=True)


def _workbooks_in(folders: Iterable[Path]) -> Iterator[Path]:
    """The workbooks of these folders by name; a folder that cannot be read has none."""
    for folder in sorted(folders):
        try:
            paths = sorted(folder.glob("*.workbook"), key=lambda path: path.name.casefold())
        except OSError:
            continue
        yield from (path for path in paths if _is_file(str(path)) and not path.name.startswith("."))


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
