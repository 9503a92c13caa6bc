"""The keepsake: the whole workbook for oneself, every module with its answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.course.footnotes import with_notes
from workbook.course.model import Box, Prose, Recording, Unreadable
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.besides import Sections
from workbook.pdf.callouts import callout
from workbook.pdf.clean import one_line
from workbook.pdf.cover import draw_cover
from workbook.pdf.endpages import END_KEY, draw_end, end_title
from workbook.pdf.flow import Gap, stack
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.parts.inset import moved_in
from workbook.pdf.parts.question import Heading, Question
from workbook.pdf.parts.ruled import RuledToEnd
from workbook.pdf.parts.text import Text
from workbook.pdf.recorded import recorded
from workbook.pdf.rehearsal import stack_closely, tightness_for
from workbook.pdf.sheet import Mark
from workbook.pdf.table_of_contents import Entry, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Module, Page
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.material import PaperAnswer
    from workbook.pdf.prompts import Prompts

_AROUND_LEFT_OUT = 4.0
_SHORT = 20_000  # letters of an answer, with its facts
_TIGHTEST_ABOUT = 0.4  # of the room between its paragraphs, where that saves a nearly empty page
_MOST_LATER, _SHARE_LATER = 6, 0.75  # lines for later at a page's foot; more where more of it is empty
MODULES_SHARE = 0.85  # of the progress


def draw_keepsake(book: Book, prompts: Prompts, files: Files) -> None:
    """Draw the whole document."""
    pages, modules = ModulePages, chosen_modules(book)
    if book.options.only_answers:
        pages, modules = _AnswerPages, [m for m in modules if any(map(prompts.has_words, m.exercises()))]
    besides, kept = Sections(book, prompts, modules), _kept(book, prompts)
    draw_cover(book, files)
    about = [] if book.options.only_answers else about_entry(book)
    wanted = prompts.has_words if book.options.only_answers else _asks
    entries = module_entries(book, modules, wanted)
    kept_entry = [Entry(_(phrases.KEPT), "kept")] if kept else []
    contents = TableOfContents(book, [*about, *entries, *besides.entries(), *kept_entry, end_entry(book)])
    if about:
        draw_about(book)
    for place, module in enumerate(modules, 1):
        pages(book, prompts, module).draw()
        book.watch.reached(MODULES_SHARE * place / len(modules))
    besides.draw()
    _draw_kept(book, prompts, kept)
    draw_end(book)
    contents.fill()


def chosen_modules(book: Book) -> list[Module]:
    """The modules that were asked for, else all of them."""
    wanted = book.options.modules
    return [module for module in book.course.modules if not wanted or module.id in wanted]


def _kept(book: Book, prompts: Prompts) -> list[tuple[ExerciseId, PaperAnswer]]:
    """Answers whose exercise is no longer in the course."""
    here = {mark.id for mark in book.course.outline.exercises()}
    return [(key, given) for key, given in prompts.selection.shown.items() if key not in here]


def about_entry(book: Book) -> list[Entry]:
    """The course's own title-page text in the contents, if there is one."""
    return [Entry(_(phrases.ABOUT_THIS), "about")] if book.course.about.text else []


def _asks(exercise: Exercise) -> bool:
    return exercise.asks


def module_name(module: Module) -> str:
    """A module's number and title, as they stand in the contents and at the top of its further pages."""
    return f"{module.number}  {one_line(module.title)}"


def module_entries(
    book: Book, modules: Sequence[Module], wanted: Callable[[Exercise], bool] = _asks
) -> list[Entry]:
    """The modules in the contents, and the exercises that are wanted there: as a rule all that ask something."""
    entries = []
    for module in modules:
        entries.append(Entry(module_name(module), f"m:{module.id}"))
        entries += [
            Entry(one_line(book.reader.plain(e.title)), f"e:{e.id}", e.number)
            for e in module.exercises()
            if wanted(e)
        ]
    return entries


def end_entry(book: Book) -> Entry:
    """The last page in the contents."""
    return Entry(end_title(book), END_KEY)


def draw_about(book: Book) -> None:
    """The course's own title-page text, and lines where it leaves much of its page empty."""
    text = book.course.about.text
    if text:
        flow = book.flow(_(phrases.ABOUT_THIS))
        ChapterHead(_(phrases.ABOUT_THIS), "", Mark("about", 0, _(phrases.ABOUT_THIS), 0)).lay(flow)
        words, _unused = with_notes(text)
        pieces = moved_in(book.reader.pieces(words), 0, prose_margin(book))
        flow.tightness = tightness_for(flow, pieces, _TIGHTEST_ABOUT)
        stack(flow, pieces)
        room_for_later(flow, own_notes=book.edition == "facilitator")


