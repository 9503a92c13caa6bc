"""A row of numbered steps: which are done, and which one is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

_DISC, _GAP, _BETWEEN = 24, 9, 22


class Steps(QWidget):
    """The steps as rings with a tick, a number in a filled disc for the present one, and words."""

    def __init__(self, theme: Theme, steps: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._steps, self.at = theme, tuple(steps), 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)
        theme.changed.connect(self.updateGeometry)

    def show_step(self, at: int) -> None:
        """The step that is next, counted from 0; past the last, all are done."""
        self.at = at
        now = (
            _("Step {number} of {steps}: {name}").format(
                number=at + 1, steps=len(self._steps), name=self._steps[at]
            )
            if at < len(self._steps)
            else _("All steps done")
        )
        self.setAccessibleName(now)
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        metrics = self._metrics_widths()
        width = (
            sum(metrics)
            + len(self._steps) * theme.px(_DISC + _GAP)
            + (len(self._steps) - 1) * theme.px(_BETWEEN)
        )
        return QSize(width, theme.px(_DISC) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _metrics_widths(self) -> list[int]:
        self.setFont(self._theme.font("button"))
        return [self.fontMetrics().horizontalAdvance(step) for step in self._steps]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, x = self._theme, 1
        narrow = self.width() < self.sizeHint().width()
        for n, (step, width) in enumerate(zip(self._steps, self._metrics_widths(), strict=True)):
            if narrow and n != min(self.at, len(self._steps) - 1):
                continue  # where there is no room the present step stands alone
            self._paint_disc(painter, n, x)
            x += theme.px(_DISC + _GAP)
            painter.setFont(theme.font("button" if n == self.at else "interface"))
            painter.setPen(theme.colour("ink" if n == self.at else "muted"))
            area = self._mirrored(QRectF(x, 0, width, self.height()))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, step)
            x += width + theme.px(_BETWEEN)
        painter.end()

    def _paint_disc(self, painter: QPainter, n: int, x: int) -> None:
        theme = self._theme
        side = theme.px(_DISC)
        disc = self._mirrored(QRectF(x, (self.height() - side) / 2, side, side))
        now, done = n == self.at, n < self.at
        painter.setPen(QPen(theme.colour("accent" if now else "edge"), 1.25))
        painter.setBrush(theme.colour("accent") if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if done:
            icon = theme.pixmap("check", "ink", 14)
            at = disc.center() - QRectF(icon.rect()).center() / icon.devicePixelRatio()
            painter.drawPixmap(at, icon)
            return
        painter.setFont(theme.font("meta-strong"))
        painter.setPen(theme.colour("on_accent" if now else "muted"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(n + 1))

    def _mirrored(self, area: QRectF) -> QRectF:
        if self.isRightToLeft():
            area.moveLeft(self.width() - area.right())
        return area
