"""The course's boxes on paper: note, try, care, evidence, and what is for whoever leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.flow import Gap
from workbook.pdf.parts.boxes import EVIDENCE, Boxed, TagTitle
from workbook.pdf.parts.text import Text
from workbook.pdf.runs import Run
from workbook.pdf.style import ACCENT, HAIRLINE, INK, MUTED

if TYPE_CHECKING:
    from workbook.course.model import Box
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Piece

_FRAMES = {"evidence": MUTED, "try": ACCENT, "care": INK, "leader": INK}
_LABELS = {"try": phrases.TRY, "leader": phrases.FOR_WHO_LEADS}


def callout(box: Box, book: Book) -> Boxed:
    """A box in its frame. What it is stands in words: grey printing loses nothing."""
    head = _head(box, book)
    body = book.reader.pieces(box.markdown, book.style.small)
    between: list[Piece] = [Gap(1.5)] if head and body else []
    return Boxed([*head, *between, *body], colour=_FRAMES.get(box.kind, HAIRLINE))


def _head(box: Box, book: Book) -> list[Piece]:
    title = one_line(book.reader.plain(box.title))
    if box.label in EVIDENCE:
        return [TagTitle(box.label, title)]
    runs = [Run(title)] if title else []
    if box.kind in _LABELS:
        label = Run(_(_LABELS[box.kind]) + (": " if title else ""))
        style = book.style.text("sans-medium", 9.5, 14.5, ACCENT)
        return [Text([label, *runs], style, keep=True)]
    return [Text(runs, book.style.text("sans-medium", 9.5, 14.5), keep=True)] if runs else []
