"""Markdown as people write it, made into what the reader knows: bullets, lists inside lists, headings.

Only marks and blanks at the beginning of lines change; words never do, and source text stays as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_NO_BLANK = re.compile(r"( {0,3}#{2,6})(?=[^#\s])")
_ROUND = re.compile(r"(?:[•‣◦▪●][ \t]*|–[ \t]+)(?=\S)")  # what word processors and people write for a bullet
_DASH = re.compile(r"—[ \t]+(?=\S)")  # where no list is, it begins what somebody says
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])([ \t]+)(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_INSIDE = 2  # blanks further in than an item: what stands there belongs to it


class _Item(NamedTuple):
    """An open list item: where it was written, where its words begin, and how far it was moved."""

    at: int
    words: int
    moved: int


def as_reader_knows(text: str) -> str:
    """The text with the beginnings of its lines as CommonMark has them."""
    lines = _Lines()
    return "\n".join(map(lines.read, text.split("\n")))


class _Lines:
    """Reads line by line, and remembers which items and which source text are open."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._fence = ""
        self._moved = 0  # how far the source text was moved that is open
        self._after_blank = True
        self._quoted: _Lines | None = None  # what is read inside the quotation that is open

    def read(self, line: str) -> str:
        """The line as the reader knows it."""
        mark = _FENCE.match(line)
        if self._fence:
            if mark and mark[1].startswith(self._fence) and not line.strip().strip(self._fence[0]):
                self._fence = ""
            return _indented(line, _indent(line) + self._moved) if self._moved else line
        if (quote := _QUOTE.match(line)) and not self._is_inside(_indent(line)):
            self._items, self._after_blank = [], True
            self._quoted = self._quoted or _Lines()
            return quote[0] + self._quoted.read(line[quote.end() :])
        self._quoted = None
        words = line.lstrip(" \t")
        if not words:
            self._after_blank = True
            return line
        made = self._line(line, words)
        self._fence = mark[1] if mark else ""
        self._after_blank = False
        return made

    def _is_inside(self, at: int) -> bool:
        """Whether what stands at a column belongs to the item that is open."""
        return bool(self._items) and at >= self._items[-1].at + _INSIDE

    def _line(self, line: str, words: str) -> str:
        at, items = _indent(line), self._items
        words = _ROUND.sub("- ", words, count=1)
        words = _DASH.sub("- ", words, count=1) if items else words
        item = None if _RULE.match(words) else _ITEM.match(words)
        if item or self._after_blank or words[0] in "#>`~|":  # else it may go on with the words of an item
            while items and at < items[-1].at + _INSIDE:
                items.pop()
        inside = self._is_inside(at)
        if at > 3 and not inside:
            return line  # source text
        to = max(at + items[-1].moved, items[-1].words) if inside else at
        self._moved = to - at
        if item:
            room = len(item[1]) if len(item[1].expandtabs(4)) <= 4 else 1
            items.append(_Item(at, to + item.start(1) + room, to - at))
        return _NO_BLANK.sub(r"\1 ", _indented(line, to, words), count=1)


def _indent(line: str) -> int:
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(4))


def _indented(line: str, to: int, words: str | None = None) -> str:
    """A line with its words moved to a column; what need not move keeps the blanks and tabs it has."""
    own = line.lstrip(" \t")
    if not own:
        return line
    blanks = line[: len(line) - len(own)] if to == _indent(line) else " " * to
    return blanks + (own if words is None else words)
