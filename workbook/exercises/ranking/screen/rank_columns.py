"""Where the rows of a ranking stand: columns that are filled anew without taking rows away, and an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbook.language.translation import gettext as _
from workbook.window.parts.layouts import widgets_in
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.exercises.ranking.screen.rank_row import RankRow
    from workbook.window.look.theme import Theme


class NothingPlaced(QFrame):
    """Where the order will stand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("recall")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        words = _("Your order will stand here. Choose below what comes first, or drag it here.")
        row.addWidget(Words(theme, words, "small", ink="muted", wrap=True))


def row_column(theme: Theme) -> QVBoxLayout:
    """A column for rows."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(3))
    return column


def fill_column(column: QVBoxLayout, wanted: list[RankRow]) -> None:
    """Put rows into a column in this order; what stands right is not touched."""
    for place, row in enumerate(wanted):
        if column.indexOf(row) != place:
            column.removeWidget(row)
            column.insertWidget(place, row)
            row.show()
    for left in widgets_in(column)[len(wanted) :]:
        column.removeWidget(left)
