"""Three short lines to write a date on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.parts.text import place_line

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow

# Translators: they stand under the lines that a day, a month and a year are written on.
_PARTS = ((N_("day"), 48.0), (N_("month"), 110.0), (N_("year"), 68.0))
_BETWEEN = 14.0


class DateLines:
    """Day, month and year, each with its word below."""

    keep: ClassVar[bool] = False

    def height(self, flow: Flow) -> float:
        """A line and the words below it."""
        return flow.style.ruling + flow.style.meta.lead

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw lines and words."""
        flow.want(self.height(flow))
        style, scale, x = flow.style.meta, flow.style.scale, flow.left
        y = flow.y - flow.style.ruling
        for part, usual in _PARTS:
            word = _(part)
            width = max(usual * scale, flow.fonts[style.face].text_width(word) * style.size)
            flow.sheet.ruling(x, y, width)
            place_line(flow, word, x, y - style.first_baseline(), style)
            x += width + _BETWEEN * scale
        flow.y = y - style.lead
