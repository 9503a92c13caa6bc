"""A picture that is drawn once and kept, so that a page that is scrolled only copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class KeptPicture(QLabel):
    """A label, because one with a picture is a picture to those who listen. A picture overrides `draw`."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: QPixmap | None = None
        told = QPixmap(1, 1)
        told.fill(Qt.GlobalColor.transparent)
        self.setPixmap(told)

    def draw(self, painter: QPainter) -> None:
        """Draw all of it."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Something in it changed."""
        self._kept = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kept = None

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = self._drawn(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.end()

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.draw(painter)
        painter.end()
        return picture
