"""The course's boxes on paper: note, try, care, evidence, and what is for whoever leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.flow import Gap
from workbook.pdf.parts.boxes import EVIDENCE, Boxed, TagTitle
from workbook.pdf.parts.signs import HAND, USERS_ROUND, SignedTitle
from workbook.pdf.parts.text import Text
from workbook.pdf.recorded import recorded
from workbook.pdf.runs import Run
from workbook.pdf.style import ACCENT, HAIRLINE, INK, MUTED

if TYPE_CHECKING:
    from workbook.course.model import Box
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Piece

_FRAMES = {"evidence": MUTED, "try": ACCENT, "care": INK, "leader": INK}
_SIGNS = {"care": HAND, "leader": USERS_ROUND}  # in the leader's copy, where one looks for them in a hurry
_DASH = "3 2.5"
_LABELS = {"try": phrases.TRY, "example": phrases.EXAMPLE, "leader": phrases.FOR_WHO_LEADS}


def callout(box: Box, book: Book) -> Boxed:
    """A box in its frame. What it is stands in words: grey printing loses nothing."""
    for_leader = book.edition == "facilitator"
    head = _signed(box, book) if for_leader and box.kind in _SIGNS else _head(box, book)
    # What somebody else wrote stays behind what is one's own.
    words = book.style.meta if box.kind == "example" else book.style.small
    body = book.reader.pieces(box.markdown, words)
    for voice in box.recordings:
        body = [
            *body,
            *([Gap(3)] if body else []),
            *recorded(book.files, book.reader, voice.path, voice.words),
        ]
    between: list[Piece] = [Gap(1.5)] if head and body else []
    dash = _DASH if for_leader and box.kind == "care" else ""
    return Boxed([*head, *between, *body], colour=_FRAMES.get(box.kind, HAIRLINE), dash=dash)


def _signed(box: Box, book: Book) -> list[Piece]:
    """A sign, and the title or what stands for it: what keeps people safe, and what is for whoever leads."""
    title = one_line(book.reader.plain(box.title))
    missing = _(phrases.FOR_WHO_LEADS) if box.kind == "leader" else _(phrases.WITH_CARE)
    words = f"{missing}: {title}" if box.kind == "leader" and title else title or missing
    style = book.style.text("sans-medium", 9.5, 14.5)
    return [SignedTitle(_SIGNS[box.kind], Text(words, style, keep=True, at_start=True))]


def _head(box: Box, book: Book) -> list[Piece]:
    title = one_line(book.reader.plain(box.title))
    if box.label in EVIDENCE:
        return [TagTitle(box.label, title)]
    runs = [Run(title)] if title else []
    if box.kind in _LABELS:
        label = Run(_(_LABELS[box.kind]) + (": " if title else ""))
        ink = MUTED if box.kind == "example" else ACCENT
        style = book.style.text("sans-medium", 9.5, 14.5, ink)
        return [Text([label, *runs], style, keep=True, at_start=True)]
    return [Text(runs, book.style.text("sans-medium", 9.5, 14.5), keep=True, at_start=True)] if runs else []
