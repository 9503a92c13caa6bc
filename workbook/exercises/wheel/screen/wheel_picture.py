"""A wheel of spokes: a dot on each where its number stands, joined to a shape; before as dots, after as a line."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.window.parts.kept_picture import KeptPicture
from workbook.window.parts.ring_colour import ring_colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.window.look.theme import Theme

LONGEST_NAME, LONGEST_WORD = 22, 11
_HUB = 0.16  # of the radius: even the lowest number is a place to press


class WheelPicture(KeptPicture):
    """The picture of a wheel; `spokes` are ids with their words. Sliders beside it do the same by keyboard.

    Short names stand around the rim; if one is long, numbers stand there instead, and `named` is false.
    """

    picked = Signal(str, int)

    def __init__(
        self, theme: Theme, name: str, spokes: Sequence[tuple[str, str]], values: Sequence[int]
    ) -> None:
        super().__init__()
        self._theme, self._spokes, self._values = theme, list(spokes), list(values)
        self._after: dict[str, float] = {}
        self._before: dict[str, float] = {}
        self._held: int | None = None
        self.named = all(
            len(words) <= LONGEST_NAME and max(map(len, words.split()), default=0) <= LONGEST_WORD
            for _unused, words in spokes
        )
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.redraw)
        self._describe()

    def show_numbers(self, after: Mapping[str, float], before: Mapping[str, float]) -> None:
        """Show the numbers of now, and those of before if the two are a pair."""
        self._after, self._before = dict(after), dict(before)
        self._describe()
        self.redraw()

    def _describe(self) -> None:
        said = []
        for key, words in self._spokes:
            now = number_text(self._after[key]) if key in self._after else _("not chosen")
            if key in self._before:
                now = _("{now}, before {before}").format(now=now, before=number_text(self._before[key]))
            said.append(f"{words}: {now}.")
        self.setAccessibleDescription(" ".join(said))

    # Measures

    def _rim(self) -> int:
        """The room for words outside the wheel, at its sides."""
        return self._theme.px(70 if self.named else 24)

    def _lines(self) -> int:
        return self._line_height() * (2 if self.named else 1) + self._theme.px(10)

    def _line_height(self) -> int:
        self.setFont(self._theme.font("meta"))
        return self.fontMetrics().height()

    def _radius(self, width: int) -> float:
        return max(self._theme.px(48), min((width - 2 * self._rim()) / 2, self._theme.px(140)))

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def heightForWidth(self, width: int) -> int:
        return round(2 * self._radius(width)) + 2 * self._lines()

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._theme.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(230)
        return QSize(width, self.heightForWidth(width))

    def _direction(self, at: int) -> tuple[float, float]:
        """Where a spoke points: the first one up, the others clockwise; y grows downwards."""
        angle = 2 * pi * at / max(1, len(self._spokes))
        return sin(angle), -cos(angle)

    def _out(self, value: float) -> float:
        """How far from the centre a number stands, as a part of the radius."""
        low, high = self._values[0], self._values[-1]
        part = (min(max(value, low), high) - low) / max(1, high - low)
        return _HUB + (1 - _HUB) * part

    def _point(self, at: int, value: float) -> QPointF:
        x, y = self._direction(at)
        reach = self._radius(self.width()) * self._out(value)
        return self._centre() + QPointF(x * reach, y * reach)

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        offset = event.position() - self._centre()
        if not self._spokes or hypot(offset.x(), offset.y()) > self._radius(self.width()) * 1.12:
            event.ignore()
            return
        ways = (self._along(at, offset) for at in range(len(self._spokes)))
        self._held = max(enumerate(ways), key=lambda way: way[1])[0]
        self._pick(offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._pick(event.position() - self._centre())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def _along(self, at: int, offset: QPointF) -> float:
        x, y = self._direction(at)
        return offset.x() * x + offset.y() * y

    def _pick(self, offset: QPointF) -> None:
        assert self._held is not None
        reach = self._along(self._held, offset) / self._radius(self.width())
        value = min(self._values, key=lambda value: abs(self._out(value) - reach))
        key = self._spokes[self._held][0]
        if self._after.get(key) != value:
            self.picked.emit(key, value)

    # Painting

    def draw(self, painter: QPainter) -> None:
        """Net, shapes and words."""
        self._draw_shape(painter, self._after, fill=True)
        self._draw_net(painter)
        self._draw_shape(painter, self._before, dotted=True)
        self._draw_shape(painter, self._after)
        self._draw_words(painter)

    def _draw_net(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ring_colour(self._theme), 1))
        for value in self._values:
            reach = self._radius(self.width()) * self._out(value)
            painter.drawEllipse(self._centre(), reach, reach)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        for at in range(len(self._spokes)):
            painter.drawLine(self._point(at, self._values[0]), self._point(at, self._values[-1]))

    def _draw_shape(
        self, painter: QPainter, numbers: Mapping[str, float], *, fill: bool = False, dotted: bool = False
    ) -> None:
        """The shape of some numbers: filled, or as lines between neighbours, and dots."""
        points = [
            self._point(at, numbers[key]) if key in numbers else None
            for at, (key, _unused) in enumerate(self._spokes)
        ]
        if fill:
            if points and all(points):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent_soft"))
                painter.drawPolygon(QPolygonF([point for point in points if point is not None]))
            return
        colour = self._theme.colour("ink" if dotted else "accent")
        style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.75 if dotted else 2.25, style))
        for point, other in zip(points, points[1:] + points[:1], strict=True):
            if point is not None and other is not None:
                painter.drawLine(point, other)
        radius = self._theme.px(4.5)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(self._theme.colour("card") if dotted else colour)
        for point in points:
            if point is not None:
                painter.drawEllipse(point, radius, radius)

    def _draw_words(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.colour("ink"))
        for at, (_unused, words) in enumerate(self._spokes):
            box, align = self._word_box(at)
            shown = words if self.named else str(at + 1)
            painter.drawText(box, align | Qt.TextFlag.TextWordWrap, shown)

    def _word_box(self, at: int) -> tuple[QRectF, Qt.AlignmentFlag]:
        """Where a spoke's words stand, and how they lie in it: away from the wheel."""
        x, y = self._direction(at)
        away = self._radius(self.width()) + self._theme.px(9)
        spot = self._centre() + QPointF(x * away, y * away)
        width, height = self._rim() - self._theme.px(8), self._lines() - self._theme.px(10)
        flags = Qt.AlignmentFlag
        if abs(x) < 0.3:
            wide = 2 * width
            top = spot.y() if y > 0 else spot.y() - height
            lie = flags.AlignTop if y > 0 else flags.AlignBottom
            return QRectF(spot.x() - wide / 2, top, wide, height), flags.AlignHCenter | lie
        left = spot.x() if x > 0 else spot.x() - width
        side = flags.AlignLeft if x > 0 else flags.AlignRight
        box = QRectF(left, spot.y() - height / 2, width, height)
        return box, side | flags.AlignAbsolute | flags.AlignVCenter
