"""A learner's picture framed like a print; or, while there is none, the place where one can be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.drawing_ground import PAPER
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from workbook.window.look.theme import Theme

HIGHEST = 420
_MARGIN = 12  # the white edge of a print


class PictureFrame(QLabel):
    """The picture on white with a thin line around it, as large as there is room. Its name is what is on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._scaled: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_picture(self, image: QImage | None, name: str) -> None:
        """Show a picture, or nothing; `name` is for who cannot see it."""
        self.setAccessibleName(name)
        if image is not self._image:
            self._image, self._scaled = image, None
            self.setPixmap(QPixmap(1, 1) if image else QPixmap())
        self._fit()
        self.update()

    def _size(self) -> QSize:
        """The picture's size in the frame: never larger than it is, nor than there is room."""
        if self._image is None:
            return QSize(0, 0)
        margin = 2 * self._theme.px(_MARGIN)
        room = QSize(max(1, self.width() - margin), self._theme.px(HIGHEST))
        size = self._image.size()
        fits = size.width() <= room.width() and size.height() <= room.height()
        return size if fits else size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _fit(self) -> None:
        self.setFixedHeight(self._size().height() + 2 * self._theme.px(_MARGIN) if self._image else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        size, margin = self._size(), self._theme.px(_MARGIN)
        ratio = self.devicePixelRatio()
        if self._scaled is None or self._scaled.deviceIndependentSize().toSize() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = self._image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            image.setDevicePixelRatio(ratio)
            self._scaled = QPixmap.fromImage(image)
        box = QRectF(0, 0.5, size.width() + 2 * margin - 1, size.height() + 2 * margin - 1)
        box.moveLeft((self.width() - box.width()) / 2)
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(PAPER)
        painter.drawRect(box)
        painter.drawPixmap(round(box.left()) + margin, margin, self._scaled)
        painter.end()


class PicturePlace(QFrame):
    """An empty frame that says what can be done here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("recall")  # the dashed frame of the recall box
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(20), theme.px(16), theme.px(20))
        column.setSpacing(theme.px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(theme, "image", "muted", 24), 0, centre)
        self.words = Words(theme, "", "small", ink="muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        self.choose = Button(theme, _("Choose a picture"), style="small-button")
        column.addWidget(self.choose, 0, centre)

    def say(self, words: str, button: str) -> None:
        """What stands here, and on the button."""
        self.words.setText(words)
        self.choose.setText(button)
