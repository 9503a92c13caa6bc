"""The last page: sources, where to find help, licence, and what this is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.flow import Gap, stack
from workbook.pdf.parts.boxes import Boxed
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.parts.inset import Inset, Together, Within
from workbook.pdf.parts.labels import Label, LabelColumn, Labelled
from workbook.pdf.parts.question import Heading
from workbook.pdf.parts.ruled import RuledToEnd
from workbook.pdf.parts.text import Text
from workbook.pdf.rehearsal import tightness_for
from workbook.pdf.sheet import Mark
from workbook.pdf.style import MUTED
from workbook.pdf.tags import Element, numbered

if TYPE_CHECKING:
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow, Piece

END_KEY = "end"
_LEAST_SOURCES = 3  # on the last page
_TIGHTEST = 0.4  # of the room between sources, where that saves a nearly empty page
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def draw_end(book: Book) -> None:
    """Draw the closing section on a new page."""
    title = end_title(book)
    flow = book.flow(title)
    ChapterHead(title, "", Mark(END_KEY, 0, title, 0)).lay(flow)
    pieces = _with_the_last(_LEAST_SOURCES, [*_help(book), *_sources(book)], _small_print(book))
    flow.tightness = tightness_for(flow, pieces, _TIGHTEST)
    stack(flow, pieces)
    if len(pieces) == 1:  # nothing but the small print
        flow.gap(book.style.step)
        RuledToEnd(_(phrases.ROOM_FOR_LATER), least=3).lay(flow)


def _with_the_last(count: int, pieces: list[Piece], closing: list[Piece]) -> list[Piece]:
    """The closing pieces, together with the last sources before them: they never stand alone on a page."""
    places = [place for place, piece in enumerate(pieces) if isinstance(piece, _Marked)][-count:]
    start = places[0] if places else len(pieces)
    return [*pieces[:start], Together([*pieces[start:], *closing])]


def end_title(book: Book) -> str:
    """What the last page is called: it promises only what is there."""
    has_help = bool(book.course.help and book.course.help.markdown)
    if has_help and _cited(book):
        return _(phrases.SOURCES)
    if has_help:
        return _(phrases.HELP_HEAD)
    return _(phrases.SOURCES_HEAD) if _cited(book) else _(phrases.IMPRINT)


def _cited(book: Book) -> list[tuple[int, str]]:
    """The sources that the course names, with their numbers; the workshop pages hold none of its text."""
    if book.edition == "workshop":
        return []
    course = book.course
    return [(number, key) for key, number in course.outline.citations.items() if key in course.sources]


def _help(book: Book) -> list[Piece]:
    """The course's help page in a frame: on the last page it is found without searching."""
    given = book.course.help
    if given is None or not given.markdown:
        return []
    style = book.style
    checked = ""
    if given.checked:
        words = _(phrases.CHECKED[bool(given.by), bool(given.place)])
        checked = words.format(day=_readable(given.checked), who=given.by, place=given.place)
    head: list[Piece] = []
    if end_title(book) != _(phrases.HELP_HEAD):
        head = [Heading(Text(_(phrases.HELP_HEAD), style.subheading, at_start=True)), Gap(2)]
    note: list[Piece] = [Gap(4), Text(one_line(checked), style.meta)] if checked else []
    text = book.reader.pieces(given.markdown, style.small, on_help_page=True)
    box = Boxed([*head, *text, *note])
    return [box, Gap(16)]


def _readable(day: str) -> str:
    """A date of the course file as people write it; anything else as it stands."""
    from datetime import date

    from workbook.language.dates import long_day

    match = _DAY.fullmatch(day.strip())
    try:
        return long_day(date(int(match[1]), int(match[2]), int(match[3]))) if match else day
    except ValueError:
        return day


def _sources(book: Book) -> list[Piece]:
    """The cited sources by their numbers."""
    course, style, cited = book.course, book.style, _cited(book)
    if not cited:
        return []
    pieces: list[Piece] = []
    if end_title(book) != _(phrases.SOURCES_HEAD):
        pieces = [Heading(Text(_(phrases.SOURCES_HEAD), style.subheading, at_start=True)), Gap(3)]
    listing = [Element("L", facts=numbered("Decimal"))]
    column = LabelColumn([(f"[{max(cited)[0]}]", style.fine)])
    for number, key in sorted(cited):
        words = Text(book.reader.runs(course.sources[key]), style.fine)
        source = Labelled(Label(f"[{number}]", style.fine, column), words, column)
        pieces += [_Marked(f"s:source-{key}", Within(source, listing)), Gap(3)]
    return [*pieces, Gap(12)]


def _small_print(book: Book) -> list[Piece]:
    about = book.course.about
    words = [_(phrases.COURSE_LINE).format(title=about.title, version=about.version)]
    words += [", ".join(about.authors) + "."] if about.authors else []
    words += [phrases.HOLDER.format(about.holder)] if about.holder else []
    words += [_(phrases.LICENCE).format(licence=about.licence)] if about.licence else []
    words.append(_(phrases.ANSWERS_OWN))
    quiet = book.style.text("sans", 9, 13, MUTED)
    what_not = Text(_(phrases.NOT_THERAPY), book.style.fine, keep=True, at_start=True)
    contact = one_line(about.contact.removeprefix("mailto:"))
    asked = (
        [Text(_(phrases.CONTACT).format(contact=contact), book.style.fine, keep=True, at_start=True)]
        if contact
        else []
    )
    return [what_not, *asked, Text(one_line(" ".join(words)), quiet)]


class _Marked(Inset):
    """A piece that links lead to."""

    def __init__(self, key: str, piece: Piece) -> None:
        super().__init__(piece, 0.0)
        self._key = key

    def lay(self, flow: Flow) -> None:
        """Note the place, draw the piece."""
        flow.want(self.least(flow))
        flow.sheet.marks.append(Mark(self._key, flow.y + 4))
        super().lay(flow)
