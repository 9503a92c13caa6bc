"""A wheel: three to twelve scales that are seen together, as the spokes of one picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbook.exercises.scale.spec import Scale
from workbook.language.translation import N_

LEAST_SPOKES, MOST_SPOKES = 3, 12


@dataclass(frozen=True, kw_only=True)
class Wheel(Scale):
    """A scale in all but its looks: the same settings, the same answer, and 3 to 12 items."""

    kind = "wheel"
    label = N_("Wheel")
    icon = "chart-pie"
    least_items: ClassVar[int] = LEAST_SPOKES
    most_items: ClassVar[int] = MOST_SPOKES
