"""The colour of rings that say how near or how much: quieter than a control, and still seen on every ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from workbook.window.look.style_sheet import mix

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_TOWARDS_EDGE = (
    0.55  # a hairline is lost on a dark card; a control's border is louder than what the learner drew
)


def ring_colour(theme: Theme) -> QColor:
    """Between the card and the border of a control; in high contrast a strong grey."""
    return QColor(mix(theme.tokens.card, theme.tokens.edge, _TOWARDS_EDGE))
