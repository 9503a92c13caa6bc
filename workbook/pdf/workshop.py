"""The workshop edition: a few pages to bring, with only what the person chose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.cover import draw_cover
from workbook.pdf.endpages import draw_end
from workbook.pdf.flow import Gap, stack
from workbook.pdf.keepsake import room_for_later
from workbook.pdf.parts.chapter_head import UNDER_RULE, ChapterHead
from workbook.pdf.parts.notecolumn import NoteColumn
from workbook.pdf.parts.question import Question
from workbook.pdf.parts.ruled import Ruled, RuledToEnd
from workbook.pdf.sheet import Mark
from workbook.pdf.style import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.prompts import Prompts

_QUESTION_LINES = 2
_FEW = 3  # questions of one exercise; a longer list of ticked ones has less room for each


@dataclass(frozen=True)
class _Section:
    """One part of the edition: whether there is anything to draw, and what draws it."""

    wanted: bool
    draw: Callable[[], None]


def draw_workshop(book: Book, prompts: Prompts, files: Files) -> None:
    """Draw the whole document."""
    sections = _Pages(book, prompts).sections()
    draw_cover(book, files)
    for place, section in enumerate(sections, 1):
        section.draw()
        book.watch.reached(0.9 * place / len(sections))


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
        """What is in the edition; pages to write on are always there. So few pages need no contents."""
        found = [
            _Section(bool(self._pairs), self._changes),
            _Section(True, self._plan),
            _Section(bool(self._others), self._answers),
            _Section(True, self._asked),
            _Section(True, self._notes),
            _Section(True, lambda: draw_end(self._book)),
        ]
        return [section for section in found if section.wanted]

    def _open(self, title: str, line: str, key: str) -> Flow:
        flow = self._book.flow(title)
        ChapterHead(title, line, Mark(key, 0, title, 0)).lay(flow)
        return flow

    def _exercises(self, flow: Flow, exercises: Sequence[Exercise]) -> None:
        flow.fill = partial(room_for_later, flow)
        stack(flow, self._each(exercises))
        flow.fill = None

    def _each(self, exercises: Sequence[Exercise]) -> Iterator[Piece]:
        """Part by part as it is laid."""
        for exercise in exercises:
            yield from self._prompts.short(exercise)
            yield Gap(self._book.style.step, snap=True)

    def _changes(self) -> None:
        flow = self._open(_(phrases.BEFORE_AFTER), _(phrases.BEFORE_AFTER_LINE), "changes")
        with flow.inset(self._book.style.number_column):
            self._exercises(flow, self._pairs)
            RuledToEnd(_(phrases.DIFFERENCE), least=2, most=5, foot=True).lay(flow)

    def _plan(self) -> None:
        """The plan, and at its outer side a column for the day's notes on every page of it."""
        flow = self._open(_(phrases.PLAN), _(phrases.PLAN_LINE), "plan")
        style = self._book.style
        column = 40 * MM + 17
        notes = NoteColumn([(_(label), lines) for label, lines in phrases.NOTE_COLUMN], 40 * MM)
        notes.draw(flow, flow.y + UNDER_RULE)
        flow.gap(6)
        flow.each_page = lambda: notes.draw_again(flow, flow.top)
        with flow.inset(style.number_column, column + 12):
            self._exercises(flow, self._plans)
            label = _(phrases.CHANGED_MIND) if self._plans else _(phrases.PLAN_OPEN)
            RuledToEnd(label, least=2).lay(flow)

    def _answers(self) -> None:
        flow = self._open(_(phrases.FROM_MODULES), _(phrases.FROM_MODULES_LINE), "answers")
        with flow.inset(self._book.style.number_column):
            self._exercises(flow, self._others)
            room_for_later(flow)

    def _asked(self) -> None:
        """Each line of an answer is a question with room for what is said about it."""
        flow = self._open(_(phrases.QUESTIONS), _(phrases.QUESTIONS_LINE), "questions")
        style = self._book.style
        with flow.inset(style.number_column):
            for exercise in self._questions:
                asked = self._asked_lines(exercise)
                lines = _QUESTION_LINES if len(asked) <= _FEW else 1
                for place, words in enumerate(asked):
                    mark = Mark(f"e:{exercise.id}", 0, f"{exercise.number} {one_line(exercise.title)}", 1)
                    head = Question(exercise.number, words, None if place else mark)
                    stack(
                        flow,
                        [head, Ruled(lines, spacing=7.7 * MM), Gap(style.step * lines / _QUESTION_LINES)],
                    )
            RuledToEnd(_(phrases.MORE_QUESTIONS), least=3).lay(flow)

    def _asked_lines(self, exercise: Exercise) -> list[str]:
        """The questions alone: of a table the first column, and only of the rows that may be brought."""
        given = self._prompts.selection.shown[exercise.id]
        lines = exercise.remembering(given.words).first_column(given.answer)
        return [words for line in lines for words in line.split("\n") if words.strip()]

    def _notes(self) -> None:
        """Two thirds lines, one third plain, and two small corners at the foot."""
        flow = self._open(_(phrases.NOTES), "", "notes")
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
                Ruled(2, label=_(label), spacing=7.7 * MM - 0.5).lay(flow)
