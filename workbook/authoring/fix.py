"""Writes missing ids into the sources of a course, and changes nothing else in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.files import FolderFiles
from workbook.course.reading import read_as_written
from workbook.drafts.missing_ids import missing_ids
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def write_missing_ids(folder: Path) -> int:
    """Give every exercise, option and page of a course folder an id of its own; returns how many were written."""
    files = FolderFiles(folder)
    course, _, parts = read_as_written(files)
    endings = missing_ids(course.outline, parts)
    for path, lines in endings.items():
        text = files[path].decode("utf-8")
        write_whole(folder / path, _with_endings(text, lines).encode("utf-8"))
    return sum(map(len, endings.values()))


def _with_endings(text: str, endings: dict[int, str]) -> str:
    """The text with something added to some lines; all other letters and every line end stay as they were."""
    made = []
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, end = match.groups()
        made.append((line.rstrip(" \t") + endings[number] if number in endings else line) + end)
    return "".join(made)
