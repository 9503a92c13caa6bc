"""A page's paragraphs in plain words, quickly: for looking through them, not for reading."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from workbook.course.exercise import Exercise
from workbook.course.model import Box, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.model import Page

_BLANK = re.compile(r"\n\s*\n")
_SOURCES = re.compile(r"\s*\[@[^\]]*\]|\s@[\w:-]+")
_LINE_MARKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+|\|?[\s:|-]+\|[\s:|-]*$)")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_MARKS = re.compile(r"\{#[^}]*\}|<[^<>]{1,200}>|[*_`~|\\]+")


def paragraphs(page: Page) -> Iterator[str]:
    """Headings, paragraphs, lists, boxes and questions of a page, in order."""
    for part in page.parts:
        for text in _texts(part):
            for paragraph in _BLANK.split(text):
                if words := plain(paragraph):
                    yield words


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Prose):
        yield part.markdown
    elif isinstance(part, Box):
        yield from (part.title, part.markdown)
    elif isinstance(part, Exercise):
        yield from (part.title if part.title != part.question else "", part.question, part.explanation)


def plain(markdown: str) -> str:
    """The words of a piece of Markdown in one line."""
    text = _SOURCES.sub("", _LINE_MARKS.sub("", markdown))
    text = _LINK.sub(r"\1", text)
    return " ".join(unescape(_MARKS.sub("", text)).split())
