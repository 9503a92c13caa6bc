"""A line: one short answer in the learner's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from workbook.course.exercise import Exercise, common_settings
from workbook.language.translation import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource


@dataclass(frozen=True, kw_only=True)
class Line(Exercise):
    """One short answer. `example` is faint text in the empty field."""

    kind = "line"
    label = N_("Line")
    icon = "text-cursor-input"
    own_settings: ClassVar[frozenset[str]] = frozenset({"example"})
    lists = False

    example: str = ""

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the line from what its author wrote."""
        return cls(**common_settings(source), example=source.text("example"))

    def from_lines(self, lines: Sequence[str]) -> str:
        """The lines as text."""
        return ", ".join(lines)
