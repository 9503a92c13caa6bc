"""Pictures from bytes, no larger than they are shown; what is no picture, or too large, is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PIXELS = 40_000_000


def picture_of(data: bytes | None, widest: int, highest: int) -> QImage | None:
    """The picture within a size, or None."""
    if not data:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    most = QSize(widest, highest)
    if size.width() > widest or size.height() > highest:
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    made = reader.read()
    return None if made.isNull() else made


def course_file(files: Mapping[str, bytes], path: str) -> bytes | None:
    """A file of the course, or None if it is not there or cannot be read."""
    try:
        return files[path]
    except (KeyError, OSError):
        return None
