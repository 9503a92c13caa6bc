"""Small charts of numbers: a pair as two moments, or dots over days. Safe in grey, and told in words."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.language.dates import short_day
from workbook.language.numbers import number_text
from workbook.window.parts.ring_colour import ring_colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from workbook.course.over_days import OverDays, TwoMoments
    from workbook.window.look.theme import Theme

_STEPS = 10  # lines across a chart at most
_RING, _DOT = 6.5, 4.75


def ticks(low: float, high: float, most: int = _STEPS) -> list[float]:
    """Numbers to be written at an axis, from its low end to its high one."""
    step = max(1, ceil((high - low) / most))
    found = [low + step * place for place in range(int((high - low) // step) + 1)]
    return found if found[-1] == high else [*found, high]


class Chart(QWidget):
    """What is drawn is told by the accessible name; it takes the keyboard, so that one comes to it."""

    def __init__(self, theme: Theme, words: str, height: int) -> None:
        super().__init__()
        self._theme, self._height = theme, height
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(160), 200), self._theme.px(self._height))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus():
            wide = 3 if self._theme.tokens.high_contrast else 2
            painter.setPen(QPen(self._theme.colour("focus"), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw all but the line around it."""
        raise NotImplementedError

    def _mirrored(self, x: float) -> float:
        return self.width() - x if self.isRightToLeft() else x

    def _pen(self, ink: str, *, dotted: bool = False) -> QPen:
        style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        return QPen(self._theme.colour(ink), 1.75 if dotted else 2.5, style)

    def _hairline(self) -> QPen:
        """Quieter than what it lies behind; in high contrast a hairline would be as loud as that."""
        strong = self._theme.tokens.high_contrast
        return QPen(ring_colour(self._theme) if strong else self._theme.colour("line"), 1)

    def _ring(self, painter: QPainter, at: QPointF) -> None:
        radius = self._theme.px(_RING)
        painter.setPen(QPen(self._theme.colour("ink"), 1.75))
        painter.setBrush(self._theme.colour("card"))
        painter.drawEllipse(at, radius, radius)

    def _disc(self, painter: QPainter, at: QPointF) -> None:
        radius = self._theme.px(_DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(at, radius, radius)

    def _middle(self, painter: QPainter, x: float, top: float, words: str) -> None:
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(words)
        left = min(max(x - wide / 2, 0), self.width() - wide)
        painter.drawText(QPointF(left, top + metrics.ascent()), words)


class PairChart(Chart):
    """Before as a ring on a dotted line, after as a disc on a solid one, each with its name."""

    def __init__(self, theme: Theme, words: str, pair: TwoMoments, labels: tuple[str, str]) -> None:
        super().__init__(theme, words, 112)
        self._pair, self._labels = pair, labels

    def draw(self, painter: QPainter) -> None:
        """The numbers below, and both moments one under the other."""
        px, pair = self._theme.px, self._pair
        painter.setFont(self._theme.font("meta"))
        high = QFontMetrics(self._theme.font("meta")).height()
        foot = self.height() - px(6) - high
        painter.setPen(self._hairline())
        for value in ticks(pair.low, pair.high):
            x = self._along(value)
            painter.drawLine(QPointF(x, px(8)), QPointF(x, foot - px(4)))
        painter.setPen(self._theme.colour("muted"))
        for value in ticks(pair.low, pair.high):
            self._middle(painter, self._along(value), foot, number_text(value))
        rows = (foot - px(8)) / 2
        self._moment(painter, px(8) + rows / 2, pair.before, self._labels[0], dotted=True)
        self._moment(painter, px(8) + rows * 1.5, pair.after, self._labels[1], dotted=False)

    def _moment(self, painter: QPainter, y: float, value: float, words: str, *, dotted: bool) -> None:
        begin, end = QPointF(self._along(self._pair.low), y), QPointF(self._along(value), y)
        painter.setPen(self._pen("ink" if dotted else "accent", dotted=dotted))
        painter.drawLine(begin, end)
        (self._ring if dotted else self._disc)(painter, end)
        painter.setFont(self._theme.font("meta" if dotted else "meta-strong"))
        metrics = painter.fontMetrics()
        wide, gap = metrics.horizontalAdvance(words), self._theme.px(12)
        forward = not self.isRightToLeft()
        left = end.x() + gap if forward else end.x() - gap - wide
        if left < 0 or left + wide > self.width():
            left = end.x() - gap - wide if forward else end.x() + gap
        left = min(max(left, 0.0), max(0.0, self.width() - wide))
        top = y - metrics.height() / 2
        painter.fillRect(
            QRectF(left - 3, top, wide + 6, metrics.height()), self._theme.colour("card")
        )  # else the lines run through it
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(left, top + metrics.ascent()), words)

    def _along(self, value: float) -> float:
        low, high = self._pair.low, self._pair.high
        part = (min(max(value, low), high) - low) / ((high - low) or 1)
        side = self._theme.px(14)
        return self._mirrored(side + part * (self.width() - 2 * side))


