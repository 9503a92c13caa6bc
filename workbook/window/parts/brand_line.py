"""The practice that a course comes from: its picture, its name and its colour, above the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbook.course.brand import colour_of
from workbook.window.parts.layouts import nest
from workbook.window.parts.pictures import course_file, picture_of
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from workbook.course.files import Files
    from workbook.course.model import About
    from workbook.window.look.theme import Theme

WIDE, HIGH, AROUND = 220, 56, 6


def has_brand(about: About) -> bool:
    """Whether there is anything to show."""
    return bool(about.brand_name or about.brand_picture)


class BrandLine(QWidget):
    """The colour is a line and never a word's: on a dark page a dark word could not be read."""

    def __init__(self, theme: Theme, about: About, files: Files) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        image = picture_of(course_file(files, about.brand_picture), theme.px(WIDE) * 2, theme.px(HIGH) * 2)
        if image is not None:
            self.picture = QLabel()
            self.picture.setPixmap(_on_paper(theme, image))
            self.picture.setAccessibleName(about.brand_name)
            row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        if about.brand_name:
            self.name = Words(theme, about.brand_name, "button", ink="muted", wrap=True)
            row.addWidget(self.name, 1)
        else:
            row.addStretch(1)
        nest(column, row)
        if colour := colour_of(about.brand_colour):
            line = QFrame()
            line.setFixedHeight(theme.px(3))
            line.setStyleSheet(f"background: {colour}; border: none;")
            column.addWidget(line)


def _on_paper(theme: Theme, image: QImage) -> QPixmap:
    """The picture, on a piece of white paper where the page is dark: most are drawn for white."""
    room = image.size().scaled(theme.px(WIDE), theme.px(HIGH), Qt.AspectRatioMode.KeepAspectRatio)
    room = room.boundedTo(image.size())
    around = theme.px(AROUND) if theme.colour("page").lightness() < theme.colour("ink").lightness() else 0
    ratio = 2.0
    made = QPixmap(round((room.width() + 2 * around) * ratio), round((room.height() + 2 * around) * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor("#FFFFFF") if around else Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(QPointF(around, around), room.toSizeF()), image)
    painter.end()
    return made
