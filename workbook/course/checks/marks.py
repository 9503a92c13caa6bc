"""Checks marks that do less than they seem to: headings that begin no page, blocks that stand too far in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.checks.text import without_code
from workbook.course.files import module_paths
from workbook.course.kinds import KINDS
from workbook.course.outline import open_text
from workbook.course.problems import Problem
from workbook.course.scan import BOXES, scan
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.problems import Code, Level

_LARGE = re.compile(r" {0,3}#[ \t]+\S")
_NO_BLANK = re.compile(r" {0,3}##(?!#)\S")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_TITLE = re.compile(r" {0,3}(?![-*+>|#:]|\d+[.)])\S.{0,78}(?<![.,;:?!…])$")
_FAR_IN = re.compile(r"(?: {4,}| {0,3}\t)[ \t]*:{3,}[ \t]*([A-Za-z]+)")
_MAYBE = re.compile(r"^[ \t]*(?:#{1,2}(?!#)|[=-]+[ \t]*$|:)|\{#[^}\n]*\}[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{#[\w:.-]+\}[ \t]*$")


def check_marks(files: Files) -> Iterator[Problem]:
    """Lines of the modules that are shown otherwise than their author may think."""
    for path in module_paths(files):
        source = open_text(files, path)
        start = source.front_matter.end
        spans = [span for span in _between_blocks(source.text, start) if _MAYBE.search(source.text, *span)]
        text = without_code(source.text, start)[0] if spans else ""
        for number, line, before, above in _lines(text, spans):
            for level, code, what, hint in _of_line(line, before, above):
                yield Problem(path, number, 1, level, code, what, hint)


def _of_line(line: str, before: str, above: str) -> Iterator[tuple[Level, Code, str, str]]:
    """What a line does not do; `before` is the line before it, `above` the one before that."""
    begin = _("A page begins at a line such as `## Title {#id}`.")
    underline = _UNDERLINE.match(line) if not above.strip() and _TITLE.match(before) else None
    if _LARGE.match(line) or (underline and underline[1][0] == "="):
        yield "advice", "no-page", _("This heading begins no page, because it is no `##`."), begin
    elif underline:
        what = _("Dashes under a line are shown as a rule; they make no heading of it.")
        yield (
            "advice",
            "rule-under-text",
            what,
            begin + " " + _("Put a blank line above the dashes if a rule is meant."),
        )
    elif _NO_BLANK.match(line):
        what = _("This heading begins no page, because no blank stands after `##`.")
        yield "advice", "no-page", what, begin
    elif (block := _FAR_IN.match(line)) and block[1].lower() in (*KINDS, *BOXES):
        what = _("This block (`{kind}`) stands too far in, so it is shown as source text.").format(
            kind=block[1]
        )
        hint = _(
            "Take the blanks away from the beginning of its lines, "
            "or put it between two lines of ``` if it is meant to be seen."
        )
        yield "error", "far-in", what, hint
    elif found := _ID.search(line):
        what = _("`{id}` stands where nothing takes an id, and is not shown.").format(id=found[0].strip())
        yield (
            "advice",
            "lost-id",
            what,
            _("Ids belong to pages, to exercises and to the lines of their lists."),
        )


def _between_blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the lines stand that belong to no block and begin no page."""
    at = start
    for found in scan(text, start):
        yield at, found.start
        at = found.end
    yield at, len(text)


def _lines(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, str, str, str]]:
    """The lines of some places: number, words, and the two lines before."""
    for start, stop in spans:
        first, before, above = text.count("\n", 0, start) + 1, "", ""
        for number, line in enumerate(text[start:stop].split("\n"), first):
            yield number, line, before, above
            before, above = line, before
