"""The list that means something in a block, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.course.scan import split_id

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEM = re.compile(
    r" {0,3}(?!(?:[-*_][ \t]*){3,}$)(?:(?:[-*+–—‐‑−]|\d{1,3}[.)])[ \t]+|[•·‣◦▪●○■□☐][ \t]*(?=\S))(.*)"
)
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")  # an empty box, or a ticked one: what is ticked is the learner's
_GROUP = re.compile(r" {0,3}###(?!#)[ \t]*(.+)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True)
class Item:
    """One list item: its words, its written id (may be empty), its lines, and the `###` group above it."""

    text: str
    id: str
    line: int
    group: str = ""
    last_line: int = 0


@dataclass
class _Segment:
    """A run of lines of one sort: `text`, `list` or `group` (a `###` heading)."""

    sort: str
    line: int
    lines: list[str] = field(default_factory=list)


def split_list(lines: Sequence[str], first_line: int) -> tuple[str, list[Item]]:
    """Part a body into its text and the items of its last list.

    Lists directly under `###` headings belong together as groups of that one list.
    """
    segments = _segments(lines, first_line)
    lists = [n for n, segment in enumerate(segments) if segment.sort == "list"]
    if not lists:
        return "\n".join(lines).strip(), []
    chosen = _grouped(segments, lists[-1])
    items: list[Item] = []
    group = ""
    for n in chosen:
        if segments[n].sort == "group":
            group = segments[n].lines[0]
        elif segments[n].sort == "list":
            items += _items(segments[n], group)
    rest = [line for n, segment in enumerate(segments) if n not in chosen for line in _source(segment)]
    return "\n".join(rest).strip(), items


def first_paragraph(text: str) -> tuple[str, str]:
    """The question (a body's first paragraph, on one line) and the rest."""
    lines = text.split("\n")
    count = 0
    for line in lines:
        if not line.strip() or (count and (_ITEM.match(line) or _FENCE.match(line))):
            break
        count += 1
    head = " ".join(line.strip() for line in lines[:count])
    return head.lstrip("#").strip(), "\n".join(lines[count:]).strip()


def _segments(lines: Sequence[str], first_line: int) -> list[_Segment]:
    segments = [_Segment("text", first_line)]
    fence = ""
    for number, line in enumerate(lines, first_line):
        sort = "text" if fence else _sort(line, segments[-1])
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if sort == "group":
            heading = _GROUP.match(line)
            segments.append(_Segment("group", number, [heading[1] if heading else line]))
        else:
            if sort != segments[-1].sort:
                segments.append(_Segment(sort, number))
            segments[-1].lines.append(line)
    return segments


def _sort(line: str, last: _Segment) -> str:
    """What sort of segment a line belongs to, given the one before it."""
    if _GROUP.match(line):
        return "group"
    if _ITEM.match(line):
        return "list"
    if last.sort == "list" and (not line.strip() or line[0] in " \t" or last.lines[-1].strip()):
        return "list"  # a blank line between items, or the rest of an item's words
    return "text"


def _grouped(segments: list[_Segment], last: int) -> set[int]:
    """The segments of the meaningful list: the last list, and those before it that share its headings."""
    chosen = {last}
    at = last
    while at > 0:
        before = at - 1
        while before > 0 and segments[before].sort == "text" and not "".join(segments[before].lines).strip():
            before -= 1
        if segments[before].sort == "group" and segments[at].sort == "list":
            chosen |= set(range(before, at))
        elif not (segments[before].sort == "list" and segments[at].sort == "group"):
            break
        chosen.add(before)
        at = before
    return chosen


def _items(segment: _Segment, group: str) -> list[Item]:
    items: list[list[tuple[int, str]]] = []
    for number, line in enumerate(segment.lines, segment.line):
        if match := _ITEM.match(line):
            items.append([(number, match[1])])
        elif line.strip():
            items[-1].append((number, line.strip()))
    found = []
    for lines in items:
        text, written = split_id(_without_box(" ".join(words for _, words in lines).strip()))
        found.append(Item(text, written, lines[0][0], group, lines[-1][0]))
    return found


def _without_box(words: str) -> str:
    box = _TASK.match(words)
    return words[box.end() :] if box else words


def _source(segment: _Segment) -> list[str]:
    return [f"### {segment.lines[0]}"] if segment.sort == "group" else segment.lines
