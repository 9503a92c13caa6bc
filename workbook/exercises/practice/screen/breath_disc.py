"""The time left as a ring, and in it a disc that grows and shrinks with the breath, with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from workbook.language.translation import gettext as _
from workbook.window.parts.progress_ring import Ring

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_RINGS = ((0.86, 0.35), (0.755, 0.55), (0.65, 0.85))  # how far out, and how strong
_SMALLEST, _LARGEST = 0.34, 0.61
_GLOW_MS = 4000


class BreathDisc(Ring):
    """A progress bar of whole seconds. It moves only when it is told to."""

    def __init__(self, theme: Theme, size: int = 250) -> None:
        super().__init__(theme, size, _("Time left"))
        self._fullness: float | None = None
        self._word = self._count = ""
        self._left = 1.0
        self._glow = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_GLOW_MS)
        self._glow.valueChanged.connect(self._glowed)
        self._glow.finished.connect(self.update)

    def show_time(self, left: float, total: float, words: str) -> None:
        """Show how much is left; `words` are for those who listen."""
        self._left = left / total if total else 0.0
        self.setRange(0, max(1, round(total)))
        self.setValue(round(left))
        if self.accessibleDescription() != words:
            self.setAccessibleDescription(words)
        self.update()

    def show_breath(self, word: str, count: str, fullness: float | None) -> None:
        """Show which way the breath goes; without `fullness` there is no disc, without words nothing at all."""
        self._word, self._count, self._fullness = word, count, fullness
        self.update()

    def glow(self, *, still: bool = False) -> None:
        """Be filled with a soft light for a few seconds, that fades, or else goes at once: something new begins."""
        self._glow.setKeyValueAt(0.999, 1.0 if still else 0.0)
        self._glow.start()

    def glowing(self) -> float:
        """How bright it is, 0 to 1."""
        running = self._glow.state() == QVariantAnimation.State.Running
        return float(self._glow.currentValue()) if running else 0.0

    def _glowed(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        radius = self.width() / 2 - self._theme.px(3)
        if light := self.glowing():
            self._draw_light(painter, middle, radius, light)
        if self._fullness is not None:
            self._draw_disc(painter, middle, radius, self._fullness)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        self.draw_ring(
            painter, box, -max(0.0, self._left), ground=2
        )  # up to twelve o'clock from where it has come to
        self._draw_words(painter, middle)
        painter.end()

    def _draw_light(self, painter: QPainter, middle: QPointF, radius: float, light: float) -> None:
        colour = self._theme.colour("mark")
        colour.setAlphaF(light)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius, radius)

    def _draw_disc(self, painter: QPainter, middle: QPointF, radius: float, fullness: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for reach, strength in _RINGS:
            colour = self._theme.colour("accent")
            colour.setAlphaF(strength)
            painter.setPen(QPen(colour, 1.25))
            painter.drawEllipse(middle, radius * reach, radius * reach)
        reach = radius * (_SMALLEST + (_LARGEST - _SMALLEST) * fullness)
        painter.setPen(
            QPen(self._theme.colour("accent"), 1) if self._theme.tokens.high_contrast else Qt.PenStyle.NoPen
        )
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawEllipse(middle, reach, reach)

    def _draw_words(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(self._theme.colour("accent_ink" if self._fullness is not None else "ink"))
        painter.setFont(self._theme.font("timer-word"))
        high = painter.fontMetrics().height()
        drop = 0.0 if self._count else high / 2
        box = QRectF(0, middle.y() - high + drop, self.width(), high)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._word)
        painter.setFont(self._theme.font("timer-number"))
        box = QRectF(0, middle.y() + self._theme.px(2), self.width(), painter.fontMetrics().height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._count)
