"""All that somebody wrote, from the title to the kept answers, part by part, before any format is chosen for it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.copies.markdown_text import clean
from workbook.answers.file import in_parts
from workbook.course.answer_text import LongText, to_text
from workbook.course.blocks import Paragraph
from workbook.course.kinds import stand_in
from workbook.course.reading import read_course
from workbook.course.values import mapping, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import Saved
    from workbook.course.blocks import AnswerBlock
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.course.model import Course, Module

SHARE_WORDS = {
    "private": N_("Just for me"),
    "keep": N_("In my workbook"),
    "bring": N_("Bring to the workshop"),
}


class Marked(str):
    """Words of the course with its author's marks: one line of Markdown."""

    __slots__ = ()


class Heading(NamedTuple):
    """The title (1), a module or what stands beside it (2), a question (3)."""

    level: int
    words: str | Marked
    number: str = ""


class Words(NamedTuple):
    """Words of a person, as they were typed: a name, a note."""

    text: str


class Remark(NamedTuple):
    """A sentence of the program's own."""

    text: str


class Earlier(NamedTuple):
    """That now comes what was answered before; `question` only if it was another one then."""

    day: date
    question: Marked | None


class Dated(NamedTuple):
    """The day of what stands above, and who may see it."""

    day: date
    share: str = ""


class Aside(NamedTuple):
    """A word or two beside the text, such as that something is left for another day."""

    text: str


class Quote(NamedTuple):
    """An answer, or a passage of the course (`of_course`); what is long comes in parts."""

    blocks: Iterable[AnswerBlock]
    if_empty: str = ""
    of_course: bool = False


class Picture(NamedTuple):
    """An answer that is a picture: its name among the workbook's pictures, and what says the same in words."""

    name: str
    alt: str
    caption: str
    in_words: Quote


Part = Heading | Words | Remark | Earlier | Dated | Aside | Quote | Picture


class Document(NamedTuple):
    """What a document says of itself, and its parts, each read in its turn."""

    title: str
    name: str
    language: str
    parts: Iterator[Part]


def document_of(file: WorkbookFile, *, history: bool = False) -> Document:
    """Every answer under its module and question, then those whose question is gone; all are proved before."""
    (in_parts.prove_history if history else in_parts.prove_answers)(file)
    course, _unused = read_course(file.files())
    about = course.about
    parts = _Walk(file, history=history).all_of(course)
    return Document(about.title, file.name.strip(), file.language or about.language, parts)


