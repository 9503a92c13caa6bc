"""Every block of a course as it was written beside what it was read as, for checks that need its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.exercise import COMMON_SETTINGS, Exercise
from workbook.course.model import Unreadable
from workbook.course.outline import open_text
from workbook.course.problems import Code, Level, Problem
from workbook.course.scan import BOXES, Block, Heading, line_at, scan
from workbook.course.settings import BlockText, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.block import Setting
    from workbook.course.files import Files
    from workbook.course.model import Course, ModuleMark


@dataclass(frozen=True)
class WrittenBlock:
    """A box (then `exercise` is None) or an exercise, with its settings as they were written."""

    path: str
    line: int
    block: Block
    written: BlockText
    exercise: Exercise | Unreadable | None

    def all(self, key: str) -> list[Setting]:
        """Every line of a setting."""
        return [setting for setting in self.written.settings if setting.key == key and setting.value]

    def problem(self, line: int, code: Code, what: str, hint: str = "", level: Level = "error") -> Problem:
        """A problem at a line of this block's file."""
        return Problem(self.path, line, 1, level, code, what, hint)


@dataclass(frozen=True)
class WrittenHeading:
    """A page's heading."""

    path: str
    line: int
    heading: Heading


def written_parts(files: Files, course: Course) -> Iterator[WrittenBlock | WrittenHeading]:
    """Headings and blocks of all modules in order."""
    read = {str(exercise.id): exercise for exercise in _exercises(course)}
    for mark in course.outline.modules:
        yield from _parts(files, mark, read)


def _exercises(course: Course) -> Iterator[Exercise | Unreadable]:
    for module in course.modules:
        for page in module.pages:
            yield from (part for part in page.parts if isinstance(part, Exercise | Unreadable))


def _parts(
    files: Files, module: ModuleMark, read: dict[str, Exercise | Unreadable]
) -> Iterator[WrittenBlock | WrittenHeading]:
    source = open_text(files, module.path)
    ids = module.exercises()
    for found in scan(source.text, source.front_matter.end):
        line = line_at(source.text, found.start)
        if isinstance(found, Heading):
            yield WrittenHeading(module.path, line, found)
            continue
        exercise = None if found.kind in BOXES else read.get(next(ids).id)
        own = exercise.own_settings if isinstance(exercise, Exercise) else frozenset({"label"})
        written = read_settings(source.text, found, COMMON_SETTINGS | own)
        yield WrittenBlock(module.path, line, found, written, exercise)
