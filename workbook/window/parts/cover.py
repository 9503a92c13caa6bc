"""A course's cover: two sets of rings, or waves, in a colour that the course names."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.course.covers import HEX
from workbook.window.look import fonts

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_PAPER = QColor("#F8F6F1")
_TITLE_SHARES = (0.16, 0.14, 0.12, 0.105)  # of the room’s width, for the letters
_STEADY = [HEX[name] for name in ("spruce", "rust", "slate", "plum", "moss", "ochre", "clay")]


class Cover(QWidget):
    """A small book cover. `cover` is the course's own fact: a pattern and a colour, in any order."""

    def __init__(self, theme: Theme, title: str, cover: str, width: int) -> None:
        super().__init__()
        self._theme, self._title, self._width = theme, title, width
        words = cover.lower().split()
        self._waves = "waves" in words
        self._colour = QColor(next((HEX[w] for w in words if w in HEX), _own_colour(title)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = self._theme.px(self._width)
        return QSize(width, round(width * 1.36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(box, self._colour)
        line = QColor(_PAPER)
        line.setAlphaF(0.55)
        painter.setPen(QPen(line, max(0.6, box.width() / 170)))
        if self._waves:
            self._draw_waves(painter, box)
        else:
            self._draw_rings(painter, box)
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * 0.05, box.height()), QColor(0, 0, 0, 40))
        self._draw_title(painter, box)
        painter.end()

    def _draw_rings(self, painter: QPainter, box: QRectF) -> None:
        width = box.width()
        for x, y, count in ((0.36, 0.76, 8), (0.70, 0.66, 6)):
            centre = QPointF(box.left() + x * width, box.top() + y * box.height())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ring in range(1, count + 1):
                painter.drawEllipse(centre, ring * width * 0.058, ring * width * 0.058)
            painter.setBrush(_PAPER)
            painter.drawEllipse(centre, width * 0.016, width * 0.016)

    def _draw_waves(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for n in range(8):
            y = box.top() + box.height() * (0.5 + n * 0.06)
            wave = QPainterPath(QPointF(box.left(), y))
            third, swing = box.width() / 2, box.height() * 0.03
            wave.cubicTo(box.left() + third, y - swing, box.left() + third, y + swing, box.right(), y)
            painter.drawPath(wave)

    def _draw_title(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(_PAPER)
        room = box.adjusted(box.width() * 0.14, box.height() * 0.1, -box.width() * 0.08, -box.height() * 0.5)
        font, lines = title_lines(self._title, room.width(), room.height())
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, "\n".join(lines))


def title_lines(title: str, width: float, height: float) -> tuple[QFont, list[str]]:
    """A title in lines that have room: in smaller letters if it is long, and with “…” if it is longer still."""
    title = " ".join(title.split())
    for share in _TITLE_SHARES:
        font = _title_font(width * share)
        lines = _wrapped(title, font, width)
        most = max(1, int(height / QFontMetricsF(font).lineSpacing()))
        if len(lines) <= most:
            return font, lines
    rest = " ".join(lines[most - 1 :])
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return font, [*lines[: most - 1], cut]


def _title_font(size: float) -> QFont:
    font = QFont()
    font.setFamilies([fonts.TEXT])
    font.setWeight(QFont.Weight.Medium)
    font.setPixelSize(max(5, int(size)))
    return font


def _wrapped(words: str, font: QFont, width: float) -> list[str]:
    """Words in lines; one that is wider than the cover is parted."""
    laid = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    lines = []
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    laid.endLayout()
    return lines


def _own_colour(title: str) -> str:
    """A steady colour for a course that names none."""
    digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    return _STEADY[digest[0] % len(_STEADY)]
