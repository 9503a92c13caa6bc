"""What a drawing is drawn on: a blank sheet, the outline of a body, or a picture of the course."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from workbook.exercises.drawing.body_figure import COLOUR, LABEL_AT, LABEL_COLOUR, BodyFigure, labels
from workbook.exercises.drawing.strokes import BLANK_HIGH, Stroke, sheet_high

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY_POINTS = 30_000  # from here on strokes are painted ten times as fast, with steps at their edges
PAPER = QColor("#FFFFFF")


class Ground:
    """A white sheet in every theme, with nothing, an outline or a picture on it."""

    def __init__(self, *, outline: BodyFigure | None = None, picture: QImage | None = None) -> None:
        self._outline, self._picture = outline, picture
        self.high = BLANK_HIGH
        if outline:
            self.high = outline.height / outline.width
        elif picture:
            self.high = sheet_high(picture.width(), picture.height())

    def paint(self, painter: QPainter, box: QRectF, font: QFont) -> None:
        """Fill the sheet; the outline's labels are set in `font`."""
        painter.fillRect(box, PAPER)
        if self._outline:
            self._paint_outline(painter, box, self._outline)
            self._paint_labels(painter, box, font)
        elif self._picture:
            size = self._picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._picture)

    def _paint_outline(self, painter: QPainter, box: QRectF, outline: BodyFigure) -> None:
        scale = box.width() / outline.width
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        for width, steps in outline.paths:
            path = QPainterPath()
            for sort, numbers in steps:
                if sort == "M":
                    path.moveTo(*numbers[:2])
                elif sort == "C" and len(numbers) == 6:
                    path.cubicTo(*numbers)
                elif sort == "Z":
                    path.closeSubpath()
            painter.setPen(QPen(QColor(COLOUR), width))
            painter.drawPath(path)
        painter.restore()

    def _paint_labels(self, painter: QPainter, box: QRectF, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(QColor(LABEL_COLOUR))
        tall = painter.fontMetrics().height()
        for words, middle in labels():
            place = QRectF(0, 0, box.width() / 2, tall)
            place.moveCenter(QPointF(box.left() + middle * box.width(), 0))
            place.moveBottom(box.top() + LABEL_AT * box.height() + tall * 0.3)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def paint_stroke(painter: QPainter, box: QRectF, stroke: Stroke) -> None:
    """Draw one stroke; where the pen pressed, the line is wider."""
    points = [
        QPointF(box.left() + x * box.width(), box.top() + y * box.height())
        for x, y, *_unused in stroke.points
    ]
    pen = QPen(QColor(stroke.paint), stroke.width * box.width())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if len(points) == 1:
        painter.drawPoint(points[0])
    pressed = stroke.is_pressed
    for at, (start, stop) in enumerate(pairwise(points), 1):
        if pressed:
            pen.setWidthF(stroke.width_at(stroke.points[at]) * box.width())
            painter.setPen(pen)
        painter.drawLine(start, stop)  # a polyline that crosses itself takes ten times as long


def paint_strokes(painter: QPainter, box: QRectF, strokes: Sequence[Stroke]) -> None:
    """Draw many strokes."""
    many = sum(len(stroke.points) for stroke in strokes) > MANY_POINTS
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    for stroke in strokes:
        paint_stroke(painter, box, stroke)


def painted(ground: Ground, strokes: Sequence[Stroke], room: QSize) -> QImage:
    """A drawing as a small picture within some room."""
    width = max(1, min(room.width(), round(room.height() / ground.high)))
    box = QRectF(0, 0, width, max(1, round(width * ground.high)))
    image = QImage(box.size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(max(1, round(width / 30)))
    ground.paint(painter, box, font)
    paint_strokes(painter, box, strokes)
    painter.end()
    return image
