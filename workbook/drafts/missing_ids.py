"""The ids that a course still lacks: what is written at the end of which line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbook.course.exercise import Exercise
from workbook.course.ids import id_from_words, id_in_module, unique
from workbook.course.kinds import KINDS
from workbook.course.written import WrittenBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.course.model import Outline
    from workbook.course.written import Written

# File to line to what is written at the end of that line.
Endings = dict[str, dict[int, str]]


def missing_ids(outline: Outline, parts: Sequence[Written]) -> Endings:
    """An id of its own for every exercise, option and page among these parts that has none."""
    endings: Endings = defaultdict(dict)
    for path, line, ending in (*_blocks(outline, parts), *_pages(outline, parts)):
        endings[path][line] = ending
    return endings


def _blocks(outline: Outline, parts: Sequence[Written]) -> Iterator[tuple[str, int, str]]:
    """Exercises without an id on their opening line, and list items without one."""
    taken = {str(mark.id) for mark in outline.exercises()}
    module_ids = {module.path: module.id for module in outline.modules}
    for part in parts:
        if not isinstance(part, WrittenBlock):
            continue
        if part.block.kind in KINDS and not part.block.after_kind:
            made = unique(id_from_words(_name(part, module_ids[part.path])), taken)
            taken.add(made)
            yield part.path, part.line, f" {made}"
        if isinstance(part.exercise, Exercise) and part.exercise.lists:
            for item, option in zip(part.items, part.exercise.options(), strict=False):
                if not item.id:
                    yield part.path, item.last_line, f" {{#{option.id}}}"


def _name(part: WrittenBlock, module_id: str) -> str:
    """The id of an exercise without one."""
    words = part.exercise.title if isinstance(part.exercise, Exercise) else part.block.kind
    return id_in_module(module_id, words)


def _pages(outline: Outline, parts: Sequence[Written]) -> Iterator[tuple[str, int, str]]:
    """Page headings without an id; each gets the one that it goes by already."""
    headings = defaultdict(list)
    for part in parts:
        if not isinstance(part, WrittenBlock):
            headings[part.path].append(part)
    for module in outline.modules:
        found = headings[module.path]
        for part, page in zip(reversed(found), reversed(module.pages), strict=False):
            if not part.heading.id:
                yield part.path, part.line, f" {{#{page.id}}}"
