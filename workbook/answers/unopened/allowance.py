"""How much may be read of a file in which rows can claim the same bytes again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TIMES = 4  # a sound file is read once, a damaged one from both ends and by its pages
EACH = 64  # bytes that a row counts at least
JOURNALS = ("-wal", "-journal")


class Spent(ValueError):
    """More is claimed than the file holds."""


class Allowance:
    """What is left of several times a file's size; to take more than that raises `Spent`."""

    def __init__(self, path: Path, times: int = TIMES) -> None:
        sizes = (beside(path, ending).stat().st_size for ending in ("", *JOURNALS) if is_there(path, ending))
        self._left = times * sum(sizes)

    def take(self, size: int) -> None:
        """A row of so many bytes is read."""
        self._left -= max(size, EACH)
        if self._left < 0:
            raise Spent("rows of this file claim more than it holds")


def beside(path: Path, ending: str) -> Path:
    """A file's journal of this ending, or with none the file itself."""
    return path.with_name(path.name + ending)


def is_there(path: Path, ending: str) -> bool:
    """Whether there is one that holds anything."""
    file = beside(path, ending)
    return file.is_file() and file.stat().st_size > 0
