"""A document as the paragraphs, lists, tables and pictures that word processors have, each in its style."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

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
)
from workbook.answers.copies.office.course_words import Run, runs_of
from workbook.answers.copies.office.xml_text import plain
from workbook.course.blocks import Grid, Items, Paragraph
from workbook.language.dates import long_day
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.answers.copies.document import Document, Part
    from workbook.answers.copies.office.pictures import KeptPicture

_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_STRONG = {"L": False, "R": True, "AL": True}
NARROWEST, WIDEST = 6, 18  # parts of a table; a column with longer words breaks them
_LOOKED_AT = 400  # letters that tell from which side a paragraph is read


class Line(NamedTuple):
    """A paragraph in a style; a line feed in its runs ends a line only."""

    style: str
    runs: tuple[Run, ...]
    from_right: bool


class Points(NamedTuple):
    """A list."""

    items: list[Line]
    numbered: bool


class Table(NamedTuple):
    """A table below the names of its columns; `widths` are parts of the whole that fit the longest word in each."""

    head: list[Line]
    rows: list[list[Line]]
    widths: list[int]
    from_right: bool


class Shown(NamedTuple):
    """A picture with what it is for those who cannot see it."""

    picture: KeptPicture
    alt: str
    from_right: bool


Block = Line | Points | Table | Shown


class Layout:
    """Lays out one part after the other; `find` gives a picture by its name, if it is there."""

    def __init__(self, find: Callable[[str], KeptPicture | None], *, from_right: bool) -> None:
        self._find = find
        self._from_right = from_right

    def blocks(self, document: Document) -> Iterator[Block]:
        """All of it, each block when it is asked for."""
        for part in document.parts:
            yield from self._blocks(part)

    def _blocks(self, part: Part) -> Iterator[Block]:
        match part:
            case Heading():
                yield self._heading(part)
            case Words(text):
                yield from self._paragraphs(text, "Answer")
            case Remark(text):
                yield self._line("Remark", text)
            case Earlier():
                yield self._earlier(part)
            case Dated(day, share):
                yield self._line("Small", f"{long_day(day)} · {share}" if share else long_day(day))
            case Aside(text):
                yield self._line("Small", text)
            case Quote():
                yield from self._quote(part)
            case Picture():
                yield from self._picture(part)

    def _heading(self, heading: Heading) -> Line:
        style = ("Title", "Heading1", "Heading2")[heading.level - 1]
        words = heading.words
        runs = runs_of(words) if isinstance(words, Marked) else (Run(" ".join(plain(words).split())),)
        number = (Run(f"{heading.number} "),) if heading.number else ()
        return Line(style, number + runs, self._is_from_right("".join(run.text for run in runs)))

    def _earlier(self, earlier: Earlier) -> Line:
        words = _("Before, on {day}:").format(day=long_day(earlier.day))
        if earlier.question is not None:
            asked = "".join(run.text for run in runs_of(earlier.question))
            words += " " + _("The question was: {question}").format(question=asked)
        return self._line("Remark", words)

    def _quote(self, quote: Quote) -> Iterator[Block]:
        style, empty = "Passage" if quote.of_course else "Answer", True
        for block in quote.blocks:
            for made in self._answer(block, style):
                yield made
                empty = False
        if empty and quote.if_empty:
            yield self._line(style, quote.if_empty)

    def _answer(self, block: Paragraph | Items | Grid, style: str) -> Iterator[Block]:
        match block:
            case Paragraph(text):
                yield from self._paragraphs(text, style)
            case Items(items, numbered):
                lines = [
                    self._line("Answer", plain(item).strip("\n")) for item in items if plain(item).strip()
                ]
                if lines:
                    yield Points(lines, numbered)
            case Grid(head, rows):
                if head:
                    yield self._table(head, rows)

    def _table(self, head: list[str], rows: list[list[str]]) -> Table:
        names = [self._line("CellHead", name) for name in head]
        cells = [[self._line("Cell", plain(words).strip("\n")) for words in row] for row in rows]
        widths = [_wide(column) for column in zip(head, *rows, strict=True)]
        return Table(names, cells, widths, self._is_from_right(" ".join(head)))

    def _picture(self, part: Picture) -> Iterator[Block]:
        kept = self._find(part.name)
        if kept is None:
            yield from self._quote(part.in_words)
            return
        alt = " ".join(plain(part.alt).split()) or " ".join(plain(part.caption).split()) or _("A picture")
        yield Shown(kept, alt, self._from_right)
        yield from self._paragraphs(part.caption, "Answer")

    def _paragraphs(self, text: str, style: str) -> Iterator[Line]:
        """Its paragraphs, never all of them at once."""
        whole, start = plain(text), 0
        for gap in _EMPTY_LINES.finditer(whole):
            yield from self._paragraph(style, whole[start : gap.start()])
            start = gap.end()
        yield from self._paragraph(style, whole[start:])

    def _paragraph(self, style: str, words: str) -> Iterator[Line]:
        if words.strip():
            yield self._line(style, words.strip("\n").rstrip())

    def _line(self, style: str, words: str) -> Line:
        words = plain(words)
        return Line(style, (Run(words),), self._is_from_right(words))

    def _is_from_right(self, words: str) -> bool:
        """As its first letter that has a side is read; what has none is read as the whole document."""
        for sign in words[:_LOOKED_AT]:
            side = _STRONG.get(unicodedata.bidirectional(sign))
            if side is not None:
                return side
        return self._from_right


def _wide(cells: Sequence[str]) -> int:
    longest = max((len(word) + 1 for words in cells for word in words.split()), default=0)
    often = max(len(words) for words in cells) // 5
    return min(max(longest, often, NARROWEST), WIDEST)
