"""Cards side by side, as many as there is room for; a wide one has a row to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme
    from workbook.window.overviews.change_card import ChangeCard

MOST, LEAST_WIDE, GAP = 3, 330, 16


class CardGrid(QWidget):
    """Keeps the order in which cards are added."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._columns = theme, 1
        self.cards: list[ChangeCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(GAP))
        self._at = (0, 0)

    def add(self, card: ChangeCard) -> None:
        """One more card, after the others."""
        self.cards.append(card)
        self._place(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = min(MOST, max(1, self.width() // self._theme.px(LEAST_WIDE)))
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
        self._at = (0, 0)
        for card in self.cards:
            self._place(card)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _place(self, card: ChangeCard) -> None:
        row, column = self._at
        if card.is_wide:
            row += column > 0
            self._grid.addWidget(card, row, 0, 1, self._columns)
            self._at = (row + 1, 0)
        else:
            self._grid.addWidget(card, row, column)
            self._at = (row, column + 1) if column + 1 < self._columns else (row + 1, 0)
