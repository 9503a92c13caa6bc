"""A reflection: as many words as the learner likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from workbook.exercises.exercise import Exercise, common_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.exercises.block import BlockSource


@dataclass(frozen=True, kw_only=True)
class Reflection(Exercise):
    """A free text. `example` is faint text in the empty field."""

    kind = "reflection"
    label = "Reflection"
    icon = "pencil-line"
    own_settings: ClassVar[frozenset[str]] = frozenset({"example"})
    lists = False

    example: str = ""

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the reflection from what its author wrote."""
        return cls(**common_settings(source), example=source.text("example"))

    def from_lines(self, lines: Sequence[str]) -> str:
        """The lines as text."""
        return "\n".join(lines)
