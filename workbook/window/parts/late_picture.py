"""Large pictures of a text: their place is there at once, and one after the other appears in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from workbook.pictures.pictures import PictureTrouble, look_at
from workbook.window.parts.pictures import course_file, picture_of, size_within

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from workbook.course.files import Files
    from workbook.pictures.pictures import Looks

AT_ONCE = 3_000_000  # dots: some hundredths of a second
PAUSE_MS = 5  # in which the window does what else there is to do


class LatePictures(QObject):
    """The pictures of one text within a width; those that were late are told of when they are there."""

    arrived = Signal(str)

    def __init__(self, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._looks: dict[str, Looks | None] = {}
        self._read: dict[str, QImage] = {}
        self._wanted: dict[str, int] = {}  # how wide
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self._read_next)

    def late(self) -> list[str]:
        """Those that were late, or still are."""
        return [*self._read, *self._wanted]

    def picture(self, path: str, room: int) -> QImage:
        """A picture as wide as there is room; empty where it is not read yet."""
        looks = self._look(path)
        if looks is None:
            return QImage()
        if looks.width * looks.height <= AT_ONCE:
            return picture_of(course_file(self._files, path), room) or QImage()
        size, read = size_within(looks, room), self._read.get(path)
        if read is not None and read.width() >= size.width():
            return _within(read, size)
        self._wanted[path] = room
        self._next.start()
        return _room_for(size)

    def _look(self, path: str) -> Looks | None:
        if path not in self._looks:
            try:
                self._looks[path] = look_at(course_file(self._files, path) or b"")
            except PictureTrouble:
                self._looks[path] = None
        return self._looks[path]

    def _read_next(self) -> None:
        path = next(iter(self._wanted), None)
        if path is not None:
            room = self._wanted.pop(path)
            if (picture := picture_of(course_file(self._files, path), room)) is None:
                self._looks[path] = None
            else:
                self._read[path] = picture
            self.arrived.emit(path)
            self._next.start()


def _room_for(size: QSize) -> QImage:
    """A picture on which nothing is, in as little memory as can be."""
    empty = QImage(size, QImage.Format.Format_Mono)
    empty.setColorTable([0, 0])
    empty.fill(0)
    return empty


def _within(picture: QImage, size: QSize) -> QImage:
    if picture.width() == size.width():
        return picture
    return picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
