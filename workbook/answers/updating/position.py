"""Where the learner was, in another version of the course: the same page, or the one that its exercises are on now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.tables.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.course.comparing import Comparison
    from workbook.course.ids import ExerciseId
    from workbook.course.model import ModuleMark, Outline, PageMark


class PageName(NamedTuple):
    """A page by the ids of its module and its own."""

    module: str
    page: str


class Pages:
    """Finds the pages of the older version in the newer one."""

    def __init__(self, comparison: Comparison) -> None:
        self._older = _by_name(comparison.older)
        self._newer = _by_name(comparison.newer)
        self._titles = {page.title: name for name, page in reversed(self._newer.items())}
        self._homes = {mark.id: name for name, page in self._newer.items() for mark in page.exercises}
        self._names: Mapping[ExerciseId, ExerciseId] = comparison.names
        self._outlines = comparison.older, comparison.newer

    def now(self, name: PageName) -> PageName | None:
        """A page by its ids, else the page that most of its exercises are on, else one of the same title."""
        if name in self._newer or name not in self._older:
            return name if name in self._newer else None
        page = self._older[name]
        homes = Counter(self._homes[after] for mark in page.exercises if (after := self._names.get(mark.id)))
        return homes.most_common(1)[0][0] if homes else self._titles.get(page.title)

    def visited(self, visited: Iterable[tuple[str, str]]) -> set[PageName]:
        """The pages of the newer version that count as looked at; those of the older one stay, for going back."""
        return {now for name in visited if (now := self.now(PageName(*name)))}

    def place(self, place: Place | None) -> Place | None:
        """Where to go on reading: on that page, or at the beginning of the nearest one that is still there."""
        if place is None or not place.module_id:  # nowhere yet, or on the welcome
            return place
        name = PageName(place.module_id, place.page_id)
        if (now := self.now(name)) == name:
            return place
        now = now or self._near(name)
        return Place(now.module, now.page, 0.0) if now else None

    def _near(self, name: PageName) -> PageName | None:
        """The last page before it that is still there; else the first of all."""
        older, newer = self._outlines
        before = [*_by_name(older)]
        behind = before[: before.index(name)] if name in before else []
        for earlier in reversed(behind):
            if (found := self.now(earlier)) and found.module == name.module:
                return found
        module: ModuleMark | None = newer.module(name.module)
        first = module or next(iter(newer.modules), None)
        return PageName(first.id, first.pages[0].id) if first else None


def _by_name(outline: Outline) -> dict[PageName, PageMark]:
    return {PageName(module.id, page.id): page for module in outline.modules for page in module.pages}
