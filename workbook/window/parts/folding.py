"""Parts side by side where there is room for it, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Folding(QWidget):
    """Folds below a width of `least`, or where its parts would be squeezed. Pixels are those of normal text."""

    def __init__(self, theme: Theme, *, least: int = 0, gap: int = 12) -> None:
        super().__init__()
        self._theme, self._least = theme, least
        self._parts: list[tuple[QWidget, int, Qt.AlignmentFlag | None]] = []
        self._extras: list[QWidget] = []
        self.row = QBoxLayout(_ACROSS, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(gap))

    def add(
        self, part: QWidget, stretch: int = 0, side: Qt.AlignmentFlag | None = None, *, extra: bool = False
    ) -> None:
        """One more part; `stretch` and `side` count, and an `extra` is there, while they stand side by side."""
        self._parts.append((part, stretch, side))
        if extra:
            self._extras.append(part)
        self.row.addWidget(part, stretch)
        self._settle()

    def is_folded(self) -> bool:
        """Whether the parts stand one below the other."""
        return self.row.direction() == _DOWN

    def minimumSizeHint(self) -> QSize:
        staying = [part for part in self._shown() if part not in self._extras]
        widest = max((_least_width(part) for part in staying), default=0)
        margins = self.row.contentsMargins()
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self._is_narrow(event.size().width())
        if folded != self.is_folded():
            self.row.setDirection(_DOWN if folded else _ACROSS)
            self._settle()
            self.updateGeometry()

    def _is_narrow(self, width: int) -> bool:
        shown = self._shown()
        margins = self.row.contentsMargins()
        needed = sum(_least_width(part) for part in shown) + self.row.spacing() * max(0, len(shown) - 1)
        return width < max(self._theme.px(self._least), needed + margins.left() + margins.right())

    def _shown(self) -> list[QWidget]:
        return [part for part, *_ in self._parts if not part.isHidden() or part in self._extras]

    def _settle(self) -> None:
        """Give room and place as the direction asks."""
        for extra in self._extras:
            extra.setVisible(not self.is_folded())
        for at, (part, stretch, side) in enumerate(self._parts):
            self.row.setStretch(at, 0 if self.is_folded() else stretch)
            default = Qt.AlignmentFlag(0)
            self.row.setAlignment(part, default if side is None or self.is_folded() else side)


def _least_width(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
