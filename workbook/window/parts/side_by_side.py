"""Two parts beside each other where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.theme import Theme


class SideBySide(QWidget):
    """`least` is the width, at 100 % text, from which the two stand beside each other."""

    def __init__(
        self, theme: Theme, first: QWidget, second: QWidget, *, least: int, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._theme, self._least, self._shares = theme, least, shares
        self.parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(theme.px(16))
        self.parts.addWidget(first)
        self.parts.addWidget(second)

    def is_wide(self) -> bool:
        """Whether they stand beside each other."""
        return self.parts.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(self._least)
        if wide != self.is_wide():
            directions = QBoxLayout.Direction
            self.parts.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
            for place, share in enumerate(self._shares):
                self.parts.setStretch(place, share if wide else 0)


def part_around(widget: QWidget) -> QWidget | None:
    """The one of two parts beside each other that a widget stands in."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not isinstance(outer, SideBySide):
        inner, outer = outer, outer.parentWidget()
    return inner if outer is not None else None
