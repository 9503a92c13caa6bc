"""The contents: laid out before everything else, its page numbers filled in when all is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf import phrases
from workbook.pdf.parts.boxes import EVIDENCE, draw_tag, tag_height, tag_width
from workbook.pdf.parts.opening import Opening
from workbook.pdf.parts.text import Text, place_line, single_line
from workbook.pdf.sheet import Link, Mark
from workbook.pdf.style import MUTED

if TYPE_CHECKING:
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow
    from workbook.pdf.sheet import Sheet
    from workbook.pdf.style import TextStyle

_NUMBERS_ROOM = 30.0
_TITLE_INDENT = 33.0


class Entry(NamedTuple):
    """One line of the contents. A section has no number."""

    title: str
    key: str
    number: str = ""


class _Waiting(NamedTuple):
    """An entry that waits for its page number: where its words end, and where they stand."""

    sheet: Sheet
    key: str
    start: float
    left: float
    right: float
    y: float
    style: TextStyle


class Contents:
    """Draws the entries, then their page numbers."""

    def __init__(self, book: Book, entries: list[Entry]) -> None:
        self._book = book
        self._waiting: list[_Waiting] = []
        flow = book.flow()
        self._flow = flow
        Opening(phrases.CONTENTS, phrases.CONTENTS_LINE, Mark("contents", 0, phrases.CONTENTS, 0)).lay(flow)
        with flow.inset(book.style.number_column):
            self._lay(flow, entries)
        _key(book, flow)

    def fill(self) -> None:
        """Draw leaders and page numbers, and make the lines pressable."""
        pages = self._book.pages()
        flow = self._flow
        for entry in self._waiting:
            if entry.key not in pages:
                continue
            flow.sheet = entry.sheet
            size = entry.style.size
            number = self._book.style.text("sans", 9.5, 14)
            width = place_line(flow, str(pages[entry.key]), entry.right, entry.y, number, "right")
            start, stop = entry.start + 7, entry.right - width - 8
            if stop > start:
                entry.sheet.rule(start, entry.y + 0.28 * size, stop - start, colour=MUTED, pen=0.5, dash="0.6 1.4")
            box = (entry.left, entry.y - 0.3 * size, entry.right, entry.y + size)
            entry.sheet.links.append(Link(box, f"#{entry.key}"))

    def _lay(self, flow: Flow, entries: list[Entry]) -> None:
        style = self._book.style
        section = style.text("serif-medium", 12, 16)
        line = style.text("sans", 9.5, 14)
        for place, entry in enumerate(entries):
            following = entries[place + 1] if place + 1 < len(entries) else None
            if entry.number:
                self._entry(flow, entry, line, _TITLE_INDENT * style.scale)
                flow.gap(5.4 * style.scale)
            else:
                flow.gap(7 * style.scale)
                flow.want(section.lead + (2 * line.lead if following and following.number else 0))
                self._entry(flow, entry, section, 0.0)
                flow.gap(4 * style.scale)

    def _entry(self, flow: Flow, entry: Entry, style: TextStyle, indent: float) -> None:
        right = flow.left + flow.width
        with flow.inset(indent, _NUMBERS_ROOM):
            text = Text(entry.title, style)
            lines = text.lines(flow)
            flow.want(min(text.height(flow), flow.style.page_room / 2))
            top, sheet = flow.y, flow.sheet
            text.lay(flow)
            end = flow.left + (lines[-1].width if lines else 0)
        if entry.number and flow.sheet is sheet:
            number = flow.style.text("sans-medium", 9.5, 14, flow.style.number.colour)
            place_line(flow, entry.number, flow.left, top - style.first_baseline(), number)
        y = flow.y + style.lead - style.first_baseline()
        self._waiting.append(_Waiting(flow.sheet, entry.key, end, flow.left, right, y, style))


def _key(book: Book, flow: Flow) -> None:
    """At the foot: what the evidence tags mean, and what this is not."""
    style = book.style
    row = tag_height(flow) * 1.38
    height = 24 * style.scale + len(EVIDENCE) * row + 8
    flow.y -= 10
    flow.want(height + 12)
    y = flow.bottom + height
    flow.sheet.rule(flow.left, y, flow.width)
    y -= 22 * style.scale
    head = style.text("sans-medium", 9.5, 14)
    place_line(flow, phrases.HOW_FAR, flow.left, y, head)
    half = flow.width * 0.53
    place_line(flow, phrases.WHAT_NOT, flow.left + half, y, head)
    y -= 10 * style.scale
    flow.y = y + 2
    with flow.inset(half):
        Text(phrases.WHAT_NOT_LINE, style.small).lay(flow)
    widest = max(tag_width(flow, label) for label in EVIDENCE)
    small = style.text("sans", 8.8, 12)
    for label, (_, meaning) in EVIDENCE.items():
        draw_tag(flow, flow.left, y - tag_height(flow), label, widest)
        if widest + 10 + single_line(flow, meaning, small).width < half - 6:
            at = y - tag_height(flow) / 2 - 0.33 * small.size
            place_line(flow, meaning, flow.left + widest + 9, at, small)
        y -= row


