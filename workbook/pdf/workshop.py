"""The workshop edition: a few pages to bring, with only what the person chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.contents import Contents, Entry
from workbook.pdf.cover import draw_cover
from workbook.pdf.endpages import END_KEY, draw_end, end_title
from workbook.pdf.flow import Gap, stack
from workbook.pdf.parts.notecolumn import NoteColumn
from workbook.pdf.parts.opening import UNDER_RULE, Opening
from workbook.pdf.parts.question import Question
from workbook.pdf.parts.ruled import Ruled, RuledToEnd
from workbook.pdf.sheet import Mark
from workbook.pdf.style import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.course.files import Files
    from workbook.exercises.exercise import Exercise
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.prompts import Prompts

_QUESTION_LINES = 2


@dataclass(frozen=True)
class _Section:
    """One part of the edition: its title, its exercises for the contents, and what draws it."""

    title: str
    key: str
    exercises: Sequence[Exercise]
    draw: Callable[[], None]


def draw_workshop(book: Book, prompts: Prompts, files: Files) -> None:
    """Draw the whole document."""
    sections = _Pages(book, prompts).sections()
    draw_cover(book, files)
    contents = Contents(book, _entries(book, sections))
    for place, section in enumerate(sections, 1):
        section.draw()
        book.watch.reached(0.9 * place / len(sections))
    contents.fill()


def _entries(book: Book, sections: Sequence[_Section]) -> list[Entry]:
    entries = []
    for section in sections:
        entries.append(Entry(section.title, section.key))
        entries += [
            Entry(one_line(book.reader.plain(e.title)), f"e:{e.id}", e.number) for e in section.exercises
        ]
    return entries


class _Pages:
    """The edition's sections. Each exercise stands in one of them."""

    def __init__(self, book: Book, prompts: Prompts) -> None:
        self._book = book
        self._prompts = prompts
        here = [e for e in book.course.exercises() if e.id in prompts.selection.shown]
        self._pairs = [e for e in here if prompts.is_pair(e)]
        paired = {e.id for e in self._pairs} | {prompts.earlier[e.id].id for e in self._pairs}
        rest = [e for e in here if e.id not in paired]
        self._plans = [e for e in rest if e.bring_as == "plan"]
        self._questions = [e for e in rest if e.bring_as == "questions"]
        self._others = [e for e in rest if not e.bring_as]

    def sections(self) -> list[_Section]:
        """What is in the edition; pages to write on are always there."""
        found = []
        if self._pairs:
            found.append(_Section(phrases.BEFORE_AFTER, "changes", self._pairs, self._changes))
        found.append(_Section(phrases.PLAN, "plan", self._plans, self._plan))
        if self._others:
            found.append(_Section(phrases.FROM_MODULES, "answers", self._others, self._answers))
        found.append(_Section(phrases.QUESTIONS, "questions", self._questions, self._asked))
        found.append(_Section(phrases.NOTES, "notes", (), self._notes))
        found.append(_Section(end_title(self._book), END_KEY, (), lambda: draw_end(self._book)))
        return found

    def _open(self, title: str, line: str, key: str) -> Flow:
        flow = self._book.flow()
        Opening(title, line, Mark(key, 0, title, 0)).lay(flow)
        return flow

    def _exercises(self, flow: Flow, exercises: Sequence[Exercise]) -> None:
        gap = self._book.style.step
        pieces: list[Piece] = []
        for exercise in exercises:
            pieces += [*self._prompts.short(exercise), Gap(gap, snap=True)]
        stack(flow, pieces)

    def _changes(self) -> None:
        flow = self._open(phrases.BEFORE_AFTER, phrases.BEFORE_AFTER_LINE, "changes")
        with flow.inset(self._book.style.number_column):
            self._exercises(flow, self._pairs)
            RuledToEnd(phrases.DIFFERENCE, least=2, most=5, foot=True).lay(flow)

    def _plan(self) -> None:
        """The plan, and at its outer side a column for the day's notes on every page of it."""
        flow = self._open(phrases.PLAN, phrases.PLAN_LINE, "plan")
        style = self._book.style
        column = 40 * MM + 17
        notes = NoteColumn(phrases.NOTE_COLUMN, 40 * MM)
        notes.draw(flow, flow.y + UNDER_RULE)
        flow.gap(6)
        flow.each_page = lambda: notes.draw(flow, flow.top)
        with flow.inset(style.number_column, column + 12):
            self._exercises(flow, self._plans)
            label = phrases.CHANGED_MIND if self._plans else phrases.PLAN_OPEN
            RuledToEnd(label, least=2, most=12 if self._plans else 99).lay(flow)

    def _answers(self) -> None:
        flow = self._open(phrases.FROM_MODULES, phrases.FROM_MODULES_LINE, "answers")
        with flow.inset(self._book.style.number_column):
            self._exercises(flow, self._others)

    def _asked(self) -> None:
        """Each line of an answer is a question with room for what is said about it."""
        flow = self._open(phrases.QUESTIONS, phrases.QUESTIONS_LINE, "questions")
        style = self._book.style
        with flow.inset(style.number_column):
            for exercise in self._questions:
                for place, words in enumerate(self._asked_lines(exercise)):
                    mark = Mark(f"e:{exercise.id}", 0, f"{exercise.number} {one_line(exercise.title)}", 1)
                    head = Question(exercise.number, words, None if place else mark)
                    stack(flow, [head, Ruled(_QUESTION_LINES, spacing=7.7 * MM), Gap(style.step)])
            RuledToEnd(phrases.MORE_QUESTIONS, least=3).lay(flow)

    def _asked_lines(self, exercise: Exercise) -> list[str]:
        given = self._prompts.selection.shown[exercise.id]
        lines = exercise.remembering(given.words).as_lines(given.answer)
        return [words for line in lines for words in line.split("\n") if words.strip()]

    def _notes(self) -> None:
        """Two thirds lines, one third plain, and two small corners at the foot."""
        flow = self._open(phrases.NOTES, "", "notes")
        style = self._book.style
        step = 8 * MM if style.scale == 1 else style.ruling
        feet = 2 * 7.7 * MM + style.meta.lead + 8
        flow.gap(step / 2)
        room = (flow.room - feet) * 2 / 3
        Ruled(int(room // step), spacing=step).lay(flow)
        flow.y = flow.bottom + feet - 8
        half = (flow.width - 27) / 2
        top = flow.y
        for place, label in enumerate(phrases.NOTES_FEET):
            flow.y = top
            with flow.inset(place * (half + 27), (1 - place) * (half + 27)):
                Ruled(2, label=label, spacing=7.7 * MM - 0.5).lay(flow)
