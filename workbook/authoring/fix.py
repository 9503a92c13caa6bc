"""Writes missing ids into the sources of a course, and changes nothing else in them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from workbook.course.exercise import Exercise
from workbook.course.files import FolderFiles
from workbook.course.ids import LONGEST, id_from_words, unique
from workbook.course.kinds import KINDS
from workbook.course.reading import read_as_written
from workbook.course.written import WrittenBlock
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.course.model import Course
    from workbook.course.written import Written

# File to line to what is written at the end of that line.
Endings = dict[str, dict[int, str]]

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def write_missing_ids(folder: Path) -> int:
    """Give every exercise, option and page of a course folder an id of its own; returns how many were written."""
    files = FolderFiles(folder)
    course, _, parts = read_as_written(files)
    endings: Endings = defaultdict(dict)
    for path, line, ending in (*_blocks(course, parts), *_pages(course, parts)):
        endings[path][line] = ending
    for path, lines in endings.items():
        text = files[path].decode("utf-8")
        write_whole(folder / path, _with_endings(text, lines).encode("utf-8"))
    return sum(map(len, endings.values()))


def _blocks(course: Course, parts: list[Written]) -> Iterator[tuple[str, int, str]]:
    """Exercises without an id on their opening line, and list items without one."""
    taken = {str(mark.id) for mark in course.outline.exercises()}
    module_ids = {module.path: module.id for module in course.outline.modules}
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
    """A few words that say what an exercise is, begun with its module as ids of one course are never alike."""
    words = part.exercise.title if isinstance(part.exercise, Exercise) else part.block.kind
    made = f"{module_id}-{id_from_words(words)}"
    return made if len(made) <= LONGEST else made[: LONGEST + 1].rsplit("-", 1)[0]


def _pages(course: Course, parts: list[Written]) -> Iterator[tuple[str, int, str]]:
    """Page headings without an id; each gets the one that it goes by already."""
    headings = defaultdict(list)
    for part in parts:
        if not isinstance(part, WrittenBlock):
            headings[part.path].append(part)
    for module in course.outline.modules:
        found = headings[module.path]
        for part, page in zip(reversed(found), reversed(module.pages), strict=False):
            if not part.heading.id:
                yield part.path, part.line, f" {{#{page.id}}}"


def _with_endings(text: str, endings: dict[int, str]) -> str:
    """The text with something added to some lines; all other letters and every line end stay as they were."""
    made = []
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, end = match.groups()
        made.append((line.rstrip(" \t") + endings[number] if number in endings else line) + end)
    return "".join(made)
