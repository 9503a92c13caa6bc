"""A reflection: as many words as the learner likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.blocks import Room
from workbook.course.exercise import room_lines
from workbook.exercises.line.spec import Line
from workbook.language.translation import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.blocks import FormBlock


@dataclass(frozen=True, kw_only=True)
class Reflection(Line):
    """A free text; what an author writes is what a line takes."""

    kind = "reflection"
    label = N_("Reflection")
    icon = "pencil-line"

    def to_fill_in(self) -> list[FormBlock]:
        """Several lines."""
        return [Room(room_lines(self.paper) or 6)]

    def from_lines(self, lines: Sequence[str]) -> str:
        """The lines as text."""
        return "\n".join(lines)
