"""The one way in which bytes become a picture on the screen: known by their content, bounded, in true colours.

Qt guesses a picture's format, and one of its formats opens files that a picture names. So the format is found
here, named to Qt, and nothing but PNG, JPEG, GIF and WebP is ever handed to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

from workbook.packaging.pictures import MOST_PIXELS, PictureError, look_at

if TYPE_CHECKING:
    from collections.abc import Mapping


def picture_of(data: bytes | None, widest: int, highest: int | None = None) -> QImage | None:
    """The picture within a size, turned upright; None for what is no picture, or has too many dots."""
    try:
        looks = look_at(data or b"")
    except PictureError:
        return None
    if looks.width * looks.height > MOST_PIXELS:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data or b""))
    reader = QImageReader(buffer, QByteArray(looks.type.lower().encode()))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = QSize(looks.width, looks.height)
    most = QSize(widest, highest or 1_000_000)
    if looks.orientation > 4:  # it lies on its side, and is turned after it was read
        most.transpose()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    made = reader.read()
    return None if made.isNull() else _true(made)


def _true(picture: QImage) -> QImage:
    """The same picture in the colours that a screen means."""
    if picture.colorSpace().isValid() and picture.colorSpace() != QColorSpace(
        QColorSpace.NamedColorSpace.SRgb
    ):
        picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    clear = picture.hasAlphaChannel()
    wanted = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
    return picture.convertToFormat(wanted)


def course_file(files: Mapping[str, bytes], path: str) -> bytes | None:
    """A file of the course, or None if it is not there or cannot be read."""
    try:
        return files[path]
    except (KeyError, OSError):
        return None