def room_for_later(flow: Flow, *, own_notes: bool = False) -> None:
    """Lines to write on at the foot of a page of which much would be empty."""
    if flow.is_worth_more:
        flow.gap(flow.style.step)
        label = _(phrases.OWN_NOTES if own_notes else phrases.ROOM_FOR_LATER)
        most = 99 if own_notes else max(_MOST_LATER, int(flow.room * _SHARE_LATER // flow.style.ruling))
        RuledToEnd(label, least=3, most=most, foot=True).lay(flow)


def prose_margin(book: Book) -> float:
    """Prose is set a little narrower than the page, so that lines do not grow too long."""
    return 0 if book.options.large_print else book.style.number_column


class ModulePages:
    """Draws one module, which begins on a new page."""

    def __init__(self, book: Book, prompts: Prompts, module: Module) -> None:
        self.book = book
        self.prompts = prompts
        self.module = module

    def draw(self) -> None:
        """Draw title, pages, and lines for later where the last page has room."""
        flow = self.book.flow(module_name(self.module))
        flow.fill = partial(self._room_for_later, flow)
        (stack_closely if self.is_short() else stack)(flow, self.pieces())
        with flow.inset(self.book.style.number_column):
            RuledToEnd(_(phrases.ROOM_FOR_LATER), least=4, most=6, foot=True).lay(flow)

    def _room_for_later(self, flow: Flow) -> None:
        with flow.inset(self.book.style.number_column):
            room_for_later(flow)

    def is_short(self) -> bool:
        """Whether its answers are no longer than many are; what is very long is not measured before it is laid."""
        shown = self.prompts.selection.shown
        return all(len(repr(shown[e.id])) < _SHORT for e in self.module.exercises() if e.id in shown)

    def pieces(self) -> Iterator[Piece]:
        """All of it, part by part as it is laid: a module may be very long."""
        yield self.opening()
        yield from self.inner_pieces()

    def inner_pieces(self) -> Iterator[Piece]:
        """What stands under the title."""
        yield from self.tender()
        for place, page in enumerate(self.module.pages):
            yield from self.page(page, first=place == 0)

    def opening(self) -> Piece:
        """Number, title and summary."""
        module = self.module
        title = one_line(module.title)
        mark = Mark(f"m:{module.id}", 0, f"{module.number} {title}", 0)
        return ChapterHead(
            title, one_line(module.summary), mark, over=_(phrases.MODULE).format(number=module.number)
        )

    def tender(self) -> list[Piece]:
        """The gentle line that also stands before the module on screen."""
        if not self.module.tender:
            return []
        box = callout(Box("care", _(phrases.TENDER), self.module.tender, 0), self.book)
        return self.moved_in([box, Gap(12)])

    def page(self, page: Page, *, first: bool) -> Iterator[Piece]:
        """A page of the screen: its heading, and what stands under it."""
        if page.title != self.module.title or not first:
            style = self.book.style
            mark = Mark(f"p:{page.id}", 0)
            yield Gap(4 if first else style.step)
            yield Heading(Text(one_line(page.title), style.heading), mark)
            yield Gap(4)
        for part in page.parts:
            yield from self.part(part)

    def part(self, part: Prose | Recording | Box | Unreadable | Exercise) -> list[Piece]:
        """What stands between two others on a page."""
        book = self.book
        match part:
            case Prose():
                return [*moved_in(book.reader.pieces(part.markdown), 0, prose_margin(book)), Gap(8)]
            case Recording():
                told = recorded(book.files, book.reader, part.path, part.words)
                return self.moved_in([Gap(4), *told, Gap(12)])
            case Box(kind="leader"):
                return []
            case Box():
                return self.moved_in([Gap(4), callout(part, book), Gap(12)])
            case Unreadable():
                return self._unreadable(part)
            case _:
                return self._exercise(part)

    def _exercise(self, exercise: Exercise) -> list[Piece]:
        """The question with its answer; one quiet line for what is left out."""
        if line := self.prompts.left_out(exercise):
            return self.moved_in([Gap(_AROUND_LEFT_OUT), *line, Gap(_AROUND_LEFT_OUT)])
        half = self.book.style.step / 2
        return self.moved_in([Gap(half, snap=True), *self.prompts.whole(exercise), Gap(half)])

    def moved_in(self, pieces: list[Piece]) -> list[Piece]:
        """Pieces right of the column of numbers."""
        return moved_in(pieces, self.book.style.number_column)

    def _unreadable(self, part: Unreadable) -> list[Piece]:
        """A block of a kind that this program does not know: as it was written, with its answer if any."""
        style = self.book.style
        head = Question(part.number, _(phrases.UNREADABLE), Mark(f"e:{part.id}", 0))
        pieces: list[Piece] = [head, Gap(4), Text(part.text, style.small)]
        for key, given in self.prompts.selection.shown.items():
            if key == part.id:
                pieces += [Gap(4), *self.prompts.kept(given)]
        return self.moved_in([Gap(8), *pieces, Gap(10)])


class _AnswerPages(ModulePages):
    """A module's answers alone, each under its question."""

    def inner_pieces(self) -> Iterator[Piece]:
        """What was answered, and in one line each what was left out."""
        for exercise in self.module.exercises():
            if self.prompts.has_words(exercise):
                yield from self._exercise(exercise)


def _draw_kept(book: Book, prompts: Prompts, kept: Sequence[tuple[ExerciseId, PaperAnswer]]) -> None:
    if not kept:
        return
    flow: Flow = book.flow(_(phrases.KEPT))
    ChapterHead(_(phrases.KEPT), _(phrases.KEPT_LINE), Mark("kept", 0, _(phrases.KEPT), 0)).lay(flow)
    for key, given in kept:
        title = one_line(book.reader.plain(given.title or given.question_then or key))
        question = book.reader.runs(given.question_then or given.title or key)
        head = Question("", question, Mark(f"k:{key}", 0, title, 1))
        with flow.inset(book.style.number_column):
            stack(flow, [head, *prompts.written(given), Gap(4), *prompts.kept(given), Gap(book.style.step)])
