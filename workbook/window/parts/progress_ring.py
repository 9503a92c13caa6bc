"""How far along: a ring that fills, with words in or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


class Ring(QProgressBar):
    """A progress bar that is drawn as a ring, from twelve o'clock on. It moves only when it is told to."""

    def __init__(self, theme: Theme, size: int, name: str) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw_ring(self, painter: QPainter, box: QRectF, part: float, *, ground: int) -> None:
        """A part of the whole, against the clock if it is negative; `ground` is how wide the line below it is."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line"), self._theme.px(ground)))
        painter.drawEllipse(box)
        if part:
            pen = QPen(self._theme.colour("accent"), self._theme.px(4))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(part * 360 * 16))


class ProgressRing(Ring):
    """How far along, with words in it."""

    def __init__(self, theme: Theme, size: int = 40, style: str = "meta-strong") -> None:
        super().__init__(theme, size, _("Progress"))
        self._style, self._words = style, ""

    def show_progress(self, done: int, total: int, words: str, description: str) -> None:
        """Show a part of a whole; `words` stand in the ring."""
        self.setRange(0, max(1, total))
        self.setValue(done)
        self._words = words
        self.setAccessibleDescription(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        self.draw_ring(painter, box, max(0.0, self.value() / max(1, self.maximum())), ground=4)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font(self._style))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
