"""The parts of a module's file in their order, and what moves, copies and removes them line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course.front_matter import read_facts
from workbook.course.scan import BOXES, Heading, line_at, scan
from workbook.drafts.edits import without_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.drafts.draft import Step
    from workbook.drafts.source_text import SourceText

Sort = Literal["page", "text", "box", "exercise"]
_OPENING = re.compile(r"(\s*:{3,}[ \t]*\S+)[ \t]*(.*)")


class PartMark(NamedTuple):
    """A part of a module: its sort, its kind if it is a block, its words, and its lines, both included."""

    sort: Sort
    kind: str
    words: str
    first: int
    last: int


def parts_of(source: SourceText) -> list[PartMark]:
    """Headings of pages, runs of text, boxes and exercises."""
    plain = source.plain
    at = read_facts("", plain).end
    found: list[PartMark] = []
    for mark in scan(plain, at):
        found += _text(plain, at, mark.start)
        first, last = line_at(plain, mark.start), line_at(plain, max(mark.start, mark.end - 1))
        if isinstance(mark, Heading):
            found.append(PartMark("page", "", mark.title, first, first))
        else:
            sort: Sort = "box" if mark.kind in BOXES else "exercise"
            found.append(PartMark(sort, mark.kind, mark.after_kind, first, _last_filled(source, first, last)))
        at = mark.end
    return [*found, *_text(plain, at, len(plain))]


def _text(plain: str, start: int, stop: int) -> list[PartMark]:
    text = plain[start:stop]
    if not text.strip():
        return []
    lead = len(text) - len(text.lstrip("\n"))
    first = line_at(plain, start + lead)
    last = line_at(plain, start + len(text.rstrip()) - 1)
    return [
        PartMark("text", "", next(line for line in text.split("\n") if line.strip()).strip(), first, last)
    ]


def _last_filled(source: SourceText, first: int, last: int) -> int:
    """The last line of a block that has no end, without the empty ones behind it."""
    while last > first and not source.texts(last, last)[0].strip():
        last -= 1
    return last


def inserted(source: SourceText, before: int, lines: Sequence[str]) -> SourceText:
    """Lines in front of line `before`, with an empty line to what stands around them."""
    above = source.texts(before - 1, before - 1) if before > 1 else [""]
    below = source.texts(before, before) if before <= len(source.lines) else [""]
    new = list(lines)
    if above and above[0].strip():
        new = ["", *new]
    if below and below[0].strip():
        new = [*new, ""]
    return source.with_lines(before, before - 1, new)


def removed(source: SourceText, first: int, last: int) -> SourceText:
    """Without some lines, and without the empty line that parted them from the next."""
    below = source.texts(last + 1, last + 1)
    above = source.texts(first - 1, first - 1) if first > 1 else []
    if below and not below[0].strip() and (not above or not above[0].strip()):
        last += 1
    elif not below and above and not above[0].strip():
        first -= 1
    return source.with_lines(first, last, [])


def moved(source: SourceText, first: int, last: int, before: int) -> SourceText:
    """Lines in front of line `before`, which is none of them; they keep every letter."""
    if first <= before <= last + 1:
        return source
    lines = source.texts(first, last)
    if before > last:
        return removed(inserted(source, before, lines), first, last)
    return inserted(removed(source, first, last), before, lines)


def copied(source: SourceText, first: int, last: int, new_id: str) -> SourceText:
    """A copy of an exercise or a box below it; an exercise gets an id of its own, its items keep theirs."""
    lines = source.texts(first, last)
    if new_id and (opening := _OPENING.fullmatch(without_id(lines[0]))):
        lines[0] = f"{opening[1]} {new_id}"
    return inserted(source, last + 1, [line for line in lines if not line.startswith("was:")])


def page_end(parts: Sequence[PartMark], at: int) -> int:
    """Where the page that begins with part `at` ends: the place of the next heading, or behind the last part."""
    return next((n for n in range(at + 1, len(parts)) if parts[n].sort == "page"), len(parts))


def changed_place(step: Step, files: Mapping[str, bytes]) -> tuple[str, int] | None:
    """Where a step that was taken back or done again shows: the file, and the first line that is another one."""
    for path in sorted(step.before, key=lambda path: (not path.startswith("modules/"), path)):
        both = (step.before[path], step.after[path])
        texts = [(content or b"").decode("utf-8", "replace").splitlines() for content in both]
        if path not in files or not path.endswith(".md"):
            continue
        alike = next((n for n, (one, other) in enumerate(zip(*texts, strict=False)) if one != other), None)
        first = min(map(len, texts)) if alike is None else alike
        now = files[path].decode("utf-8", "replace").splitlines()
        while first < len(now) and not now[first].strip():
            first += 1
        return path, min(first + 1, max(1, len(now)))
    return None