class DaysChart(Chart):
    """Dots over days, of one thing or of two. Nothing joins two days with another between them: nobody knows that.

    Left and Right go through the days that have a number; a click chooses the nearest.
    """

    chosen = Signal(object)  # a day

    def __init__(self, theme: Theme, words: str, series: Sequence[OverDays]) -> None:
        super().__init__(theme, words, 190)
        self.series = list(series)
        self.days: list[date] = sorted({noted.day for one in series for noted in one.days})
        self.at = len(self.days) - 1

    def day(self) -> date:
        """The day that is chosen."""
        return self.days[self.at]

    def choose(self, at: int) -> None:
        """Choose a day by its place."""
        at = min(len(self.days) - 1, max(0, at))
        if at != self.at:
            self.at = at
            self.update()
            self.chosen.emit(self.day())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.isRightToLeft() else 1
        match event.key():
            case Qt.Key.Key_Right:
                self.choose(self.at + forward)
            case Qt.Key.Key_Left:
                self.choose(self.at - forward)
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(len(self.days) - 1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        self.choose(min(range(len(self.days)), key=lambda at: abs(self._along(self.days[at]) - x)))

    # Painting

    def draw(self, painter: QPainter) -> None:
        """Lines with their numbers, the days below, and the dots."""
        self._draw_lines(painter)
        self._draw_days(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 1.5))
            x = self._along(self.day())
            painter.drawLine(
                QPointF(x, self._up(self.series[0].high)), QPointF(x, self._up(self.series[0].low))
            )
        for place, one in enumerate(self.series):
            self._draw_series(painter, one, ring=place == 0 and len(self.series) > 1)

    def _draw_lines(self, painter: QPainter) -> None:
        low, high = self.series[0].low, self.series[0].high
        painter.setFont(self._theme.font("meta"))
        metrics = painter.fontMetrics()
        for value in ticks(low, high, 5):
            y = self._up(value)
            painter.setPen(self._hairline())
            painter.drawLine(
                QPointF(self._mirrored(self._left()), y), QPointF(self._mirrored(self._right()), y)
            )
            painter.setPen(self._theme.colour("muted"))
            words = number_text(value)
            wide = metrics.horizontalAdvance(words)
            x = self._mirrored(self._left() - self._theme.px(8))
            painter.drawText(
                QPointF(x if self.isRightToLeft() else x - wide, y + metrics.ascent() / 2.6), words
            )

    def _draw_days(self, painter: QPainter) -> None:
        """The first day and the last, and those between that have room."""
        painter.setPen(self._theme.colour("muted"))
        metrics, gap = painter.fontMetrics(), self._theme.px(10)
        top = self.height() - metrics.height() - self._theme.px(4)
        year = self.days[-1].year
        last = self.days[-1]
        taken: list[tuple[float, float]] = []
        for day in (self.days[0], last, *self.days[1:-1]):
            words = short_day(day, year) if day in (self.days[0], last) else self._short(day)
            wide = metrics.horizontalAdvance(words)
            begin = min(max(self._along(day) - wide / 2, 0.0), self.width() - wide)
            if all(begin > stop + gap or begin + wide + gap < start for start, stop in taken):
                taken.append((begin, begin + wide))
                painter.drawText(QPointF(begin, top + metrics.ascent()), words)

    def _short(self, day: date) -> str:
        one_month = (self.days[0].year, self.days[0].month) == (self.days[-1].year, self.days[-1].month)
        return number_text(day.day) if one_month else short_day(day, self.days[-1].year)

    def _draw_series(self, painter: QPainter, one: OverDays, *, ring: bool) -> None:
        painter.setPen(self._pen("ink" if ring else "accent", dotted=ring))
        for first, second in pairwise(one.days):
            alone = len(first.numbers) == len(second.numbers) == 1
            if alone and (second.day - first.day).days == 1:
                painter.drawLine(
                    QPointF(self._along(first.day), self._up(first.numbers[0])),
                    QPointF(self._along(second.day), self._up(second.numbers[0])),
                )
        for noted in one.days:
            for number in noted.numbers:
                at = QPointF(self._along(noted.day), self._up(number))
                (self._ring if ring else self._disc)(painter, at)

    # Measures

    def _left(self) -> float:
        metrics = QFontMetrics(self._theme.font("meta"))
        ends = (self.series[0].low, self.series[0].high)
        return max(metrics.horizontalAdvance(number_text(end)) for end in ends) + self._theme.px(16)

    def _right(self) -> float:
        return self.width() - self._theme.px(16)

    def _along(self, day: date) -> float:
        inside = self._theme.px(12)
        begin, end = self._left() + inside, self._right() - inside
        span = (self.days[-1] - self.days[0]).days or 1
        return self._mirrored(begin + (end - begin) * (day - self.days[0]).days / span)

    def _up(self, value: float) -> float:
        one = self.series[0]
        top = self._theme.px(12)
        foot = self.height() - QFontMetrics(self._theme.font("meta")).height() - self._theme.px(14)
        part = (min(max(value, one.low), one.high) - one.low) / ((one.high - one.low) or 1)
        return foot - part * (foot - top)
