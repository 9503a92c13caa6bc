"""The references of `sources.md` that pages cite by their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbook.course.scan import line_at, split_key

CITATION = re.compile(r"\[@([A-Za-z0-9_:.-]+)\]")
_BULLET = r" {0,3}(?:[-*+•–]|\d{1,4}[.)])[ \t]+"
_ITEM = re.compile(rf"^{_BULLET}(.+(?:\n(?!{_BULLET})[^\n]*\S[^\n]*)*)", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """One reference: its Markdown, its key (may be empty) and its line."""

    text: str
    key: str
    line: int


def list_sources(text: str, start: int = 0) -> list[Source]:
    """Every list item of `sources.md` from an offset on, those without a key too."""
    found = []
    at, line = start, line_at(text, start)
    for match in _ITEM.finditer(text, start):
        line += text.count("\n", at, match.start())
        at = match.start()
        words, key = split_key(re.sub(r"\s*\n\s*", " ", match[1]))
        found.append(Source(words, key, line))
    return found
