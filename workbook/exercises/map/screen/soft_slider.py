"""A slider without numbers: a line and a knob, for what is more or less and no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from workbook.window.look.theme import Theme


class SoftSlider(QSlider):
    """`moved` says a new value that the learner chose; `show_value` shows one without a word."""

    moved = Signal(int)

    def __init__(self, theme: Theme, name: str, most: int, *, step: int, leap: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._showing = False
        self.setRange(0, most)
        self.setSingleStep(step)
        self.setPageStep(leap)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._moved)
        theme.changed.connect(self.updateGeometry)

    def show_value(self, value: float) -> None:
        """Show a value without telling anyone."""
        self._showing = True
        self.setValue(round(value))
        self._showing = False
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(110), self._theme.px(30))

    def _margin(self) -> float:
        return self._theme.px(12)

    def _choose(self, value: float) -> None:
        self.setValue(min(self.maximum(), max(0, round(value))))

    def _moved(self, value: int) -> None:
        """The knob stands elsewhere, whoever moved it."""
        if not self._showing:
            self.update()
            self.moved.emit(value)

    def _go_to(self, x: float) -> None:
        part = (x - self._margin()) / max(1.0, self.width() - 2 * self._margin())
        self._choose((1 - part if self.isRightToLeft() else part) * self.maximum())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, back = back, ahead
        step, leap, key = self.singleStep(), self.pageStep(), event.key()
        steps = {
            ahead: step, Qt.Key.Key_Up: step, back: -step, Qt.Key.Key_Down: -step,
            Qt.Key.Key_PageUp: leap, Qt.Key.Key_PageDown: -leap,
            Qt.Key.Key_Home: -self.maximum(), Qt.Key.Key_End: self.maximum(),
        }  # fmt: skip
        for known, change in steps.items():
            if key == known:
                self._choose(self.value() + change)
                return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, margin = self.height() / 2, self._margin()
        painter.setPen(QPen(self._theme.colour("edge"), 1.5))
        painter.drawLine(QPointF(margin, y), QPointF(self.width() - margin, y))
        part = self.value() / max(1, self.maximum())
        along = 1 - part if self.isRightToLeft() else part
        at = QPointF(margin + along * (self.width() - 2 * margin), y)
        radius = self._theme.px(9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("card"))
        painter.drawEllipse(at, radius + 2, radius + 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(at, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()
