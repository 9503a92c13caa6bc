"""One line of the course's Markdown as runs of letters that look alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.copies.office.xml_text import plain
from workbook.course.source import too_hard
from workbook.course.text import MOST_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Run(NamedTuple):
    """Letters, and how they look."""

    text: str
    bold: bool = False
    italic: bool = False


def runs_of(markdown: str) -> tuple[Run, ...]:
    """The words of a question as its author marked them; what is too hard to read stands as it is."""
    line = " ".join(plain(markdown).split())
    if len(line) > MOST_AT_ONCE or too_hard(line):
        return (Run(line),)
    try:
        tokens = _reader().parseInline(line)
    except (RuntimeError, ValueError, LookupError):  # deeper than it goes
        return (Run(line),)
    runs = tuple(run for token in tokens for run in _runs(token.children or ()) if run.text)
    return runs or (Run(line),)


def _runs(tokens: list[Token] | tuple[()]) -> Iterator[Run]:
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case _:
                yield Run(plain(token.content), bold > 0, italic > 0)


@cache
def _reader() -> MarkdownIt:
    from workbook.course.markdown_reader import markdown_reader

    return markdown_reader({})
