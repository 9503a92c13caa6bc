"""The contents: laid out before everything else, its page numbers filled in when all is known."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.parts.boxes import EVIDENCE, draw_tag, tag_height, tag_width
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.parts.text import Text, cut_line, place_line, single_line
from workbook.pdf.sheet import Mark
from workbook.pdf.style import MUTED
from workbook.pdf.tags import Element

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow
    from workbook.pdf.sheet import Sheet
    from workbook.pdf.style import TextStyle

_NUMBERS_ROOM = 30.0
_TITLE_INDENT = 33.0
_HEAD = 30.0  # room above and under the small heads at the foot
_TAG_STEP = 1.38  # heights of a tag
_BETWEEN, _OVER, _UNDER = 5.4, 7.0, 4.0  # entries; room over and under a section
_ABOVE_KEY = 24.0
_ABOVE_THE_KEY = 3  # entries that stand on its page
_CLOSER, _WIDER = (0.9, 0.8, 0.7, 0.6, 0.5), (1.15, 1.3, 1.45, 1.6)  # shares of the room between entries
_HOLE = 0.15  # of the last page; more room between entries where more of it would be empty


class Entry(NamedTuple):
    """One line of the contents. A section has no number."""

    title: str
    key: str
    number: str = ""


class _Waiting(NamedTuple):
    """An entry that waits for its page number: where its words end, and its place among the operators."""

    sheet: Sheet
    place: int
    link: Element
    key: str
    start: float
    left: float
    right: float
    y: float
    style: TextStyle


class TableOfContents:
    """Draws the entries, then their page numbers."""

    def __init__(self, book: Book, entries: list[Entry]) -> None:
        self._book = book
        self._waiting: list[_Waiting] = []
        flow = book.flow(_(phrases.CONTENTS))
        self._flow = flow
        ChapterHead(
            _(phrases.CONTENTS), _(phrases.CONTENTS_LINE), Mark("contents", 0, _(phrases.CONTENTS), 0)
        ).lay(flow)
        key = _Key(book, flow)
        with flow.inset(book.style.number_column):
            self._lay(flow, entries, key.height + _ABOVE_KEY)
        flow.each_page = None
        key.lay(flow)

    def fill(self) -> None:
        """Draw leaders and page numbers, and make the lines pressable."""
        pages = self._book.pages()
        flow = self._flow
        for entry in self._waiting:
            if entry.key not in pages:
                continue
            # Put in where it belongs, so that a reading program says each number after its title.
            flow.sheet = aside = entry.sheet.aside()
            size = entry.style.size
            number = self._book.style.text("sans", 9.5, 14)
            with flow.tags.inside(entry.link):
                width = place_line(flow, str(pages[entry.key]), entry.right, entry.y, number, align="right")
            start, stop = entry.start + 7, entry.right - width - 8
            if stop > start:
                aside.rule(start, entry.y + 0.28 * size, stop - start, colour=MUTED, pen=0.5, dash="0.6 1.4")
            entry.sheet.code[entry.place] = f"q {aside.operators()} Q"
            box = (entry.left, entry.y - 0.3 * size, entry.right, entry.y + size)
            entry.sheet.press(box, f"#{entry.key}", entry.link)
        for entry in self._waiting:
            entry.sheet.waits = False
            entry.sheet.pack()

    def _tightness(self, flow: Flow, entries: list[Entry], key: float) -> float:
        """How much of the usual room stands between entries: less if that saves a page, else what fills the last."""
        pages, left = self._end(flow, entries, key, 1.0)
        hole = _HOLE * flow.style.page_room
        if pages == 1:
            return 1.0
        if self._end(flow, entries, key, _CLOSER[-1])[0] < pages:
            return next(share for share in _CLOSER if self._end(flow, entries, key, share)[0] < pages)
        best = 1.0
        for share in _WIDER if left > hole else ():
            ends, rest = self._end(flow, entries, key, share)
            if ends > pages or left <= hole:
                break
            if rest < left:
                best, left = share, rest
        return best

    def _end(self, flow: Flow, entries: list[Entry], key: float, share: float) -> tuple[int, float]:
        """The pages that entries take with this share of the usual room between them, and what is left of the last."""
        usual, line, section = self._book.style.scale, self._line.lead, self._section.lead
        scale, page = usual * share, flow.style.page_room
        last = max(len(entries) - _ABOVE_THE_KEY, 0)
        pages, room = 1, flow.room - line  # a little less, to be sure
        for place, entry in enumerate(entries):
            if entry.number:
                takes = line + _BETWEEN * scale
                wants = 2 * line + _BETWEEN * scale if _is_last_but_one(entries, place) else line
            else:
                takes = section + (_OVER + _UNDER) * scale
                wants = section + _OVER * scale + 2 * line
            if place == last:
                wants = self._height(entries[last:], scale) + key
            if wants > room:
                pages, room = pages + 1, page - line
                if entry.number:
                    room -= line + _BETWEEN * usual
            room -= takes
        return pages, room - key

    def _height(self, entries: list[Entry], scale: float) -> float:
        """The room that entries take, of one line each."""
        section, line = self._section.lead, self._line.lead
        words = sum(line if entry.number else section for entry in entries)
        return words + scale * sum(_BETWEEN if entry.number else _OVER + _UNDER for entry in entries)

    @cached_property
    def _section(self) -> TextStyle:
        return self._book.style.text("serif-medium", 11.5, 16)

    @cached_property
    def _quiet(self) -> TextStyle:
        return self._book.style.text("sans", 9.5, 14, MUTED)

    @cached_property
    def _line(self) -> TextStyle:
        return self._book.style.text("sans", 9.5, 14)

    def _lay(self, flow: Flow, entries: list[Entry], key: float) -> None:
        """Lay the entries; the last of them stand on the page of the key, which is so high."""
        style, section, line = self._book.style, self._section, self._line
        scale = style.scale * self._tightness(flow, entries, key)
        last = entries[-_ABOVE_THE_KEY:]
        going_on: Callable[[], None] | None = None
        with flow.tags.tag("TOC") as contents:
            inner = contents
        for place, entry in enumerate(entries):
            if place == len(entries) - len(last):
                flow.each_page = going_on if entry.number else None
                flow.want(self._height(last, scale) + key)
            following = entries[place + 1] if place + 1 < len(entries) else None
            if entry.number:
                flow.each_page = going_on
                if _is_last_but_one(entries, place):
                    flow.want(2 * line.lead + _BETWEEN * scale)
                with flow.tags.inside(Element("TOCI", inner)):
                    self._entry(flow, entry, line, _TITLE_INDENT * style.scale)
                flow.gap(_BETWEEN * scale)
            else:
                flow.each_page = None
                going_on = self._going_on(flow, entry.title)
                flow.gap(_OVER * scale)
                flow.want(section.lead + (2 * line.lead if following and following.number else 0))
                with flow.tags.inside(Element("TOCI", contents)) as item:
                    self._entry(flow, entry, section, 0.0)
                inner = Element("TOC", item)
                flow.gap(_UNDER * scale)

    def _going_on(self, flow: Flow, title: str) -> Callable[[], None]:
        """What says at the top of another page which section goes on there; it was said before."""
        style, left = self._quiet, flow.left
        line = cut_line(flow, _(phrases.GOES_ON).format(title=title), style, flow.width)

        def draw() -> None:
            with flow.tags.artifact():
                flow.sheet.line(line, left, flow.y - style.first_baseline(), style)
            flow.y -= style.lead + _BETWEEN * self._book.style.scale

        return draw

    def _entry(self, flow: Flow, entry: Entry, style: TextStyle, indent: float) -> None:
        right = flow.left + flow.width
        with flow.inset(indent, _NUMBERS_ROOM):
            text = Text(entry.title, style, at_start=True)
            lines = text.lines(flow)
            flow.want(min(text.height(flow), flow.style.page_room / 2))
            if entry.number:
                number = flow.style.text("sans-medium", 9.5, 14, flow.style.number.colour)
                with flow.tags.tag("Lbl"):
                    place_line(
                        flow, entry.number, flow.left - indent, flow.y - style.first_baseline(), number
                    )
            with flow.tags.tag("Reference"), flow.tags.tag("Link") as link:
                text.lay(flow)
            end = flow.left + (lines[-1].shift + lines[-1].width if lines else 0)
        y = flow.y + style.lead - style.first_baseline()
        place = flow.sheet.leave_room()
        self._waiting.append(_Waiting(flow.sheet, place, link, entry.key, end, flow.left, right, y, style))


def _is_last_but_one(entries: list[Entry], place: int) -> bool:
    """Whether only one more follows in its section: it is not to stand alone on the next page."""
    rest = entries[place + 1 : place + 3]
    return bool(rest and rest[0].number) and not (len(rest) > 1 and rest[1].number)


class _Key:
    """At the foot: what the evidence tags mean, and what this is not; below each other where they are large."""

    def __init__(self, book: Book, flow: Flow) -> None:
        style = book.style
        self._widest = max(tag_width(flow, label) for label in EVIDENCE)
        meanings = max(single_line(flow, _(words), style.small).width for _tag, words in EVIDENCE.values())
        half = flow.width * 0.53
        self._beside = self._widest + 10 + meanings < half - 8
        self._what_not = Text(_(phrases.WHAT_NOT_LINE), style.small, at_start=True)
        self._left = half if self._beside else 0.0
        with flow.inset(self._left):
            self._not_height = self._what_not.height(flow) + _HEAD * style.scale
        tags = (_HEAD + 4) * style.scale + len(EVIDENCE) * tag_height(flow) * _TAG_STEP
        self.height = max(tags, self._not_height) if self._beside else tags + self._not_height + 8

    def lay(self, flow: Flow) -> None:
        """Draw it."""
        flow.gap(10)
        flow.want(self.height + 14)
        top = flow.bottom + self.height
        flow.sheet.rule(flow.left, top, flow.width)
        _tags(flow, top, self._widest)
        with flow.inset(self._left):
            flow.y = top if self._beside else flow.bottom + self._not_height
            _small_head(flow, _(phrases.WHAT_NOT))
            self._what_not.lay(flow)


def _tags(flow: Flow, top: float, widest: float) -> None:
    flow.y = top
    _small_head(flow, _(phrases.HOW_FAR))
    small = flow.style.small
    y = flow.y - 2
    with flow.tags.tag("L"):
        for label, (_tag, meaning) in EVIDENCE.items():
            at = y - tag_height(flow) / 2 - 0.33 * small.size
            with flow.tags.tag("LI"):
                with flow.tags.tag("Lbl"):
                    draw_tag(flow, flow.left, y - tag_height(flow), label, widest)
                with flow.tags.tag("LBody"):
                    place_line(flow, _(meaning), flow.left + widest + 9, at, small)
            y -= tag_height(flow) * _TAG_STEP


def _small_head(flow: Flow, words: str) -> None:
    scale = flow.style.scale
    head = flow.style.text("sans-medium", 9.5, 14)
    place_line(flow, words, flow.left, flow.y - 22 * scale, head)
    flow.y -= _HEAD * scale
