"""One document being made: its sheets with their running lines, and how they become a PDF."""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from reportlab import rl_config

from workbook.course.form_fields import course_words
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.bookmarks import Bookmark
from workbook.pdf.canvas import PaperCanvas
from workbook.pdf.clean import for_metadata, one_line
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.form_fields import FormWriter
from workbook.pdf.paper_picture import PaperFiles
from workbook.pdf.parts.text import cut_line, place_line, single_line
from workbook.pdf.pdf_file import to_bytes
from workbook.pdf.prose import ProseReader
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import MM, TextStyle, brand_ink, style_for
from workbook.pdf.tagged import About, Place, Structure, describe
from workbook.pdf.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.course.files import Files
    from workbook.course.model import Course
    from workbook.pdf.export_progress import Watch
    from workbook.pdf.material import Edition, PaperOptions

# A settings file in somebody's home folder must not make this program open addresses or run colours as code.
_SAFE: dict[str, Any] = {"trustedHosts": None, "trustedSchemes": [], "toColorCanUse": None, "useA85": 0}
for _key, _value in _SAFE.items():
    setattr(rl_config, _key, _value)

_HEADER_DROP = 13.5 * MM
_FOOTER_RISE = 17.6 * MM
_NAME_SHARE = 0.22  # of the width: a line to write a name on
_BEFORE_HEAD, _AFTER_HEAD = 2.5, 1.5  # ems around a running head
_LEAST_HEAD = 8.0  # ems; less says nothing
_BRAND_SHARE = 0.5  # of the room that the course's name has in the footer
_WRITING_SHARE = 0.1  # of the progress


