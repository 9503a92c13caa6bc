"""Takes marks into another version of a course: each goes to where its words are now, and none is lost.

What is on the same page is looked for there first, then on the page that took its place, then everywhere. Words
that are nowhere keep their mark and its note as they are; that is noted, so that it can be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.marking.anchor import BETWEEN, Spot, quote, span_in, spot_in
from workbook.answers.tables import marks, seals
from workbook.course.ids import ModuleId
from workbook.course.page_words import html_words, page_words
from workbook.course.text import TextReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

    from workbook.answers.tables.marks import Mark
    from workbook.course.files import Files
    from workbook.course.model import Outline

    Name = tuple[str, str]  # of a page: its module's id and its own

FRONT = ("", "welcome")  # the course's own words before its first module, which belong to none


class PagesOfCourse:
    """The words of a course's pages, each module read when one of its pages is first asked for."""

    def __init__(self, files: Files, outline: Outline) -> None:
        self._files, self._outline = files, outline
        self._reader = TextReader(outline.citations, files.keys())
        self._read: dict[str, dict[str, list[str]]] = {}
        pages = [(str(module.id), page.id) for module in outline.modules for page in module.pages]
        self.names = [*([FRONT] if outline.about.text.strip() else []), *pages]

    def words(self, name: Name) -> list[str]:
        """The paragraphs of a page; none of one that is not there."""
        module_id, page_id = name
        if not module_id:
            return html_words(self._reader.html(self._outline.about.text))
        if self._outline.module(module_id) is None:
            return []
        if module_id not in self._read:
            from workbook.course.reading import read_module

            module, _problems = read_module(self._files, self._outline, ModuleId(module_id))
            self._read[module_id] = {page.id: page_words(page, self._reader) for page in module.pages}
            self._reader.take_used()
        return self._read[module_id].get(page_id, [])


def carry_marks(db: apsw.Connection, pages: PagesOfCourse, page_now: Callable[[Name], Name | None]) -> None:
    """Move all marks to where they are in another version; inside the caller's transaction.

    `page_now` gives the page that took the place of one.
    """
    before = list(marks.whole_marks(db))
    after = [carried(mark, pages, page_now) for mark in before]
    changed = [mark for mark, was in zip(after, before, strict=True) if mark != was]
    if changed:
        with seals.changing(db, "marks"):
            db.executemany(marks.WRITE, [marks.row_of(mark) for mark in changed])


def carried(mark: Mark, pages: PagesOfCourse, page_now: Callable[[Name], Name | None]) -> Mark:
    """One mark as it is in another version."""
    name = (mark.module, mark.page)
    now = name if name in pages.names else page_now(name)
    if not mark.is_passage:
        return (
            mark._replace(lost=True) if now is None else mark._replace(module=now[0], page=now[1], lost=False)
        )
    for place in _places(name, now, pages.names):
        words = pages.words(place)
        if spot := spot_in(mark.quotation, words):
            return _at(mark, place, words, spot)
    return mark._replace(lost=True)


def _places(name: Name, now: Name | None, names: list[Name]) -> Iterator[Name]:
    """Where to look, the likeliest first: its page, its module, the rest."""
    likely = [place for place in dict.fromkeys((name, now)) if place is not None and place in names]
    module = likely[0][0] if likely else name[0]
    near = [place for place in names if place[0] == module and place not in likely]
    yield from likely
    yield from near
    yield from (place for place in names if place not in likely and place not in near)


def _at(mark: Mark, place: Name, words: list[str], spot: Spot) -> Mark:
    """A mark at a spot, with what stands around it there now."""
    text = BETWEEN.join(words)
    span = span_in(mark.quotation, text, spot.at)
    assert span
    there = quote(text, span, spot.paragraph)
    return mark._replace(
        module=place[0], page=place[1], paragraph=spot.paragraph, before=there.before, after=there.after,
        lost=False,
    )  # fmt: skip
