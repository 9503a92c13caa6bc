"""What a keepsake has after its modules if it is wanted: what is brought, the days, and marks with their notes."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.dates import full_day, long_day
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.flow import Gap, stack
from workbook.pdf.parts.chapter_head import ChapterHead
from workbook.pdf.parts.highlight import Highlighted
from workbook.pdf.parts.inset import Within, moved_in
from workbook.pdf.parts.question import Heading
from workbook.pdf.parts.text import Beside, Text, Words
from workbook.pdf.runs import Run
from workbook.pdf.sheet import Mark
from workbook.pdf.table_of_contents import Entry
from workbook.pdf.tags import Element, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.course.exercise import Exercise
    from workbook.course.model import Module
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Piece
    from workbook.pdf.material import PaperDay, PaperMark
    from workbook.pdf.prompts import Prompts

_WITHOUT_ASKING = {"to open": phrases.TO_OPEN, "named": phrases.NAMED}


class Section(NamedTuple):
    """One of them: its title, the line below that, the name of its place, and what stands in it."""

    title: str
    line: str
    key: str
    pieces: Callable[[], Iterator[Piece]]


class Sections:
    """Those that are wanted and have anything in them."""

    def __init__(self, book: Book, prompts: Prompts, modules: Sequence[Module]) -> None:
        self._book, self._prompts = book, prompts
        self._exercises = {exercise.id: exercise for module in modules for exercise in module.exercises()}
        self._brought = self._all_brought() if book.options.bring_list else []
        days = (
            day._replace(entries=tuple(entry for entry in day.entries if entry[0] in self._exercises))
            for day in prompts.selection.besides.days
        )
        self._days = [day for day in days if day.entries]
        self._marks = prompts.selection.besides.marks
        every = (
            (
                self._brought,
                Section(_(phrases.BROUGHT), _(phrases.BROUGHT_LINE), "brought", self._list_brought),
            ),
            (self._days, Section(_(phrases.MY_DAYS), _(phrases.MY_DAYS_LINE), "days", self._list_days)),
            (self._marks, Section(_(phrases.MARKS), _(phrases.MARKS_LINE), "marks", self._list_marks)),
        )
        self._sections = [section for there, section in every if there]

    def entries(self) -> list[Entry]:
        """They in the contents."""
        return [Entry(section.title, section.key) for section in self._sections]

    def draw(self) -> None:
        """Draw each on pages of its own."""
        for section in self._sections:
            flow = self._book.flow(section.title)
            ChapterHead(section.title, section.line, Mark(section.key, 0, section.title, 0)).lay(flow)
            stack(flow, moved_in(section.pieces(), self._book.style.number_column))

    # What is brought

    def _all_brought(self) -> list[Exercise]:
        shown = self._prompts.selection.shown
        return [e for e in self._exercises.values() if e.id in shown and shown[e.id].share == "bring"]

    def _list_brought(self) -> Iterator[Piece]:
        for exercise in self._brought:
            yield from self._prompts.short(exercise)
            yield Gap(self._book.style.step)

    # Days

    def _list_days(self) -> Iterator[Piece]:
        style = self._book.style
        for day in self._days:
            yield Heading(Text(full_day(day.day), style.question, at_start=True))
            yield Gap(3)
            yield from self._of_day(day)
            yield Gap(style.step * 0.7)

    def _of_day(self, day: PaperDay) -> Iterator[Piece]:
        """What was written then: its number and name, which lead there, and the words that are of this very day."""
        style, reader = self._book.style, self._book.reader
        listing = Element("L")
        for key, sort in day.entries:
            exercise = self._exercises[key]
            line, item = Element("LI"), Item(Element("Lbl"), Element("LBody"))
            name = Text([Run(one_line(reader.plain(exercise.title)), link=f"#{key}")], style.small)
            head = Beside(Words(exercise.number, style.number), name, style.number_column, item=item)
            yield Within(head, [listing, line])
            words = _(_WITHOUT_ASKING[sort]) if sort in _WITHOUT_ASKING else self._words_of(exercise, day)
            if words:
                text = Within(Text(words, style.answer), [listing, line, item.body])
                yield from moved_in([text], style.number_column)
            yield Gap(3)

    def _words_of(self, exercise: Exercise, day: PaperDay) -> str:
        """What an answer has of one of its own days; other answers stand whole in their module."""
        given = self._prompts.selection.shown.get(exercise.id)
        if given is None or not exercise.by_days or given.kind not in ("", exercise.kind):
            return ""
        return "\n".join(exercise.remembering(given.words).of_day(given.answer, day.day))

    # Marks

    def _list_marks(self) -> Iterator[Piece]:
        style = self._book.style
        for (lost, place), marks in groupby(self._marks, attrgetter("lost", "place")):
            title = _(phrases.LOST_MARKS) if lost else one_line(place)
            yield Heading(Text(title, style.question, at_start=True))
            yield Gap(5)
            for mark in marks:
                yield from self._mark(mark)
            yield Gap(style.step * 0.6)

    def _mark(self, mark: PaperMark) -> Iterator[Piece]:
        """Its colour in a word, its day, the words of the course, and the note."""
        style = self._book.style
        name = f"{_(phrases.MARK_NAMES[mark.sort])}, {long_day(mark.day)}"
        has_more = bool(mark.words or mark.note.strip())
        yield Text(name, style.meta, keep=has_more, at_start=True)
        if mark.words:
            yield Gap(3)
            yield Within(Highlighted(mark.words, mark.sort, style.prose), [Element("BlockQuote")])
        if mark.note.strip():
            yield Gap(4)
            yield Text(mark.note, style.answer)
        yield Gap(style.step * 0.7)
