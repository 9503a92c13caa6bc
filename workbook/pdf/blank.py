"""The blank edition: what a course asks, as forms to fill in; with all of its text where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.model import Box, Prose, Recording, Unreadable
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.cover import draw_cover
from workbook.pdf.endpages import draw_end
from workbook.pdf.flow import Gap
from workbook.pdf.keepsake import (
    MODULES_SHARE,
    ModulePages,
    about_entry,
    chosen_modules,
    draw_about,
    end_entry,
    module_entries,
)
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.sheet import Mark
from workbook.pdf.table_of_contents import TableOfContents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.model import Module, Page
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Piece
    from workbook.pdf.prompts import Prompts


def draw_blank_edition(book: Book, prompts: Prompts, files: Files) -> None:
    """Draw the whole document."""
    draw_cover(book, files)
    modules = printed_modules(book)
    about = about_entry(book) if book.options.with_text else []
    contents = TableOfContents(book, [*about, *module_entries(book, modules), end_entry(book)])
    if about:
        draw_about(book)
    draw_modules(book, prompts, modules, FormPages)
    draw_end(book)
    contents.fill()


def printed_modules(book: Book) -> list[Module]:
    """The modules that something is to be printed of; where the text stays away, one that asks nothing does too."""
    return [m for m in chosen_modules(book) if book.options.with_text or any(e.asks for e in m.exercises())]


def draw_modules(book: Book, prompts: Prompts, modules: list[Module], pages: type[ModulePages]) -> None:
    """Draw module after module, and say how far it is."""
    for place, module in enumerate(modules, 1):
        pages(book, prompts, module).draw()
        book.watch.reached(MODULES_SHARE * place / len(modules))


class FormPages(ModulePages):
    """A module as forms. What keeps people safe stands there even where the course's text does not."""

    def opening(self) -> Piece:
        """Number and title; without the text, that anything may be skipped."""
        if self.book.options.with_text:
            return super().opening()
        title = one_line(self.module.title)
        mark = Mark(f"m:{self.module.id}", 0, f"{self.module.number} {title}", 0)
        over = _(phrases.MODULE).format(number=self.module.number)
        return ChapterHead(title, _(phrases.MAY_SKIP), mark, over=over)

    def page(self, page: Page, *, first: bool) -> Iterator[Piece]:
        """Its heading only where there is text under it."""
        if self.book.options.with_text:
            yield from super().page(page, first=first)
            return
        for part in page.parts:
            yield from self.part(part)

    def part(self, part: Prose | Recording | Box | Unreadable | Exercise) -> list[Piece]:
        """Forms, and what is to be known before them."""
        match part:
            case Prose() | Recording() if not self.book.options.with_text:
                return []
            case Box() if not self.book.options.with_text and part.kind not in self.boxes():
                return []
            case Prose() | Recording() | Box() | Unreadable():
                return super().part(part)
            case _:
                return self.form(part)

    def boxes(self) -> frozenset[str]:
        """The boxes that stand there in any case."""
        return frozenset({"care"})

    def form(self, exercise: Exercise) -> list[Piece]:
        """One exercise to fill in."""
        half = self.book.style.step / 2
        return self.moved_in([Gap(half, snap=True), *self.prompts.form(exercise), Gap(half)])
