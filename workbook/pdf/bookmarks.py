"""The bookmarks of a document as its file has them: titles that lead to places, the lower ones closed in the higher."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.tags import pdf_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Bookmark(NamedTuple):
    """A title, how deep it is among the others, and where it leads to: a page, and how far up on it."""

    title: str
    level: int
    page: int
    y: float


def outline(
    bookmarks: Sequence[Bookmark], top: int, first: int, pages: Sequence[int]
) -> Iterator[tuple[int, bytes]]:
    """The objects of bookmarks with their numbers, `top` and those from `first` on. `pages` are those of the pages."""
    kids = _kids(bookmarks, top, first)
    yield top, f"<</Type/Outlines{_inside(kids[top])}/Count {len(kids[top])}>>".encode("ascii")
    for parent, numbers in kids.items():
        for before, number, after in zip((0, *numbers), numbers, (*numbers[1:], 0), strict=False):
            mark, inner = bookmarks[number - first], kids.get(number, [])
            facts = [
                f"/Title {pdf_text(mark.title)}/Parent {parent} 0 R",
                f"/Dest[{pages[mark.page]} 0 R/XYZ 0 {mark.y:.2f} null]",
                f"/Prev {before} 0 R" if before else "",
                f"/Next {after} 0 R" if after else "",
                f"{_inside(inner)}/Count -{len(inner)}" if inner else "",
            ]
            yield number, f"<<{''.join(facts)}>>".encode("ascii")


def _kids(bookmarks: Sequence[Bookmark], top: int, first: int) -> dict[int, list[int]]:
    """The numbers of those in each bookmark that has any, and in the top."""
    kids: dict[int, list[int]] = {top: []}
    path = [(-1, top)]
    for number, mark in enumerate(bookmarks, first):
        while path[-1][0] >= mark.level:
            path.pop()
        kids.setdefault(path[-1][1], []).append(number)
        path.append((mark.level, number))
    return kids


def _inside(numbers: Sequence[int]) -> str:
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R"
