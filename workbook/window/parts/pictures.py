"""The one way in which bytes become a picture on the screen: known by their content, bounded, in true colours.

Qt guesses a picture's format, and one of its formats opens files that a picture names. So the format is found
here, named to Qt, and nothing but PNG, JPEG, GIF and WebP is ever handed to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QTransform

from workbook.pictures.pictures import MOST_PIXELS, Looks, PictureTrouble, for_a_decoder, look_at

if TYPE_CHECKING:
    from collections.abc import Mapping

# Qt unfolds all that a PNG holds, a thousand times its size if that was made to be so, even behind its last dot.
_QUICK_PNG = 500_000
# How each orientation of EXIF moves a dot.
_TURNS = {
    1: (1, 0, 0, 1), 2: (-1, 0, 0, 1), 3: (-1, 0, 0, -1), 4: (1, 0, 0, -1),
    5: (0, 1, 1, 0), 6: (0, 1, -1, 0), 7: (0, -1, -1, 0), 8: (0, -1, 1, 0),
}  # fmt: skip


def picture_of(data: bytes | None, widest: int, highest: int | None = None) -> QImage | None:
    """The picture within a size, turned upright; None for what is no picture, or has too many dots."""
    try:
        looks = look_at(data or b"")
    except PictureTrouble:
        return None
    if data is None or looks.width * looks.height > MOST_PIXELS:
        return None
    most = QSize(widest, highest or 1_000_000)
    made = _by_qt(for_a_decoder(data), looks, most)
    return _as_on_paper(data, most) if made.isNull() else _true(made)


def size_within(looks: Looks, widest: int) -> QSize:
    """The size of a picture that is seen upright, no wider than that."""
    size = QSize(looks.width, looks.height)
    if looks.orientation > 4:
        size.transpose()
    return (
        size if size.width() <= widest else size.scaled(widest, 1_000_000, Qt.AspectRatioMode.KeepAspectRatio)
    )


def _by_qt(data: bytes, looks: Looks, most: QSize) -> QImage:
    """The quick way; a null picture if Qt does not manage, or might take long."""
    if looks.type == "PNG" and len(data) > _QUICK_PNG:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(looks.type.lower().encode()))
    reader.setDecideFormatFromContent(False)
    size = QSize(looks.width, looks.height)
    if looks.orientation > 4:  # it lies on its side, and is turned after it was read
        most = most.transposed()
    if size.width() > most.width() or size.height() > most.height():
        scaled = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    return reader.read().transformed(QTransform(*_TURNS[looks.orientation], 0, 0))


def _as_on_paper(data: bytes, most: QSize) -> QImage | None:
    """What Qt refuses or has no room for is read as it is for paper, so that both show the same."""
    from workbook.pictures.true_colours import upright_in_srgb

    try:
        found = upright_in_srgb(data, (most.width(), most.height())).convert("RGBA")
    except PictureTrouble:
        return None
    dots = found.tobytes()
    return _true(QImage(dots, *found.size, QImage.Format.Format_RGBA8888).copy())


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
