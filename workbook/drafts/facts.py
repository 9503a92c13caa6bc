"""Changes to the facts at the top of a file, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.front_matter import read_facts
from workbook.course.key_lines import key_and_value
from workbook.drafts.edits import Change, applied, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.drafts.source_text import SourceText


def set_fact(source: SourceText, key: str, values: Sequence[str]) -> SourceText:
    """The lines of a fact, one for each value; without values they go. A file without facts gets them at its top."""
    wanted = [one_line(value) for value in values if value.strip()]
    plain = source.plain
    found = read_facts("", plain)
    if not found.end:
        lines = ["---", *(f"{key}: {_quoted(value)}" for value in wanted), "---", ""]
        return source.with_lines(1, 0, lines) if wanted else source
    written = [fact for fact in found.lines if fact.key == key]
    if [fact.value for fact in written] == wanted:
        return source
    taken = _lines_of(source, key, [fact.line for fact in written], found.end_line - 1)
    if written and len(wanted) == len(written) == len(taken):
        changes = [
            Change(fact.line, fact.line, (f"{key}: {_quoted(value)}",))
            for fact, value in zip(written, wanted, strict=True)
            if fact.value != value
        ]
        return applied(source, changes)
    at = taken[0] if taken else _closing(source, found.end_line)
    changes = [Change(line, line, ()) for line in taken]
    return applied(source, changes).with_lines(at, at - 1, [f"{key}: {_quoted(value)}" for value in wanted])


def set_text(source: SourceText, markdown: str) -> SourceText:
    """Other words below the facts; empty lines around them stay."""
    first = read_facts("", source.plain).end_line
    last = len(source.lines)
    lines = source.texts(first, last)
    while lines and not lines[0].strip():
        lines, first = lines[1:], first + 1
    while lines and not lines[-1].strip():
        lines, last = lines[:-1], last - 1
    new = markdown.strip("\n").split("\n") if markdown.strip() else []
    if not lines and new and first > 1 and source.texts(first - 1, first - 1)[0].strip():
        new = ["", *new]
    return source.with_lines(first, last, new)


def _lines_of(source: SourceText, key: str, lines: Sequence[int], closing: int) -> list[int]:
    """The lines of some facts: of items below their key that key too, and what goes on from any of them."""
    taken: set[int] = set()
    for line in lines:
        above = line
        while above > 1 and not _begins(source, above, key):
            above -= 1
        below = line + 1
        while below < closing and source.texts(below, below)[0][:1] in (" ", "\t"):
            below += 1
        taken |= {*range(above, below)}
    return sorted(taken)


def _begins(source: SourceText, line: int, key: str) -> bool:
    found = key_and_value(source.texts(line, line)[0])
    return found is not None and found[0] == key


def _closing(source: SourceText, end_line: int) -> int:
    """The line that new facts come before: the closing hyphens."""
    line = end_line - 1
    return line if source.texts(line, line)[0].rstrip() == "---" else end_line


def _quoted(value: str) -> str:
    """A value as it is read back as it is: marks around the whole of it would be taken for quotation."""
    whole = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if whole else value