class _Walk:
    """Goes from one exercise to the other and remembers which are left."""

    def __init__(self, file: WorkbookFile, *, history: bool) -> None:
        self.file = file
        self.with_history = history
        self.left = in_parts.which_answered(file)
        self.answer_settings = file.answer_settings()
        self.marks = [mark for mark in file.marks() if mark.sort != "bookmark"]

    def all_of(self, course: Course) -> Iterator[Part]:
        """The title, the name, the modules, and what is left."""
        yield Heading(1, course.about.title)
        if self.file.name.strip():
            yield Words(self.file.name)
        for module in course.modules:
            yield from _under([Heading(2, module.title, f"{module.number}.")], self._module(module))
        yield from self._other_marks()
        kept: list[Part] = [
            Heading(2, _("Kept answers")),
            Remark(_("Their questions are no longer in the course.")),
        ]
        yield from _under(kept, self._rest())

    def _module(self, module: Module) -> Iterator[Part]:
        """Its exercises, then what was marked on its pages."""
        yield from (part for exercise in module.exercises() for part in self._exercise(exercise))
        pages = [page.id for page in module.pages]
        here = [mark for mark in self.marks if mark.module == module.id and mark.page in pages]
        self.marks = [mark for mark in self.marks if mark not in here]
        here.sort(key=lambda mark: (pages.index(mark.page), mark.paragraph, mark.at))
        yield from _under([Heading(3, _("Marks and notes"))], _marks(here))

    def _other_marks(self) -> Iterator[Part]:
        """Those of the course's front page, and of pages that it has no longer."""
        yield from _under([Heading(2, _("Marks and notes"))], _marks(self.marks))

    def _rest(self) -> Iterator[Part]:
        """Answers that no exercise of the course took, with the question they answered."""
        for key in list(self.left):
            saved = in_parts.answer_to(self.file, key)
            if saved and (saved.answered or self.with_history):
                yield Heading(3, _asked(saved.question, saved.title))
                yield from self._answer(saved, _as_it_was(saved), "private")

    def _exercise(self, exercise: Exercise) -> Iterator[Part]:
        """An exercise with its answer. An answer of another kind is not its own and stays for the end."""
        asked = _asked(exercise.question, exercise.title)
        return _under([Heading(3, asked, exercise.number)], self._below(exercise))

    def _below(self, exercise: Exercise) -> Iterator[Part]:
        saved = in_parts.answer_to(self.file, exercise.id) if exercise.id in self.left else None
        if saved and saved.kind == exercise.kind:
            del self.left[exercise.id]
            if saved.answered or self.with_history:
                yield from self._answer(saved, exercise, exercise.share)
        if exercise.id in self.answer_settings and self.answer_settings[exercise.id].not_today:
            yield Aside(_("Not today."))

    def _answer(self, saved: Saved, exercise: Exercise | None, suggested: Share) -> Iterator[Part]:
        """The answer, its day, and who may see it: as the learner chose, else as the course suggests."""
        keeping = self.answer_settings.get(saved.exercise_id)
        yield self._shown(saved, exercise)
        yield Dated(saved.day, _(SHARE_WORDS[(keeping.share if keeping else None) or suggested]))
        if self.with_history:
            yield from self._earlier(saved, exercise)

    def _earlier(self, newest: Saved, exercise: Exercise | None) -> Iterator[Part]:
        earlier = in_parts.history_of(self.file, newest.exercise_id, newest_first=True)
        for saved in islice(earlier, 1, None):
            other = saved.question != newest.question
            yield Earlier(saved.day, Marked(saved.question) if other else None)
            same = exercise if exercise and exercise.kind == saved.kind else _as_it_was(saved)
            yield self._shown(saved, same)

    def _shown(self, saved: Saved, exercise: Exercise | None) -> Quote | Picture:
        in_words = self._quote(saved, exercise)
        given = mapping(saved.answer) if exercise and exercise.kind == "picture" else {}
        if name := text(given.get("file")):
            return Picture(name, text(given.get("alt")), text(given.get("caption")), in_words)
        return in_words

    def _quote(self, saved: Saved, exercise: Exercise | None) -> Quote:
        """An answer as a quote; one of a kind that this program does not know as it is kept."""
        if saved.answer is None:
            return Quote([Paragraph(_("(cleared)"))])
        return Quote(self._blocks(saved, saved.answer, exercise), _("(empty)"))

    def _blocks(self, saved: Saved, answer: Answer, exercise: Exercise | None) -> Iterable[AnswerBlock]:
        if isinstance(answer, LongText):
            return map(Paragraph, in_parts.texts_of(self.file, answer))
        if exercise is None:
            return [Paragraph(to_text(answer))]
        return exercise.remembering(saved.words).as_blocks(answer)


def _asked(question: str, title: str) -> str | Marked:
    """The question, or where there is none what the exercise is called."""
    return Marked(question) if clean(question).strip() else title


def _marks(found: Iterable[Mark]) -> Iterator[Part]:
    """Each with its note: the course's words in a quote, then the learner's own."""
    for mark in found:
        if mark.words:
            yield Quote([Paragraph(mark.words)], of_course=True)
        if mark.note.strip():
            yield Words(mark.note)
        yield Dated(mark.day)


def _under(head: Sequence[Part], parts: Iterator[Part]) -> Iterator[Part]:
    """Parts under their head; where there are none, there is no head."""
    for part in parts:
        yield from head
        yield part
        yield from parts


def _as_it_was(saved: Saved) -> Exercise | None:
    """An exercise made of what was kept beside an answer; None for a kind that this program does not know."""
    return stand_in(saved.kind, saved.words, id=saved.exercise_id, title=saved.title, question=saved.question)
