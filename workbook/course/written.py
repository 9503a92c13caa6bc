"""A block or a heading as its author wrote it, beside what it was read as: for checks that need its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.problems import Code, Level, Problem

if TYPE_CHECKING:
    from workbook.course.block import Setting
    from workbook.course.exercise import Exercise
    from workbook.course.lists import Item
    from workbook.course.model import Unreadable
    from workbook.course.scan import Block, Heading
    from workbook.course.settings import BlockText


@dataclass(frozen=True)
class WrittenBlock:
    """A box (then `exercise` is None) or an exercise, with its settings as they were written."""

    path: str
    line: int
    block: Block
    written: BlockText
    exercise: Exercise | Unreadable | None
    items: tuple[Item, ...] = ()  # of the list that means something

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


Written = WrittenBlock | WrittenHeading
