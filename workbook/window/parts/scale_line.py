"""A line of numbers with a knob: a slider that may also be unset, and that can show an earlier value as a ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider

from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

UNSET = -1
_TWO_DIGITS_MS = 700


class ScaleLine(QSlider):
    """Ticks and numbers; positions are indexes into `values`, and -1 means unset.

    Arrow keys move, digits choose (1 then 0 quickly is 10), Delete clears. The wheel scrolls the page.
    """

    picked = Signal(object)  # the value, or None

    def __init__(self, theme: Theme, values: Sequence[int], name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._values = theme, list(values)
        self._before: float | None = None
        self._instead = ""
        self._digits = ""
        self._digit_timer = QTimer(self, singleShot=True, interval=_TWO_DIGITS_MS)
        self._digit_timer.timeout.connect(self._forget_digits)
        self.setRange(UNSET, len(self._values) - 1)
        self.setValue(UNSET)
        self._showing = False
        self.valueChanged.connect(self._moved)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    def number(self) -> int | None:
        """The chosen value."""
        return None if self.value() == UNSET else self._values[self.value()]

    def show_number(self, number: float | None, instead: str = "") -> None:
        """Show a value without telling anyone; one that is not on this line is shown as unset.

        `instead` are the words that were chosen in place of a number.
        """
        self._instead = instead
        self._showing = True
        self.setValue(self._values.index(int(number)) if number in self._values else UNSET)
        self._showing = False
        self._describe()
        self.update()

    def show_before(self, number: float | None) -> None:
        """Show where the learner began."""
        self._before = number
        self._describe()
        self.update()

    def numbers(self) -> list[int]:
        """The numbers of the line, from its low end."""
        return self._values

    def choose_nearest(self, number: float) -> None:
        """Choose the number that is nearest; what lies a whole step below the first is no choice."""
        first = self._values[0]
        step = self._values[1] - first if len(self._values) > 1 else 1
        if number <= first - step:
            self._pick(UNSET)
        else:
            self._pick(min(range(len(self._values)), key=lambda at: abs(self._values[at] - number)))

    def step_up(self) -> None:
        """The next number; from nowhere the first."""
        self._pick(min(len(self._values) - 1, self.value() + 1))

    def step_down(self) -> None:
        """The number before; the first stays."""
        self._pick(max(0, self.value() - 1))

    def _pick(self, index: int) -> None:
        self.setValue(index)

    def _moved(self) -> None:
        """The knob stands elsewhere, whoever moved it."""
        if not self._showing:
            self._instead = ""
            self._describe()
            self.update()
            self.picked.emit(self.number())

    def _describe(self) -> None:
        number = self.number()
        said = self._instead or _("not chosen yet")
        if number is not None:
            said = _("{number} of {low} to {high}").format(
                number=number, low=self._values[0], high=self._values[-1]
            )
        if self._before is not None:
            said = _("{now}, {before} before").format(now=said, before=number_text(self._before))
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(
            QAccessibleValueChangeEvent(self, number if number is not None else "")
        )

    # Measures

    def _margin(self) -> float:
        return self._theme.px(14)

    def _x(self, index: float) -> float:
        part = index / max(1, len(self._values) - 1)
        along = (1 - part) if self.isRightToLeft() else part
        return self._margin() + along * (self.width() - 2 * self._margin())

    def _nearest(self, x: float) -> int:
        return min(range(len(self._values)), key=lambda index: abs(self._x(index) - x))

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.px(240), self._theme.px(30) + QFontMetrics(self._theme.font("meta")).height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pick(self._nearest(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pick(self._nearest(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._values) - 1
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if self.isRightToLeft() else (
            Qt.Key.Key_Right, Qt.Key.Key_Left)  # fmt: skip
        key = event.key()
        if key in (forward, Qt.Key.Key_Up):
            self.step_up()
        elif key in (back, Qt.Key.Key_Down):
            self.step_down()
        elif key == Qt.Key.Key_Home:
            self._pick(0)
        elif key == Qt.Key.Key_End:
            self._pick(last)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pick(UNSET)
        elif event.text().isdecimal() and event.text().isascii():
            self._digit(event.text())
        else:
            event.ignore()

    def _digit(self, digit: str) -> None:
        for typed in (self._digits + digit, digit):
            if int(typed) in self._values:
                self._digits = typed
                self._digit_timer.start()
                self._pick(self._values.index(int(typed)))
                return
        self._digits = digit
        self._digit_timer.start()

    def _forget_digits(self) -> None:
        self._digits = ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self._theme.px(15)
        painter.setPen(QPen(self._theme.colour("edge"), 1.5))
        painter.drawLine(QPointF(self._margin(), y), QPointF(self.width() - self._margin(), y))
        self._draw_ticks(painter, y)
        if event.rect().bottom() >= self._numbers_top():  # a scrolled page asks for a strip at a time
            for index, value in enumerate(self._values):
                self._draw_number(painter, index, value)
        if self._before is not None and self._before in self._values:
            self._draw_ring(painter, QPointF(self._x(self._values.index(int(self._before))), y))
        if self.value() != UNSET:
            self._draw_knob(painter, QPointF(self._x(self.value()), y))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()

    def _draw_ticks(self, painter: QPainter, y: float) -> None:
        tall, places = self._theme.px(5), map(self._x, range(len(self._values)))
        painter.drawLines([QLineF(x, y - tall, x, y + tall) for x in places])

    def _numbers_top(self) -> int:
        return self._theme.px(15) + self._theme.px(13)

    def _draw_number(self, painter: QPainter, index: int, value: int) -> None:
        x = self._x(index)
        chosen = index == self.value()
        painter.setFont(self._theme.font("meta-strong" if chosen else "meta"))
        painter.setPen(self._theme.colour("ink" if chosen else "muted"))
        wide, high = self._theme.px(40), painter.fontMetrics().height()
        box = QRectF(x - self._theme.px(20), self._numbers_top(), wide, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _draw_knob(self, painter: QPainter, at: QPointF) -> None:
        radius = self._theme.px(11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("card"))
        painter.drawEllipse(at, radius + 2, radius + 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(at, radius - 1, radius - 1)

    def _draw_ring(self, painter: QPainter, at: QPointF) -> None:
        radius = self._theme.px(9)
        painter.setBrush(self._theme.colour("card"))
        painter.setPen(QPen(self._theme.colour("ink"), 1.5, Qt.PenStyle.DashLine))
        painter.drawEllipse(at, radius, radius)
