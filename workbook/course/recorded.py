"""A recorded voice in the text of a course: where it stands, and which words are there for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbook.course.files import RECORDING_TYPES
from workbook.course.model import Recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files

_LINE = re.compile(r' {0,3}!\[([^\[\]\n]*)\]\([ \t]*<?([^()<>"\n]+?)>?[ \t]*(?:"[^"\n]*"[ \t]*)?\)[ \t]*')
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def is_recording(path: str) -> bool:
    """Whether a name ends as a course's recordings do."""
    return path.lower().endswith(RECORDING_TYPES)


def transcript_path(recording: str) -> str:
    """The file beside a recording that has its words."""
    return f"{recording.rpartition('.')[0]}.md"


def transcript_of(files: Files, recording: str) -> str:
    """The words of a recording, as Markdown; empty if there are none. Never raises on what an author wrote."""
    from workbook.course.source import decode

    path = transcript_path(recording)
    try:
        content = files[path]
    except (KeyError, OSError):
        return ""
    return decode(path, content)[0].strip()


def with_recordings(markdown: str, line: int) -> Iterator[tuple[str, int] | Recording]:
    """The text with its first line's number, parted where a recording stands in a line of its own."""
    if "](" not in markdown or not any(ending in markdown.lower() for ending in RECORDING_TYPES):
        yield markdown, line
        return
    begun, since, fence = list[str](), line, ""
    for number, words in enumerate(markdown.split("\n"), line):
        if mark := _FENCE.match(words):
            closes = mark[1].startswith(fence) and not words.strip().strip(mark[1][0])
            fence = mark[1] if not fence else "" if closes else fence
        found = None if fence else _LINE.fullmatch(words)
        if found is None or not is_recording(found[2]):
            begun.append(words)
            continue
        if "".join(begun).strip():
            yield "\n".join(begun), since
        yield Recording(unquote(found[2]) if "%" in found[2] else found[2], found[1].strip(), number)
        begun, since = [], number + 1
    if "".join(begun).strip():
        yield "\n".join(begun), since
