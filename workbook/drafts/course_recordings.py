"""Recorded voices of a draft: taken in as they are, and found where a part names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.files import RECORDING_TYPES
from workbook.course.ids import id_from_words, unique
from workbook.recordings.recordings import recording_problem
from workbook.recordings.sound import RecordingTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.course.files import Files

_NAMED = re.compile(r"media/[^\s()<>\"'{}|]+")


def new_recording(files: Files, name: str, data: bytes) -> str:
    """The path that a recording gets in the course: that of the very same one, else a free name.

    Raises:
        RecordingTrouble: why not, as the end of a sentence that begins with the recording's name.
    """
    if problem := recording_problem(data):
        raise RecordingTrouble(problem)
    words, _dot, ending = name.rpartition(".")
    ending = f".{ending.lower()}"
    for path in files:
        if path.startswith("media/") and path.endswith(ending) and files[path] == data:
            return path
    taken = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in files if path.startswith("media/")}
    return f"media/{unique(id_from_words(words), taken)}{ending}"


def recordings_in(lines: Iterable[str]) -> list[str]:
    """The recordings that some lines name, in their order, each once."""
    named = (found for line in lines for found in _NAMED.findall(line))
    return list(dict.fromkeys(path for path in named if path.lower().endswith(RECORDING_TYPES)))
