"""Finds where pages and blocks begin and end in a module's text, without reading what is in them.

One pass over the significant lines only, so that the outline of a thousand modules costs a fraction of a
second. The outline and the full reading use this same scan and cannot disagree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

BOXES = ("note", "try", "care", "example", "evidence", "leader")

# It begins with the line feed before the line, because `re` looks for a letter ten times as fast as for `^`.
_SIGNIFICANT = re.compile(
    r"\n(?=[ :`~<#]) {0,3}(?:(?P<colons>:{3,})[ \t]*(?P<rest>[^\n]*)|(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)"
    r"|(?P<comment><!--)[^\n]*|##[ \t]+(?P<page>[^\n]+))(?=\n|\Z)",
)
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
_ID = re.compile(r"\{#([^{}\s]*)\}[ \t]*\Z")


class Block(NamedTuple):
    """A block's place: its opening line, and the span of what stands inside."""

    kind: str
    after_kind: str  # what follows the kind on the opening line: an id, or a box's title
    start: int  # offset of the opening line
    inside: int  # offset after the opening line
    stop: int  # offset of the closing line, or of what ended an open block
    end: int  # offset after the closing line
    closed: bool


class Heading(NamedTuple):
    """A page heading `## Title {#id}`; the page before the first heading has none of its own."""

    title: str
    id: str
    start: int
    end: int


def scan(text: str, start: int = 0) -> Iterator[Heading | Block]:
    """Yield the pages and blocks of a module in order; nothing inside fenced code counts.

    `start` is the beginning of a line.
    """
    if start == 0:
        yield from (_moved(found) for found in scan("\n" + text, 1))
        return
    opened: re.Match[str] | None = None
    for line in _meant(text, start):
        if line["page"] is not None:
            if opened:
                yield _block(opened, line.start() + 1, line.start() + 1, closed=False)
                opened = None
            title, page_id = page_title(line["page"])
            yield Heading(title, page_id, line.start() + 1, min(line.end() + 1, len(text)))
        elif line["rest"].strip():
            if opened:
                yield _block(opened, line.start() + 1, line.start() + 1, closed=False)
            opened = line
        elif opened and len(line["colons"]) >= len(opened["colons"]):
            yield _block(opened, line.start() + 1, min(line.end() + 1, len(text)), closed=True)
            opened = None
    if opened:
        yield _block(opened, len(text), len(text), closed=False)


def _meant(text: str, start: int) -> Iterator[re.Match[str]]:
    """The lines of colons and page headings that stand neither in fenced code nor in a comment."""
    fence, comment_ends, comments = "", start - 1, True
    for line in _SIGNIFICANT.finditer(text, start - 1):
        mark = line["fence"]
        if line.start() < comment_ends:
            continue
        if fence:
            if mark and mark.startswith(fence) and not line["info"].strip():
                fence = ""
        elif mark:
            if not (mark[0] == "`" and "`" in line["info"]):
                fence = mark
        elif line["comment"]:
            comment_ends = text.find("-->", line.start()) if comments else -1
            comments = comment_ends >= 0  # where one has no end, none after it has
        else:
            yield line


def page_title(written: str) -> tuple[str, str]:
    """A page's title and its id, from what stands behind the marks; marks at the end belong to neither."""
    title, page_id = split_id(_CLOSING_MARKS.sub("", written))
    return _CLOSING_MARKS.sub("", title), page_id


def split_id(text: str) -> tuple[str, str]:
    """Part a trailing `{#id}` from the words before it; the id is empty when there is none."""
    words, key = split_key(text)
    return words, key.lower()


def split_key(text: str) -> tuple[str, str]:
    """As `split_id`, with the key as it was written: sources are cited letter by letter."""
    at = text.rfind("{#")
    match = _ID.match(text, at) if at >= 0 else None
    return (text[:at].strip(), match[1]) if match else (text.strip(), "")


def line_at(text: str, offset: int) -> int:
    """The line, counted from 1, that an offset stands in."""
    return bisect_left(_line_ends(text), offset) + 1


@lru_cache(maxsize=2)  # a text's lines are asked for one after the other
def _line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def _block(opened: re.Match[str], stop: int, end: int, *, closed: bool) -> Block:
    kind, *rest = opened["rest"].split(maxsplit=1)
    inside = min(opened.end() + 1, stop)
    return Block(kind.lower(), rest[0].strip() if rest else "", opened.start() + 1, inside, stop, end, closed)


def _moved(found: Heading | Block) -> Heading | Block:
    """A heading or block whose places are one letter further to the left."""
    if isinstance(found, Heading):
        return found._replace(start=found.start - 1, end=found.end - 1)
    return found._replace(
        start=found.start - 1, inside=found.inside - 1, stop=found.stop - 1, end=found.end - 1
    )
