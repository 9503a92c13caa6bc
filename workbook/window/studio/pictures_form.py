"""The pictures of a course: a shelf that says what each is and where it is used, and takes new ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbook.drafts.course_pictures import uses_of
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.window.look.theme import Theme

SIDE = 84


class PicturesForm(QWidget):
    """`new_wanted` asks for a file; `remove_wanted` has the path of a picture that is to go."""

    new_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: dict[str, tuple[int, tuple[str, ...]]] | None = None
        self.remove_buttons: dict[str, IconButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        words = _(
            "Drop pictures here, or look for them. They are turned upright, made no larger than they are seen, and "
            "lose what tells where they were made."
        )
        column.addWidget(Words(theme, words, "small", ink="muted", wrap=True))
        self.new = Button(theme, _("New picture…"), icon="image")
        self.new.clicked.connect(self.new_wanted)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeading)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        nest(column, self._list)
        column.addStretch(1)

    def show_files(self, files: Files) -> None:
        """Show the pictures that there are."""
        uses = uses_of(files)
        now = {path: (len(files[path]), tuple(places)) for path, places in uses.items()}
        if now == self._shown:
            return
        self._shown = now
        clear(self._list)
        self.remove_buttons = {}
        for path, places in uses.items():
            self._list.addWidget(self._row(path, files[path], places))
        if not uses:
            self._list.addWidget(Words(self._theme, _("There is no picture yet."), "interface", ink="muted"))

    def _row(self, path: str, data: bytes, places: list[str]) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(14))
        image = QImage.fromData(data)
        size = QSize(theme.px(SIDE), theme.px(SIDE))
        small = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        sight = QLabel()
        sight.setFixedSize(size)
        sight.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sight.setPixmap(QPixmap.fromImage(small))
        row.addWidget(sight)
        words = QVBoxLayout()
        words.addWidget(Words(theme, path.removeprefix("media/"), "button", wrap=True))
        told = _("{width} × {height} dots, {size} kB").format(
            width=image.width(), height=image.height(), size=whole_number(max(1, len(data) // 1000))
        )
        words.addWidget(Words(theme, told, "small", ink="muted", wrap=True))
        used = _("used in {places}").format(places=", ".join(places)) if places else _("not used yet")
        words.addWidget(Words(theme, used, "small", ink="muted" if places else "caution", wrap=True))
        nest(row, words, 1)
        remove = IconButton(theme, "trash-2", _("Remove {name}").format(name=path.removeprefix("media/")))
        remove.clicked.connect(partial(self._remove, path))
        self.remove_buttons[path] = remove
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _remove(self, path: str, _checked: bool = False) -> None:
        self.remove_wanted.emit(path)
