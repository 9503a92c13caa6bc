"""Large pictures of a text: their place is there at once, and one after the other appears in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QTextDocument

from workbook.pictures.pictures import PictureTrouble, look_at
from workbook.window.parts.pictures import course_file, picture_of, size_within

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from workbook.course.files import Files
    from workbook.pictures.pictures import Looks

AT_ONCE = 3_000_000  # dots: some hundredths of a second
PAUSE_MS = 5  # in which the window does what else there is to do
IMAGE = QTextDocument.ResourceType.ImageResource.value


class LatePictures(QObject):
    """The pictures of one text. Those that are read late are kept by its document alone, and go with it."""

    def __init__(self, files: Files, document: QTextDocument) -> None:
        super().__init__(document)
        self._files, self._document = files, document
        self._looks: dict[str, Looks | None] = {}
        self._here: set[str] = set()  # read, and in the document
        self._wanted: dict[str, int] = {}  # how wide
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self._read_next)

    def picture(self, path: str, room: int) -> QImage:
        """A picture as wide as there is room; empty where it is not read yet."""
        looks = self._look(path)
        if looks is None:
            return QImage()
        if looks.width * looks.height <= AT_ONCE:
            return picture_of(course_file(self._files, path), room) or QImage()
        size = size_within(looks, room)
        if path in self._here:
            found: QImage = self._document.resource(IMAGE, QUrl(path))
            if found.width() >= size.width():
                return _within(found, size)
        self._here.discard(path)
        self._wanted[path] = room
        self._next.start()
        return _room_for(size)

    def fit(self, room: int) -> None:
        """There is another room: those that were late are made to fit it."""
        for path in [*self._here, *self._wanted]:
            self._document.addResource(IMAGE, QUrl(path), self.picture(path, room))

    def let_go(self) -> None:
        """The text is not seen: what was read makes room."""
        self._next.stop()
        for path in self._here:
            shown: QImage = self._document.resource(IMAGE, QUrl(path))
            self._document.addResource(IMAGE, QUrl(path), _room_for(shown.size()))
            self._wanted[path] = shown.width()
        self._here.clear()

    def go_on(self) -> None:
        """It is seen again."""
        self._next.start()

    def are_all_here(self) -> bool:
        """Whether none is still to be read."""
        return not self._wanted

    def _look(self, path: str) -> Looks | None:
        if path not in self._looks:
            try:
                self._looks[path] = look_at(course_file(self._files, path) or b"")
            except PictureTrouble:
                self._looks[path] = None
        return self._looks[path]

    def _read_next(self) -> None:
        """Read one; it comes into its place, which is as large already."""
        path = next(iter(self._wanted), None)
        if path is None:
            return
        picture = picture_of(course_file(self._files, path), self._wanted.pop(path))
        if picture is None:
            self._looks[path] = None
        else:
            self._here.add(path)
        self._document.addResource(IMAGE, QUrl(path), picture or QImage())
        self._document.markContentsDirty(0, self._document.characterCount())
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
