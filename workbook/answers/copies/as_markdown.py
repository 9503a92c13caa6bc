"""A workbook's answers as text that anybody can read, with any program, in ten years."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from workbook.answers.copies.markdown_text import (
    course_heading,
    paragraphs,
    plain_heading,
    quoted,
    quoted_parts,
)
from workbook.answers.file import in_parts
from workbook.course.answer_text import LongText, to_text
from workbook.course.blocks import Paragraph
from workbook.course.kinds import stand_in
from workbook.course.reading import read_course
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Exercise, Share
    from workbook.course.model import Course, Module

    Block = str | Iterator[str]  # what is long comes in parts

SHARE_WORDS = {
    "private": N_("Just for me"),
    "keep": N_("In my workbook"),
    "bring": N_("Bring to the workshop"),
}


def markdown_parts(file: WorkbookFile, *, history: bool = False) -> Iterator[str]:
    """Every answer under its module and question, then those whose question is gone.

    It comes in parts, each read in its turn; all are proved before the first of them.
    """
    (in_parts.prove_history if history else in_parts.prove_answers)(file)
    course, _unused = read_course(file.files())
    return _with_ends(_Writer(file, history=history).all_of(course))


def _with_ends(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks with an empty line between them, and an end after the last."""
    between = ""
    for block in blocks:
        yield between
        yield from [block] if isinstance(block, str) else block
        between = "\n\n"
    yield "\n"


class _Writer:
    """Writes exercises one after the other and remembers which are left."""

    def __init__(self, file: WorkbookFile, *, history: bool) -> None:
        self.file = file
        self.with_history = history
        self.left = in_parts.which_answered(file)
        self.answer_settings = file.answer_settings()
        self.marks = [mark for mark in file.marks() if mark.sort != "bookmark"]

    def all_of(self, course: Course) -> Iterator[Block]:
        """The title, the name, the modules, and what is left."""
        yield f"# {plain_heading(course.about.title)}"
        if self.file.name.strip():
            yield paragraphs(self.file.name)
        for module in course.modules:
            head = [f"## {module.number}. {plain_heading(module.title)}"]
            yield from _under(head, self._module(module))
        yield from self._other_marks()
        kept = _("Kept answers")
        yield from _under([f"## {kept}", _("Their questions are no longer in the course.")], self._rest())

    def _module(self, module: Module) -> Iterator[Block]:
        """Its exercises, then what was marked on its pages."""
        yield from (part for exercise in module.exercises() for part in self._exercise(exercise))
        pages = [page.id for page in module.pages]
        here = [mark for mark in self.marks if mark.module == module.id and mark.page in pages]
        self.marks = [mark for mark in self.marks if mark not in here]
        here.sort(key=lambda mark: (pages.index(mark.page), mark.paragraph, mark.at))
        words = _("Marks and notes")
        yield from _under([f"### {words}"], _marks(here))

    def _other_marks(self) -> Iterator[Block]:
        """Those of the course's front page, and of pages that it has no longer."""
        words = _("Marks and notes")
        yield from _under([f"## {words}"], _marks(self.marks))

    def _rest(self) -> Iterator[Block]:
        """Answers that no exercise of the course took, with the question they answered."""
        for key in list(self.left):
            saved = in_parts.answer_to(self.file, key)
            if saved and (saved.answered or self.with_history):
                asked = course_heading(saved.question) or plain_heading(saved.title)
                yield f"### {asked}"
                yield from self._answer(saved, _as_it_was(saved), "private")

    def _exercise(self, exercise: Exercise) -> Iterator[Block]:
        """An exercise with its answer. An answer of another kind is not its own and stays for the end."""
        asked = course_heading(exercise.question) or plain_heading(exercise.title)
        return _under([f"### {exercise.number} {asked}"], self._below(exercise))

    def _below(self, exercise: Exercise) -> Iterator[Block]:
        saved = in_parts.answer_to(self.file, exercise.id) if exercise.id in self.left else None
        if saved and saved.kind == exercise.kind:
            del self.left[exercise.id]
            if saved.answered or self.with_history:
                yield from self._answer(saved, exercise, exercise.share)
        if exercise.id in self.answer_settings and self.answer_settings[exercise.id].not_today:
            not_today = _("Not today.")
            yield f"*{not_today}*"

    def _answer(self, saved: Saved, exercise: Exercise | None, suggested: Share) -> Iterator[Block]:
        """The answer, its day, and who may see it: as the learner chose, else as the course suggests."""
        keeping = self.answer_settings.get(saved.exercise_id)
        share = _(SHARE_WORDS[(keeping.share if keeping else None) or suggested])
        yield self._quoted(saved, exercise)
        yield f"*{saved.day.isoformat()} · {share}*"
        if self.with_history:
            yield from self._earlier(saved, exercise)

    def _earlier(self, newest: Saved, exercise: Exercise | None) -> Iterator[Block]:
        earlier = in_parts.history_of(self.file, newest.exercise_id, newest_first=True)
        for saved in islice(earlier, 1, None):
            words = _("Before, on {day}:").format(day=saved.day.isoformat())
            if saved.question != newest.question:
                heading = course_heading(saved.question)
                words += " " + _("The question was: {question}").format(question=heading)
            yield words
            same = exercise if exercise and exercise.kind == saved.kind else _as_it_was(saved)
            yield self._quoted(saved, same)

    def _quoted(self, saved: Saved, exercise: Exercise | None) -> Block:
        """An answer as a quote; one of a kind that this program does not know as it is kept."""
        if saved.answer is None:
            return quoted(_("(cleared)"))
        if isinstance(saved.answer, LongText):
            return quoted_parts(map(Paragraph, in_parts.texts_of(self.file, saved.answer)), _("(empty)"))
        if exercise is None:
            return quoted_parts([Paragraph(to_text(saved.answer))], _("(empty)"))
        return quoted_parts(exercise.remembering(saved.words).as_blocks(saved.answer), _("(empty)"))


def _marks(found: Iterable[Mark]) -> Iterator[Block]:
    """Each with its note: the course's words in a quote, then the learner's own."""
    for mark in found:
        if mark.words:
            yield quoted(paragraphs(mark.words))
        if mark.note.strip():
            yield paragraphs(mark.note)
        yield f"*{mark.day.isoformat()}*"


def _under(head: list[str], parts: Iterator[Block]) -> Iterator[Block]:
    """Parts under their head; where there are none, there is no head."""
    for first in parts:
        yield from (*head, first)
        yield from parts


def _as_it_was(saved: Saved) -> Exercise | None:
    """An exercise made of what was kept beside an answer; None for a kind that this program does not know."""
    return stand_in(saved.kind, saved.words, id=saved.exercise_id, title=saved.title, question=saved.question)
