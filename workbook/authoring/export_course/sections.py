"""A course from its title to its sources as a learner reads it, before any format is chosen for it.

Everything that is the author's is Markdown; what this program adds is plain words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.course.exercise import Exercise
from workbook.course.model import Box, Prose, Recording
from workbook.course.reading import read_course
from workbook.course.recorded import transcript_of
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.recordings.told import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.course.blocks import FormBlock
    from workbook.course.files import Files
    from workbook.course.model import Course, Module, Page

BOX_NAMES = {
    "try": N_("Try it"),
    "care": N_("A note of care"),
    "example": N_("Example"),
    "note": N_("Note"),
    "evidence": N_("Fact box"),
    "leader": N_("For the leader"),
}
LABELS = {
    "well-supported": N_("Well supported"),
    "promising": N_("Promising"),
    "debated": N_("Debated"),
    "idea": N_("An idea, not a finding"),
}


class Heading(NamedTuple):
    """A heading of level 1 to 4, in Markdown, with the name of its place if it can be gone to."""

    level: int
    words: str
    anchor: str = ""


class Text(NamedTuple):
    """Markdown of the course. Headings in it stand below `level`; `page` tells the pages' footnotes apart."""

    markdown: str
    level: int = 2
    page: str = ""


class Said(NamedTuple):
    """A line of this program's own, in plain words."""

    words: str


class Boxed(NamedTuple):
    """A box: its kind, its name in words, its title and its text."""

    kind: str
    name: str
    title: str
    text: Text


class AsWritten(NamedTuple):
    """A block that this program cannot read, as it stands in the source."""

    text: str


class Form(NamedTuple):
    """What is to be filled in."""

    blocks: Sequence[FormBlock]


class Picture(NamedTuple):
    """A picture of the course, with what is on it in words."""

    path: str
    alt: str


class Sources(NamedTuple):
    """The references, by key, in the order of their numbers."""

    markdown: Sequence[tuple[str, str]]


Section = Heading | Text | Said | Boxed | AsWritten | Form | Picture | Sources


def sections(files: Files, *, with_leader: bool = False) -> tuple[Course, Iterator[Section]]:
    """The course, and all of it in order."""
    course, _unused = read_course(files)
    return course, _Writer(course, files, with_leader=with_leader).all()


class _Writer:
    def __init__(self, course: Course, files: Files, *, with_leader: bool) -> None:
        self._course, self._files, self._with_leader = course, files, with_leader
        self._numbers = {str(exercise.id): exercise.number for exercise in course.exercises()}

    def all(self) -> Iterator[Section]:
        about = self._course.about
        yield Heading(1, about.title)
        if about.subtitle:
            yield Text(about.subtitle)
        if about.cover in self._files:
            yield Picture(about.cover, "")
        if about.authors:
            yield Said(_("By {authors}").format(authors=", ".join(about.authors)))
        if about.summary:
            yield Text(about.summary)
        if about.text:
            yield Text(about.text)
        for module in self._course.modules:
            yield from self._module(module)
        yield from self._end()

    def _module(self, module: Module) -> Iterator[Section]:
        yield Heading(2, f"{module.number}. {module.title}", f"module-{module.number}")
        if module.minutes:
            yield Said(_minutes(module.minutes))
        for line in (module.tender, module.summary):
            if line:
                yield Text(line)
        for number, page in enumerate(module.pages, 1):
            yield from self._page(module, page, f"{module.number}-{number}")

    def _page(self, module: Module, page: Page, name: str) -> Iterator[Section]:
        level = 3
        if page.title != module.title:
            yield Heading(3, page.title, f"page-{name}")
            level = 4
        for part in page.parts:
            if isinstance(part, Exercise):
                yield from self._exercise(part, level)
            elif isinstance(part, Prose):
                yield Text(part.markdown, level, name)
            elif isinstance(part, Recording):
                yield from self._recording(part.path, part.words, level)
            elif isinstance(part, Box):
                yield from self._box(part, level, name)
            else:
                yield Said(
                    _("This part needs a newer version of the program. It is shown as it was written.")
                )
                yield AsWritten(part.text)

    def _box(self, box: Box, level: int, page: str) -> Iterator[Section]:
        if box.kind == "leader" and not self._with_leader:
            return
        name = _(LABELS.get(box.label) or BOX_NAMES[box.kind])
        yield from self._condition(box.show_if)
        yield Boxed(box.kind, name, box.title, Text(box.markdown, level, page))
        for voice in box.recordings:
            yield from self._recording(voice.path, voice.words, level)

    def _exercise(self, exercise: Exercise, level: int) -> Iterator[Section]:
        number = f"{exercise.number}  " if exercise.number else ""
        yield Heading(level, f"{number}{exercise.question or exercise.title}", f"exercise-{exercise.id}")
        yield from self._condition(exercise.show_if)
        if exercise.minutes:
            yield Said(_minutes(exercise.minutes))
        if exercise.explanation:
            yield Text(exercise.explanation, level + 1)
        if exercise.hint:
            yield Text(exercise.hint)
        if back := self._numbers_of(exercise.looks_back_to()):
            yield Said(_("Look back at what you wrote: {numbers}.").format(numbers=back))
        if begins := self._numbers_of(exercise.start_with):
            yield Said(_("You can begin with what you wrote: {numbers}.").format(numbers=begins))
        if example := getattr(exercise, "example", ""):
            yield Text(_("For example: {example}").format(example=example))
        for path in exercise.course_pictures():
            yield Picture(path, exercise.title)
        for path in exercise.course_recordings():
            yield from self._recording(path, "", level + 1)
        yield Form(exercise.to_fill_in())

    def _recording(self, path: str, words: str, level: int) -> Iterator[Section]:
        """That there is a voice, how long it is, and what it says."""
        yield Said(f"{told_of(self._files, path, words)} ({path})")
        if transcript := transcript_of(self._files, path):
            yield Text(transcript, level)

    def _condition(self, show_if: Sequence[Sequence[str]]) -> Iterator[Section]:
        numbers = self._numbers_of([line[0] for line in show_if if line])
        if numbers:
            yield Said(_("For you if it goes with your answer to {numbers}.").format(numbers=numbers))

    def _numbers_of(self, ids: Sequence[str]) -> str:
        return ", ".join(number for key in ids if (number := self._numbers.get(key, "")))

    def _end(self) -> Iterator[Section]:
        about, help_page = self._course.about, self._course.help
        if help_page is not None and help_page.markdown.strip():
            yield Heading(2, _("Where to get help"), "help")
            yield Text(help_page.markdown, 3)
            if help_page.place or help_page.checked:
                told = (help_page.place, help_page.checked, help_page.by)
                yield Said(", ".join(part for part in told if part))
        if cited := self._course.outline.citations:
            yield Heading(2, _("Sources"), "sources")
            yield Sources([(key, self._course.sources.get(key, "")) for key in cited])
        yield Heading(2, _("About this course"), "about")
        facts = (
            _("Version {version}").format(version=about.version),
            about.holder,
            about.licence,
            _("Translated by {translator}").format(translator=about.translator) if about.translator else "",
            about.contact,
        )
        yield Said(" · ".join(fact for fact in facts if fact))


def _minutes(minutes: int) -> str:
    return counted("{n} minute", "{n} minutes", minutes)
