"""A workbook's answers as text that anybody can read, with any program, in ten years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.copies.document import (
    Aside,
    Dated,
    Earlier,
    Heading,
    Marked,
    Picture,
    Quote,
    Remark,
    Words,
    document_of,
)
from workbook.answers.copies.markdown_text import course_heading, paragraphs, plain_heading, quoted_parts
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.copies.document import Part
    from workbook.answers.file.workbook_file import WorkbookFile

    Block = str | Iterator[str]  # what is long comes in parts


def markdown_parts(file: WorkbookFile, *, history: bool = False) -> Iterator[str]:
    """Every answer under its module and question, then those whose question is gone.

    It comes in parts, each read in its turn; all are proved before the first of them.
    """
    return _with_ends(map(_block, document_of(file, history=history).parts))


def _with_ends(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks with an empty line between them, and an end after the last."""
    between = ""
    for block in blocks:
        yield between
        yield from [block] if isinstance(block, str) else block
        between = "\n\n"
    yield "\n"


def _block(part: Part) -> Block:
    match part:
        case Picture():
            return _block(part.in_words)
        case Quote(blocks, if_empty):
            return quoted_parts(blocks, if_empty)
        case Dated(day, share):
            return f"*{day.isoformat()} · {share}*" if share else f"*{day.isoformat()}*"
        case _:
            return _words(part)


def _words(part: Heading | Words | Remark | Earlier | Aside) -> str:
    match part:
        case Heading():
            return _heading(part)
        case Words(text):
            return paragraphs(text)
        case Remark(text):
            return text
        case Earlier(day, question):
            words = _("Before, on {day}:").format(day=day.isoformat())
            then = _("The question was: {question}").format(question=course_heading(question or ""))
            return words if question is None else f"{words} {then}"
        case Aside(text):
            return f"*{text}*"


def _heading(heading: Heading) -> str:
    words = heading.words
    shown = course_heading(words) if isinstance(words, Marked) else plain_heading(words)
    return " ".join(filter(None, ["#" * heading.level, heading.number, shown]))
