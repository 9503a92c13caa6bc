"""A few buttons side by side, or one below the other where there is no room for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme


class WrapRow(QWidget):
    """Stands in one row if all of it fits, else in a column: `centred`, or at the leading or the `trailing` side."""

    def __init__(
        self,
        theme: Theme,
        widgets: Sequence[QWidget],
        *,
        centred: bool = False,
        trailing: bool = False,
        gap: int = 8,
    ) -> None:
        super().__init__()
        self._widgets, self._gap = list(widgets), theme.px(gap)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._gap)
        if centred or trailing:
            self._row.addStretch(1)
        side = Qt.AlignmentFlag.AlignVCenter if centred else Qt.AlignmentFlag.AlignLeading
        if trailing:
            side = Qt.AlignmentFlag.AlignTrailing
        for widget in self._widgets:
            self._row.addWidget(widget, 0, side)
        if not trailing:
            self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Never wider than its widest part: the row turns into a column before the card is too narrow."""
        widest = max((widget.sizeHint().width() for widget in self._shown()), default=0)
        return QSize(widest + self._sides(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(max(self._wanted(), 0), super().sizeHint().height())

    def height_at(self, width: int) -> int:
        """How high it is at a width, whichever way it stands now."""
        shown = self._shown()
        heights = [widget.sizeHint().height() for widget in shown] or [0]
        margins = self.contentsMargins()
        inside = max(heights) if self._wanted() <= width else sum(heights) + self._gap * (len(shown) - 1)
        return inside + margins.top() + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        direction = directions.LeftToRight if self._wanted() <= self.width() else directions.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _sides(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _wanted(self) -> int:
        """The width at which all of it stands in one row."""
        shown = self._shown()
        return self._sides() + sum(widget.sizeHint().width() + self._gap for widget in shown) - self._gap
