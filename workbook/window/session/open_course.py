"""The course inside an open workbook: its outline at once, its modules when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from json import dumps, loads
from typing import TYPE_CHECKING

from workbook.course.model import Page, Prose
from workbook.course.outline_text import outline_from_text, outline_key, outline_to_text
from workbook.course.text import TextReader
from workbook.course.text_parts import text_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.exercise import Exercise
    from workbook.course.ids import ModuleId
    from workbook.course.model import Help, Module, Outline, Part

READY_PAGE = "text "
READY_OPENING = "opening"


class OpenCourse:
    """Reads from `files`; `ready` is what was kept at hand, so that the first page needs no reading at all."""

    def __init__(
        self, files: Mapping[str, bytes], ready: Mapping[str, str], outline: Outline | None = None
    ) -> None:
        self.files = files
        self.ready = dict(ready)
        kept = self.ready.get(outline_key(), "")  # nothing, if another version of this program kept it
        self.outline = outline or outline_from_text(kept) or _read_outline(files)
        self.reader = TextReader(
            self.outline.citations, files.keys(), _ready_pages(self.ready) if kept else {}
        )
        self.unreadable: set[ModuleId] = set()
        self._modules: dict[ModuleId, Module] = {}

    def module(self, module_id: ModuleId) -> Module:
        """A module in full; read when it is first asked for."""
        from workbook.course.outline import open_text
        from workbook.course.reading import read_module

        if module_id not in self._modules:
            self._modules[module_id], _problems = read_module(self.files, self.outline, module_id)
            mark = self.outline.module(module_id)
            if mark is not None and open_text(self.files, mark.path).problems:
                self.unreadable.add(module_id)
        return self._modules[module_id]

    def page(self, module_id: ModuleId, page_id: str) -> Page:
        """One page in full; the welcome belongs to no module."""
        if not module_id:
            from workbook.course.footnotes import with_notes

            text, footnotes = with_notes(self.outline.about.text)
            return Page(page_id, self.outline.about.title, tuple(_pieces(Prose(text, 1))), footnotes)
        found = next(page for page in self.module(module_id).pages if page.id == page_id)
        return found._replace(parts=tuple(piece for part in found.parts for piece in _pieces(part)))

    def find(self, exercise_id: str) -> Exercise | None:
        """An exercise by its id; its module is read if need be."""
        place = self.page_of(exercise_id)
        if place is None:
            return None
        return next((one for one in self.module(place[0]).exercises() if one.id == exercise_id), None)

    def page_names(self) -> set[tuple[str, str]]:
        """The ids of all pages: of the module, and its own."""
        return {(module.id, page.id) for module in self.outline.modules for page in module.pages}

    def page_of(self, exercise_id: str) -> tuple[ModuleId, str] | None:
        """The page that an exercise is on."""
        return self._places.get(exercise_id)

    @cached_property
    def all_questions(self) -> Mapping[str, frozenset[str]]:
        """What each exercise asks in every language of the course; all of them are read when it is first asked for."""
        from workbook.course.translations import questions_in_all_languages

        return questions_in_all_languages(self.files)

    @cached_property
    def _places(self) -> dict[str, tuple[ModuleId, str]]:
        """The page of each exercise; the first one counts, where two have the same id."""
        places: dict[str, tuple[ModuleId, str]] = {}
        for module in self.outline.modules:
            for page in module.pages:
                for mark in page.exercises:
                    places.setdefault(mark.id, (module.id, page.id))
        return places

    def first_texts(self, module_id: str, page_id: str) -> list[str]:
        """The Markdown that a page begins with, if it was kept ready."""
        kept = self.ready.get(READY_OPENING, "null")
        if not kept.startswith(f'["{module_id}", "{page_id}", ['):
            return []
        return [str(text) for text in loads(kept)[2]]

    def take_ready(
        self, module_id: str, page_id: str, texts: Mapping[str, str], first_texts: list[str]
    ) -> bool:
        """Know what a page is made of, to be kept ready for the next time; False if that is nothing new."""
        ready = {outline_key(): outline_to_text(self.outline)}
        ready[READY_OPENING] = dumps([module_id, page_id, first_texts], ensure_ascii=False)
        ready.update({READY_PAGE + markdown: html for markdown, html in texts.items()})
        is_new, self.ready = ready != self.ready, ready
        return is_new

    def help(self) -> Help | None:
        """The course's help page."""
        from workbook.course.reading import read_help

        return read_help(self.files)


def _pieces(part: Part | Exercise) -> list[Part | Exercise]:
    """A part of a page as it is; a run of text that would take long to lay out in several."""
    if not isinstance(part, Prose):
        return [part]
    return [part._replace(markdown=piece) for piece in text_parts(part.markdown)]


def _read_outline(files: Mapping[str, bytes]) -> Outline:
    from workbook.course.outline import read_outline

    return read_outline(files)


def _ready_pages(ready: Mapping[str, str]) -> dict[str, str]:
    """The HTML that was kept ready, by its Markdown."""
    start = len(READY_PAGE)
    return {key[start:]: value for key, value in ready.items() if key.startswith(READY_PAGE)}