class Book:
    """Everything one document is made with. Sheets are kept until the contents know all page numbers."""

    def __init__(
        self,
        course: Course,
        edition: Edition,
        options: PaperOptions,
        files: Files,
        watch: Watch,
        pictures: Mapping[str, bytes],
    ) -> None:
        self.files, self.pictures = PaperFiles(files), PaperFiles(pictures)
        self.course = course
        self.edition: Edition = edition
        self.options = options
        self.watch = watch
        self.style = style_for(options, course.about.language)
        self.fonts = FontBook(course.about.language)
        self.reader = ProseReader(self.style, course.outline.citations, self.files)
        self.sheets: list[Sheet] = []
        self.tags = Tags(_language(course))
        self._running = _RunningLines(self)

    def flow(self, head: str = "") -> Flow:
        """Begin a part of the document on a new sheet with running lines; its further sheets say `head` in them."""
        self.tags.begin("Sect")
        heads = chain([""], repeat(head))
        return Flow(self.style, self.fonts, lambda: self._next_sheet(next(heads)))

    def cover(self) -> Flow:
        """Begin a part of the document on a sheet without running lines; it has no second page."""
        self.tags.begin("Sect")
        return Flow(self.style, self.fonts, self._bare_sheet)

    def pages(self) -> dict[str, int]:
        """The page number of each mark."""
        return {key: place.page for key, place in self._places().items()}

    def _places(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for sheet in self.sheets:
            for mark in sheet.marks:
                found.setdefault(mark.key, Place(sheet.number, mark.y))
        return found

    def _bookmarks(self, known: Mapping[str, Place]) -> Iterator[Bookmark]:
        """What has a title and can be led to; the first place of a name is the one that counts."""
        for sheet in self.sheets:
            for mark in sheet.marks:
                if mark.title and known[mark.key].page == sheet.number:
                    yield Bookmark(mark.title, mark.level, sheet.number, mark.y)

    def to_pdf(self) -> bytes:
        """The document's bytes."""
        canvas = self._canvas()
        structure = Structure(canvas, self.tags, len(self.sheets))
        known = self._places()
        bookmarks = list(self._bookmarks(known))
        form = self._form(canvas, structure)
        for sheet in self.sheets:
            if form:
                form.place(sheet.fields, sheet.number)
            self._write(canvas, structure, sheet, known)
            sheet.let_go()
            self.watch.reached(1 - _WRITING_SHARE * (1 - sheet.number / len(self.sheets)))
        for font in self.fonts.used():
            canvas._doc.delayedFonts.append(font)  # noqa: SLF001 - reportlab's door for fonts that embed themselves
        if form:
            form.finish()
        return to_bytes(canvas, structure, bookmarks)

    def _form(self, canvas: Any, structure: Structure) -> FormWriter | None:
        """What writes the fields of a form that is filled in on a screen; it says first which course it is of."""
        if not self.options.fillable:
            return None
        about = self.course.about
        words = about.title + "".join(exercise.question for exercise in self.course.exercises())
        form = FormWriter(canvas, structure, about.language, words)
        form.facts(course_words(about.id, about.version))
        canvas.setKeywords(for_metadata(f"{about.id} {about.version}"))
        return form

    def _bare_sheet(self) -> Sheet:
        self.watch.look()
        if self.sheets:
            self.sheets[-1].pack()
        mirrored = self.style.width if self.fonts.rtl else None
        sheet = Sheet(len(self.sheets) + 1, self.tags, mirrored=mirrored)
        self.sheets.append(sheet)
        return sheet

    def _next_sheet(self, head: str) -> Sheet:
        sheet = self._bare_sheet()
        with self.tags.artifact():
            self._running.draw(sheet, head)
        return sheet

    def _canvas(self) -> Any:
        canvas: Any = PaperCanvas(
            "",  # it gives its bytes
            pagesize=(self.style.width, self.style.height),
            invariant=1,
            pageCompression=1,
            lang=self.tags.language,
            pdfVersion=(1, 7),
        )
        canvas.showOutline()
        title, author = for_metadata(self.course.about.title), for_metadata(self.options.name)
        subject = _(phrases.EDITION_NAMES[self.edition])
        archival = not (
            self.options.fillable or self.options.password
        )  # what is kept for ever changes no more
        describe(canvas, About(title, author, subject, self.tags.language, archival))
        return canvas

    def _write(self, canvas: Any, structure: Structure, sheet: Sheet, known: dict[str, Place]) -> None:
        for picture in sheet.pictures:
            canvas.place(picture)
        for link in sheet.links:
            if (leads := _leads(link.target, known)) is not None:
                structure.link(link.box, leads, link.element, sheet.number)
        at_the_other_side = self.options.both_sides and sheet.number % 2 == 0
        moved = self.style.left - self.style.right if at_the_other_side else 0.0
        canvas.end_page(sheet.number - 1, sheet.pressed(), moved=moved)
        structure.end_page(sheet.number, sheet.owners)


def _language(course: Course) -> str:
    """The language of the course, if it is one."""
    language = course.about.language
    return language if re.fullmatch(r"[A-Za-z0-9-]{1,35}", language) else "en"


def _leads(target: str, known: dict[str, Place]) -> Place | str | None:
    """Where a place that is pressed leads: on a page, or to an address; None for one that leads nowhere."""
    if not target.startswith("#"):
        return _address(target) if target.isprintable() else None
    name = target[1:]
    key = next((key for key in (name, *(f"{kind}:{name}" for kind in "epms")) if key in known), "")
    return known.get(key)


def _address(target: str) -> str:
    """A web address in the letters that a PDF allows in one."""
    from urllib.parse import quote

    return quote(target, safe="%/:=&?~#+!$,;'@()*[]")


class _RunningLines:
    """Header and footer of every page but the cover, broken once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._flow = Flow(book.style, book.fonts, lambda: Sheet(0))
        third = book.style.text_width / 3
        style = book.style.running
        name = (
            _(phrases.NOT_FOR_HANDING_OUT) if book.edition == "facilitator" else one_line(book.options.name)
        )
        self._name = cut_line(self._flow, name, style, 2 * third)
        about = book.course.about
        self._brand_style = style._replace(colour=brand_ink(about))
        self._brand = cut_line(
            self._flow, one_line(about.brand_name), self._brand_style, _BRAND_SHARE * third
        )
        taken = self._brand.width + _AFTER_HEAD * 2 * style.size if about.brand_name else 0.0
        self._course = cut_line(self._flow, one_line(about.title), style, third - taken)

    def draw(self, sheet: Sheet, head: str) -> None:
        """Draw them on a sheet, with a head that names what goes on there."""
        style, running, flow = self._book.style, self._book.style.running, self._flow
        flow.sheet = sheet
        left, right = style.left, style.width - style.right
        y = style.height - _HEADER_DROP
        sheet.line(self._name, left, y, running)
        end = left + self._name.width
        if self._book.edition == "blank":
            end = left + place_line(flow, _(phrases.NAME_LABEL), left, y, running)
            sheet.ruling(end + 4, y - 2, (right - left) * _NAME_SHARE)
            end += 4 + (right - left) * _NAME_SHARE
        named = single_line(flow, _(phrases.EDITION_NAMES[self._book.edition]), running)
        self._draw_head(sheet, head, end, right - named.width, y)
        sheet.line(named, right - named.width, y, running)
        sheet.rule(left, _FOOTER_RISE, right - left)
        y = _FOOTER_RISE - 14
        sheet.line(self._course, left, y, running)
        self._draw_brand(sheet, left + self._course.width, y)
        foot = _(phrases.FOOT_LINES[self._book.edition])
        place_line(flow, foot, (left + right) / 2, y, running, align="centre")
        number = TextStyle("sans-medium", running.size, running.lead)
        place_line(flow, str(sheet.number), right, y, number, align="right")

    def _draw_brand(self, sheet: Sheet, left: float, y: float) -> None:
        """The practice's name after the course's, a dot between them."""
        if self._brand.width:
            half = _AFTER_HEAD * self._book.style.running.size
            place_line(self._flow, "·", left + half, y, self._book.style.running, align="centre")
            sheet.line(self._brand, left + 2 * half, y, self._brand_style)

    def _draw_head(self, sheet: Sheet, head: str, left: float, right: float, y: float) -> None:
        """Draw a head before the edition's name, a dot between them; nothing where there is no room for words."""
        running = self._book.style.running
        room = right - left - (_BEFORE_HEAD + _AFTER_HEAD) * running.size
        if not head or room < _LEAST_HEAD * running.size:
            return
        line = cut_line(self._flow, head, running, room)
        right -= _AFTER_HEAD * running.size
        sheet.line(line, right - line.width, y, running)
        place_line(self._flow, "·", right + _AFTER_HEAD * running.size / 2, y, running, align="centre")
