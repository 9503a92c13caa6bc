"""Ideas about ids: those that are missing are written, doubled ones and odd ones become what they are read as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.front_matter import read_facts
from workbook.course.ids import id_from_words, is_good_id, unique
from workbook.course.scan import split_id
from workbook.course.sources import list_sources
from workbook.course.written import WrittenBlock
from workbook.drafts.edits import set_opening
from workbook.drafts.facts import set_fact
from workbook.drafts.idea import Idea, Place
from workbook.drafts.missing_ids import missing_ids
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.exercise import Exercise
    from workbook.course.lists import Item
    from workbook.drafts.source_text import SourceText

_ID = re.compile(r"\{#[^{}\s]*\}(?=[^{}]*$)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _missing(place: Place) -> Idea | None:
    """The id that `check --fix` would write."""
    item = _item(place)
    line = item.last_line if item and place.problem.code == "missing-option-id" else place.problem.line
    ending = missing_ids(place.outline, place.written).get(place.problem.path, {}).get(line)
    return place.ended(ending, line) if ending else None


def _other(place: Place) -> Idea | None:
    """An id that is good, and nobody else's."""
    line, facts = place.problem.line, read_facts("", place.source.plain)
    if line < facts.end_line or (place.problem.code == "doubled-id" and not place.block and line == 1):
        return _of_facts(place, facts.first("id"))
    heading = next((part for part in place.written if part.line == line), None)
    if heading is not None and not isinstance(heading, WrittenBlock):
        return _of_page(place, heading.heading.id)
    if place.block is None or place.exercise is None:
        return None
    return _in_block(place, place.block, place.exercise)


def _in_block(place: Place, block: WrittenBlock, exercise: Exercise) -> Idea | None:
    """The id of an exercise, a column or an item of its list."""
    if place.problem.line == block.line:
        return _of_exercise(place, block)
    if place.setting is not None:
        return _of_column(place) if place.setting.key == "column" else None
    item = _item(place)
    if item is None:
        return None
    return _in_braces(place, exercise.options()[block.items.index(item)].id, item.last_line)


def _of_facts(place: Place, written: str) -> Idea | None:
    """The id of a course or a module."""
    module = place.module
    if place.problem.code == "doubled-id":
        new = str(module.id) if module else ""
    else:
        others = {str(mark.id) for mark in place.outline.modules if mark is not module} if module else set()
        new = unique(id_from_words(written), others)
    return _changed(new, set_fact(place.source, "id", [new])) if new else None


def _of_page(place: Place, written: str) -> Idea | None:
    """What a doubled id is read as; an odd one made good."""
    assert place.module is not None
    pages = place.module.pages
    headings = [part.line for part in place.written if not isinstance(part, WrittenBlock)]
    new = dict(zip(reversed(headings), reversed(pages), strict=False))[place.problem.line].id
    if not is_good_id(new):
        new = unique(id_from_words(written), {page.id for page in pages})
    return _in_braces(place, new, place.problem.line)


def _of_exercise(place: Place, block: WrittenBlock) -> Idea | None:
    """What a doubled id is read as; an odd one made good."""
    written = block.block.after_kind
    assert place.exercise is not None
    new = str(place.exercise.id)
    if not is_good_id(new) or not is_good_id(written):
        taken = {str(mark.id) for mark in place.outline.exercises()}
        new = unique(id_from_words(split_id(written)[1] or written), taken)
    return _changed(new, set_opening(place.source, block, after=new))


def _of_column(place: Place) -> Idea | None:
    """The id that a column is read with."""
    assert place.block is not None
    columns = getattr(place.exercise, "columns", ())
    lines = [setting.line for setting in place.block.all("column")]
    ids = dict(zip(lines, (column.id for column in columns), strict=False))
    return _in_braces(place, ids.get(place.problem.line, ""), place.problem.line)


def _item(place: Place) -> Item | None:
    items = place.block.items if place.block else ()
    return next((item for item in items if item.line == place.problem.line), None)


def _in_braces(place: Place, new: str, line: int) -> Idea | None:
    text = place.source.texts(line, line)[0]
    if not new or not _ID.search(text):
        return None
    return _changed(new, place.source.with_lines(line, line, [_ID.sub(f"{{#{new}}}", text)]))


def _changed(new: str, source: SourceText) -> Idea:
    return Idea(_("Write `{words}`.").format(words=new), source)


# Sources


def _source_key(place: Place) -> Idea | None:
    """A key for a source: made of its first word and its year, of an odd key, or with a number."""
    sources = list_sources(place.source.plain, read_facts("", place.source.plain).end)
    taken = {source.key for source in sources}
    found = next((source for source in sources if source.line == place.problem.line), None)
    if found is None:
        return None
    if found.key:
        made = id_from_words(found.key) if place.problem.code == "bad-key" else found.key
        return _in_braces(place, unique(made, taken), _last_line(place, found.key))
    year, first = _YEAR.search(found.text), re.match(r"\W*([^\W\d_]+)", found.text)
    if year is None or first is None or not id_from_words(first[1]).isalpha():
        return None
    key = unique(id_from_words(first[1]) + year[0], taken)
    return place.ended(f" {{#{key}}}", _last_line(place, ""))


def _last_line(place: Place, key: str) -> int:
    """The line in which the words of a source end."""
    line, lines = place.problem.line, place.source.lines
    while line < len(lines) and f"{{#{key}}}" not in lines[line - 1].text and lines[line].text[:1] == " ":
        line += 1
    return line


FINDERS: dict[str, Callable[[Place], Idea | None]] = {
    "missing-id": _missing,
    "missing-option-id": _missing,
    "missing-page-id": _missing,
    "bad-id": _other,
    "doubled-id": _other,
    "no-key": _source_key,
    "bad-key": _source_key,
    "doubled-key": _source_key,
}
