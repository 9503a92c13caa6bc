"""What a course is: modules of pages, pages of prose, boxes and exercises.

Named tuples, because they are made at every start and a dataclass costs eight times as much to define.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.course.exercise import Exercise
    from workbook.course.ids import ExerciseId, ModuleId

FOOTNOTE = "#footnote-"  # with a number: where the number of a footnote leads
NONE: Mapping[str, Any] = MappingProxyType({})


class Prose(NamedTuple):
    """A run of Markdown between blocks."""

    markdown: str
    line: int


class Recording(NamedTuple):
    """A recorded voice in a line of its own: its file, and what is said in a few words."""

    path: str
    words: str
    line: int


class Box(NamedTuple):
    """A callout: `note`, `try`, `care`, `example`, `evidence` or `leader`. `label` is an evidence box's weight."""

    kind: str
    title: str
    markdown: str
    line: int
    label: str = ""
    show_if: tuple[tuple[str, ...], ...] = ()
    recordings: tuple[Recording, ...] = ()  # they stand below its words


class Unreadable(NamedTuple):
    """A block that this program cannot show as an exercise: its text is shown as it stands, with a note."""

    text: str
    line: int
    kind: str
    id: str = ""
    number: str = ""


Part = Prose | Recording | Box | Unreadable  # or an Exercise; see Page.parts


class Page(NamedTuple):
    """One page on screen; paper runs on."""

    id: str
    title: str
    parts: tuple[Part | Exercise, ...]
    footnotes: tuple[str, ...] = ()
    """Their Markdown, in the order of their numbers; the last of the parts tells them too."""


class Module(NamedTuple):
    """One module, read."""

    id: ModuleId
    number: int
    path: str
    title: str
    pages: tuple[Page, ...]
    minutes: int | None = None
    summary: str = ""
    tender: str = ""

    def exercises(self) -> Iterator[Exercise]:
        """The exercises in order."""
        from workbook.course.exercise import Exercise

        return (part for page in self.pages for part in page.parts if isinstance(part, Exercise))


class About(NamedTuple):
    """The facts of `course.md` and its title-page text."""

    id: str
    title: str
    version: str = "0.0.0"
    language: str = "en"
    subtitle: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    holder: str = ""
    licence: str = ""
    cover: str = ""
    minutes: int | None = None
    contact: str = ""
    changed: tuple[str, ...] = ()
    translator: str = ""
    needs: str = ""
    text: str = ""
    brand_name: str = ""
    brand_colour: str = ""
    brand_picture: str = ""


class Help(NamedTuple):
    """Where to get help: its Markdown, for which place, and when and by whom it was checked."""

    markdown: str
    place: str = ""
    checked: str = ""
    by: str = ""


class ExerciseMark(NamedTuple):
    """An exercise as the outline knows it."""

    id: ExerciseId
    kind: str
    number: str
    show_if: tuple[tuple[str, ...], ...] = ()


class PageMark(NamedTuple):
    """A page as the outline knows it."""

    id: str
    title: str
    exercises: tuple[ExerciseMark, ...]


class ModuleMark(NamedTuple):
    """A module as the outline knows it."""

    id: ModuleId
    number: int
    path: str
    title: str
    pages: tuple[PageMark, ...]
    minutes: int | None = None
    summary: str = ""
    tender: str = ""

    def exercises(self) -> Iterator[ExerciseMark]:
        """The exercises in order."""
        return (mark for page in self.pages for mark in page.exercises)


class Outline(NamedTuple):
    """A course's title page, modules, pages and exercises by name and number, without their text."""

    about: About
    modules: tuple[ModuleMark, ...]
    citations: Mapping[str, int] = NONE
    """Source keys with the number they are shown under, by first use."""

    def module(self, module_id: str) -> ModuleMark | None:
        """A module by its id."""
        return next((module for module in self.modules if module.id == module_id), None)

    def exercises(self) -> Iterator[ExerciseMark]:
        """All exercises in order."""
        return (mark for module in self.modules for mark in module.exercises())


class Course(NamedTuple):
    """A whole course, read."""

    outline: Outline
    modules: tuple[Module, ...]
    help: Help | None = None
    sources: Mapping[str, str] = NONE
    """Source keys with their Markdown."""

    @property
    def about(self) -> About:
        """The title page."""
        return self.outline.about

    def exercises(self) -> Iterator[Exercise]:
        """All exercises in order."""
        return (exercise for module in self.modules for exercise in module.exercises())
