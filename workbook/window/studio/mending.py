"""Where a problem of a draft is, what is said of it, and what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.drafts.ideas import idea
from workbook.drafts.parts import parts_of
from workbook.language.signs import in_own_direction
from workbook.language.translation import gettext as _
from workbook.window.studio.form_problems import Said, as_typed, in_form
from workbook.window.studio.places import ABOUT, HELP, SOURCES, Place, name_of

if TYPE_CHECKING:
    from workbook.course.problems import Problem
    from workbook.drafts.idea import Idea
    from workbook.window.studio.drafting import Drafting

EXAMPLES = "sample-answers.json"
MOST = 48  # letters of a name


class Mending:
    """`typed` is whether the author writes in Text now: then a problem is told in the words of the text."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self.typed = False

    def said(self, problem: Problem) -> Said:
        """What is wrong, and what to do about it, in the words of where it is mended."""
        if self.typed:
            return as_typed(problem)
        return in_form(problem, self._exercise, has_idea=self.has_idea(problem))

    def _exercise(self, exercise_id: str) -> str:
        """Number and title of an exercise; nothing if there is none of this id."""
        found = self._drafting.find(exercise_id)
        return f"{found.number} {found.title}".strip() if found is not None else ""

    def words(self, problem: Problem) -> str:
        """The same as one text."""
        return str(self.said(problem))

    def place_at(self, path: str, line: int) -> Place:
        """What stands at a line of a file."""
        tops = {ABOUT: Place("about", ABOUT), HELP: Place("help", HELP), SOURCES: Place("sources", SOURCES)}
        if path in tops:
            return tops[path]
        if not path.startswith("modules/"):
            return Place("pictures", "media")
        source = self._drafting.draft.source(path)
        for at, part in enumerate(parts_of(source) if source is not None else ()):
            if part.first <= line <= part.last:
                return Place("part", path, at)
        return Place("module", path)

    def place_words(self, problem: Problem) -> str:
        """Where a problem is, as the structure calls it."""
        names = {
            ABOUT: _("About this course"), HELP: _("Help box"), SOURCES: _("Sources"),
            EXAMPLES: _("Example answers"),
        }  # fmt: skip
        if problem.path in names:
            return names[problem.path]
        mark = next((mark for mark in self._drafting.outline().modules if mark.path == problem.path), None)
        place = self.place_at(problem.path, problem.line)
        if mark is not None:
            module = f"{mark.number} {mark.title}"
            return self._part_words(place, module) if place.sort == "part" else module
        if problem.path.startswith("media/"):
            return _("Pictures, {file}").format(file=in_own_direction(problem.path.removeprefix("media/")))
        return _("{file}, line {line}").format(file=in_own_direction(problem.path), line=problem.line)

    def _part_words(self, place: Place, module: str) -> str:
        source, read = self._drafting.draft.source(place.path), self._drafting.module(place.path)
        parts = parts_of(source) if source is not None else []
        block = sum(part.sort in ("box", "exercise") for part in parts[: place.at])
        name = name_of(parts[place.at], read, block)
        name = name if len(name) <= MOST else name[: MOST - 1].rstrip() + "…"
        if parts[place.at].sort == "exercise" or not name:
            return name or module
        return _("{module}: {part}").format(module=module, part=name)

    def has_idea(self, problem: Problem) -> bool:
        """Whether something mends it by itself."""
        return self.idea(problem) is not None

    def idea(self, problem: Problem) -> Idea | None:
        """What mends it, if there is exactly one such change."""
        draft = self._drafting.draft
        source = draft.source(problem.path) if problem.path in draft else None
        return idea(problem, source, draft) if source is not None else None
