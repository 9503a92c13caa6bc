"""Rows to tick or choose: the whole row is the target, its words wrap, its mark is drawn, not a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from workbook.window.parts.buttons import ARROWS, unmarked

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbook.window.look.theme import Theme

    _Button = QAbstractButton
else:
    _Button = object  # Qt classes cannot be mixed; the row is a mixin at run time

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading


class _Row(_Button):
    """Measuring and painting that both sorts of row share."""

    theme: Theme

    def prepare(self, theme: Theme, text: str) -> None:
        """Set words, font and size policy."""
        self.theme = theme
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()
        theme.changed.connect(self.restyle)

    def setText(self, text: str) -> None:
        super().setText(unmarked(text))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def restyle(self) -> None:
        """Take the font anew."""
        font = QFont(self.theme.font("interface"))
        font.setPointSizeF(font.pointSizeF() * 1.05)
        self.setFont(font)
        self.updateGeometry()

    def words_font(self) -> QFont:
        """The font of the words; a chosen radio row is a little stronger."""
        font = QFont(self.font())
        if isinstance(self, QRadioButton) and self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _gap(self) -> int:
        return self.theme.px(27)

    def heightForWidth(self, width: int) -> int:
        font = QFont(self.font())
        if isinstance(self, QRadioButton):
            font.setWeight(QFont.Weight.DemiBold)
        room = QRect(0, 0, max(20, width - self._gap() - 4), 100_000)
        words = QFontMetrics(font).boundingRect(room, _WRAP, self.text())
        return max(self.theme.px(29), words.height() + self.theme.px(9))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._gap() + 8
        width = min(words, self.theme.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(29))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.theme.px(18)
        line = min(self.height(), self.theme.px(29))
        x = self.width() - side - 2 if self.isRightToLeft() else 2
        mark = QRectF(x, (line - side) / 2, side, side)
        self.draw_mark(painter, mark)
        left = 0 if self.isRightToLeft() else self._gap()
        words = QRect(left, 0, self.width() - self._gap(), self.height())
        painter.setFont(self.words_font())
        painter.setPen(self.theme.colour("ink" if self.isEnabled() else "muted"))
        painter.drawText(words, _WRAP | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the box or ring."""
        raise NotImplementedError


class TickRow(_Row, QCheckBox):
    """A row with a box to tick. Arrows are for what is around it: a list of rows, or the page."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.prepare(theme, text)

    def show_ticked(self, ticked: bool) -> None:
        """Show whether it is ticked without telling anyone."""
        blocker = QSignalBlocker(self)
        self.setChecked(ticked)
        blocker.unblock()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """A rounded box, filled with a tick when checked."""
        draw_tick_box(painter, box, self.theme, checked=self.isChecked())


class DotRow(_Row, QRadioButton):
    """A row with a ring to choose."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.prepare(theme, text)

    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """A ring, with a dot when chosen."""
        colour = self.theme.colour("accent" if self.isChecked() else "edge")
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(self.theme.colour("field"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            inset = box.width() * 0.25
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def draw_tick_box(painter: QPainter, box: QRectF, theme: Theme, *, checked: bool) -> None:
    """A rounded box with a drawn tick."""
    painter.setPen(QPen(theme.colour("accent" if checked else "edge"), 1.5))
    painter.setBrush(theme.colour("accent" if checked else "field"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    if checked:
        painter.setPen(QPen(theme.colour("on_accent"), box.width() / 9, c=Qt.PenCapStyle.RoundCap))
        w = box.width()
        corner = box.topLeft() + QPoint(round(w * 0.44), round(w * 0.68))
        painter.drawLine(box.topLeft() + QPoint(round(w * 0.27), round(w * 0.52)), corner)
        painter.drawLine(corner, box.topLeft() + QPoint(round(w * 0.74), round(w * 0.33)))
