"""A few buttons side by side, or one below the other where the card is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from workbook.window.theme import Theme


class WrapRow(QWidget):
    """Stands in one row if all of it fits, else in a column. `centred` or at the leading side."""

    def __init__(self, theme: Theme, widgets: Sequence[QWidget], *, centred: bool = False) -> None:
        super().__init__()
        self._widgets, self._gap = list(widgets), theme.px(8)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._gap)
        if centred:
            self._row.addStretch(1)
        side = Qt.AlignmentFlag.AlignVCenter if centred else Qt.AlignmentFlag.AlignLeading
        for widget in self._widgets:
            self._row.addWidget(widget, 0, side)
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Never wider than its widest part: the row turns into a column before the card is too narrow."""
        widest = max((widget.sizeHint().width() for widget in self._widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [widget for widget in self._widgets if not widget.isHidden()]
        wanted = sum(widget.sizeHint().width() + self._gap for widget in shown)
        directions = QBoxLayout.Direction
        direction = directions.LeftToRight if wanted <= self.width() + self._gap else directions.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self.updateGeometry()
