"""The order of marks in a course: page by page, and on a page as they stand; and those that lost their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.marking.carrying import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.answers.tables.marks import Mark
    from workbook.course.model import Outline


class PageName(NamedTuple):
    """A page by the ids of its module and its own."""

    module: str
    page: str


Order = dict[PageName, int]


def order_of(outline: Outline) -> Order:
    """The place of each page in the course."""
    pages = (PageName(module.id, page.id) for module in outline.modules for page in module.pages)
    return {name: at for at, name in enumerate([PageName(*FRONT), *pages])}


def in_order(marks: Iterable[Mark], order: Mapping[PageName, int]) -> list[Mark]:
    """Everything that has its place, in the order of the course."""
    found = (mark for mark in marks if not is_lost(mark, order))
    return sorted(found, key=lambda mark: (order[PageName(mark.module, mark.page)], *in_page(mark)))


def lost(marks: Iterable[Mark], order: Mapping[PageName, int]) -> list[Mark]:
    """Passages and notes whose words or page the course has no longer, the oldest first."""
    found = (mark for mark in marks if is_lost(mark, order) and mark.sort != "bookmark")
    return sorted(found, key=lambda mark: mark.at)


def is_lost(mark: Mark, order: Mapping[PageName, int]) -> bool:
    """Whether the course has no longer what it belongs to."""
    return mark.lost or PageName(mark.module, mark.page) not in order


def in_page(mark: Mark) -> tuple[bool, int, str]:
    """A bookmark first, then passages as they stand, and notes for the whole page last."""
    return mark.sort == "page", -1 if mark.sort == "bookmark" else mark.paragraph, mark.at


def where(outline: Outline, name: PageName) -> str:
    """A page by its module's number and its title."""
    module = outline.module(name.module)
    page = next((page for page in module.pages if page.id == name.page), None) if module else None
    if module is None or page is None:
        return outline.about.title
    if page.title == module.title:
        return f"{module.number}. {module.title}"
    return f"{module.number}. {module.title}  ·  {page.title}"
