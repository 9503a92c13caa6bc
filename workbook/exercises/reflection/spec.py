"""A reflection: as many words as the learner likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.exercises.line.spec import Line
from workbook.language.translation import N_

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True)
class Reflection(Line):
    """A free text; what an author writes is what a line takes."""

    kind = "reflection"
    label = N_("Reflection")
    icon = "pencil-line"

    def from_lines(self, lines: Sequence[str]) -> str:
        """The lines as text."""
        return "\n".join(lines)
