"""The facilitator’s edition: the blank forms, and beside them what whoever leads a group wants to know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.course import kinds
from workbook.course.model import Box, Prose, Recording, Unreadable
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.blank import FormPages, draw_modules, printed_modules
from workbook.pdf.callouts import callout
from workbook.pdf.cover import draw_cover
from workbook.pdf.endpages import draw_end
from workbook.pdf.flow import Gap, stack
from workbook.pdf.keepsake import (
    about_entry,
    draw_about,
    end_entry,
    module_entries,
    module_name,
    room_for_later,
)
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.parts.outer_column import Noted, OuterColumn
from workbook.pdf.parts.rows import Row
from workbook.pdf.parts.ruled import Ruled, RuledToEnd
from workbook.pdf.parts.text import Text
from workbook.pdf.rehearsal import stack_closely, tightness_for
from workbook.pdf.sheet import Mark
from workbook.pdf.style import ACCENT, MM
from workbook.pdf.table_of_contents import Entry, TableOfContents
from workbook.pdf.tags import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.model import Module
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.prompts import Prompts

_COLUMN = 42 * MM
_SHARES, _SHARES_LARGE = (5.2, 1.6, 5.2, 4.0), (4.3, 2.4, 5.6, 3.7)
_LETTERS, _LETTERS_LARGE = (9.5, 14.5), (9.0, 12.5)  # of a table of many words
_TIGHTEST = 0.4  # of the room around its rows, where that saves a nearly empty page
_OVERVIEW = "overview"
_SHARES_SAID = {"private": N_("Meant to stay with each person."), "bring": N_("Meant to be brought.")}


def draw_facilitator(book: Book, prompts: Prompts, files: Files) -> None:
    """Draw the whole document."""
    draw_cover(book, files)
    modules = printed_modules(book)
    about = about_entry(book) if book.options.with_text else []
    overview = Entry(_(phrases.OVERVIEW), _OVERVIEW)
    contents = TableOfContents(book, [overview, *about, *module_entries(book, modules), end_entry(book)])
    _overview(book, modules)
    if about:
        draw_about(book)
    draw_modules(book, prompts, modules, _LeaderPages)
    draw_end(book)
    contents.fill()


def _overview(book: Book, modules: Sequence[Module]) -> None:
    """A row a module: how long it takes, what kinds of exercise it has, and what to have ready for them."""
    flow, style = book.flow(_(phrases.OVERVIEW)), book.style
    mark = Mark(_OVERVIEW, 0, _(phrases.OVERVIEW), 0)
    ChapterHead(_(phrases.OVERVIEW), _(phrases.OVERVIEW_LINE), mark).lay(flow)
    table = Element("Table")
    shares = _SHARES_LARGE if book.options.large_print else _SHARES

    def row(cells: Sequence[str], face: str = "sans") -> Row:
        text = style.text(face, *_LETTERS_LARGE if book.options.large_print else _LETTERS)
        return Row(
            [Text(words, text, at_start=True) for words in cells],
            shares,
            head=face != "sans",
            sides=("left", "left" if flow.fonts.rtl else "right", "left", "left"),
            table=table,
        )

    whole = sum(_minutes(module) for module in modules)
    pieces: list[Piece] = [row([_(words) for words in phrases.OVERVIEW_HEAD], "sans-medium")]
    pieces += [row(_overview_row(module)) for module in modules]
    pieces.append(row([_(phrases.IN_ALL), str(whole) if whole else "", "", ""]))
    flow.tightness = tightness_for(flow, pieces, _TIGHTEST)
    stack(flow, pieces)
    flow.gap(style.step)
    RuledToEnd(_(phrases.OWN_NOTES), least=3).lay(flow)


def _overview_row(module: Module) -> list[str]:
    asking = [e for e in module.exercises() if e.asks]
    counts: dict[str, int] = {}
    for exercise in asking:
        counts[_(exercise.label)] = counts.get(_(exercise.label), 0) + 1
    asks = ", ".join(label if count == 1 else f"{label} × {count}" for label, count in counts.items())
    minutes = _minutes(module)
    return [module_name(module), str(minutes) if minutes else "", asks, ", ".join(_materials(asking))]


def _materials(exercises: Sequence[Exercise]) -> list[str]:
    """What to have ready, as each kind says it, each thing once."""
    said = (getattr(kinds.page(e.kind), "MATERIAL", "") for e in exercises)
    return list(dict.fromkeys(_(words) for words in said if words))


def _minutes(module: Module) -> int:
    """How long a module takes: as the course says, else as long as its exercises do."""
    return module.minutes or sum(e.minutes or 0 for e in module.exercises())


class _LeaderPages(FormPages):
    """A module's forms, narrower, with an outer column for times."""

    def draw(self) -> None:
        """Draw the title over the full width, then the forms beside their column."""
        flow = self.book.flow(module_name(self.module))
        self._column = OuterColumn(_COLUMN)
        stack(flow, [self.opening()])
        self._column.begin(flow)
        flow.fill = partial(self._own_notes, flow)
        with flow.inset(0, self._column.taken):
            self._column.lay(flow, self._in_all(), flow.y)
            stack_closely(flow, self.inner_pieces())
            flow.gap(self.book.style.step)
            RuledToEnd(_(phrases.OWN_NOTES), least=4).lay(flow)

    def _own_notes(self, flow: Flow) -> None:
        room_for_later(flow, own_notes=True)

    def inner_pieces(self) -> Iterator[Piece]:
        """What the leader is to know stands before the forms, unless the text leads up to it."""
        if not self.book.options.with_text:
            parts = (part for page in self.module.pages for part in page.parts)
            for part in parts:
                if isinstance(part, Box) and part.kind == "leader":
                    yield from self._for_leader(part)
        yield from super().inner_pieces()

    def part(self, part: Prose | Recording | Box | Unreadable | Exercise) -> list[Piece]:
        """With the text, a box for the leader stands where the course has it."""
        if isinstance(part, Box) and part.kind == "leader":
            return self._for_leader(part) if self.book.options.with_text else []
        return super().part(part)

    def _for_leader(self, box: Box) -> list[Piece]:
        """A box for the leader, from the left edge on."""
        return [Gap(8), callout(box, self.book), Gap(14)]

    def form(self, exercise: Exercise) -> list[Piece]:
        """One exercise, and level with it how long it takes."""
        half = self.book.style.step / 2
        question, *form = self.moved_in(self.prompts.form(exercise))
        noted = Noted(question, self._column, self._beside(exercise))
        return [Gap(half, snap=True), noted, *form, Gap(half)]

    def _in_all(self) -> list[Piece]:
        style = self.book.style
        minutes = _minutes(self.module)
        pieces: list[Piece] = []
        if minutes:
            words = counted("{n} minute in all", "{n} minutes in all", minutes)
            pieces.append(Text(words, style.text("sans-medium", 9.5, 14.5), at_start=True))
        if not any(e.minutes for e in self.module.exercises()):
            pieces.append(Ruled(2, label=_(phrases.OWN_TIMES), spacing=style.ruling * 0.9))
        return pieces

    def _beside(self, exercise: Exercise) -> list[Piece]:
        style = self.book.style
        pieces: list[Piece] = []
        if exercise.minutes:
            words = counted("{n} minute", "{n} minutes", exercise.minutes)
            pieces.append(Text(words, style.text("sans-medium", 9.5, 14.5, ACCENT), at_start=True))
        if exercise.asks:
            said = _(_SHARES_SAID[exercise.share]) if exercise.share in _SHARES_SAID else ""
            words = f"{_(exercise.label)}. {said}".strip()
            pieces.append(Text(words, style.meta, at_start=True))
        return pieces
