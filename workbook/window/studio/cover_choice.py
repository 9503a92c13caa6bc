"""What stands on a course's cover: a pattern in a colour, or a picture of the course; seen as it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbook.course.covers import COLOURS, PATTERNS
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import layouts
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.cover import Cover
from workbook.window.parts.folding import Folding
from workbook.window.parts.segments import Segments
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPixmap

    from workbook.window.look.theme import Theme

WIDTH = 108
_PATTERNS = {"rings": N_("Rings"), "waves": N_("Waves")}
_COLOURS = {
    "spruce": N_("Spruce"), "clay": N_("Clay"), "rust": N_("Rust"), "plum": N_("Plum"), "slate": N_("Slate"),
    "moss": N_("Moss"), "ochre": N_("Ochre"),
}  # fmt: skip


class CoverChoice(QWidget):
    """`chosen` says the fact as it stands in the file. Pictures are chosen by whoever knows files."""

    chosen = Signal(str)
    picture_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._title, self._cover = theme, "", ""
        self._picture: QPixmap | None = None
        both = Folding(theme, gap=18)
        holder = QWidget()
        self._seen = QVBoxLayout(holder)
        self._seen.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget = Cover(theme, "", "", WIDTH)
        self._seen.addWidget(self._shown)
        both.add(holder, 0, Qt.AlignmentFlag.AlignTop)
        both.add(self._ways(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both)

    def show_cover(self, title: str, cover: str) -> None:
        """Show what a course has, under its title."""
        if (title, cover) == (self._title, self._cover):
            return
        if "/" not in cover:
            words = cover.lower().split()
            blocker = QSignalBlocker(self.pattern)
            self.pattern.buttons[next((word for word in words if word in PATTERNS), PATTERNS[0])].setChecked(
                True
            )
            blocker.unblock()
            self.colour.show_choice(next((at for at, name in enumerate(COLOURS, 1) if name in words), 0))
        self._title, self._cover = title, cover
        self._draw()

    def show_title(self, title: str) -> None:
        """The title is another."""
        self._title = title
        self._draw()

    def show_picture(self, image: QImage) -> None:
        """The picture that the cover names, for the small one here."""
        from PySide6.QtGui import QPixmap

        self._picture = QPixmap.fromImage(image)
        self._draw()

    def _ways(self) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        patterns = [(name, _(words)) for name, words in _PATTERNS.items()]
        colours = [_("Colour by itself"), *(_(_COLOURS[name]) for name in COLOURS)]
        self.pattern = Segments(theme, _("Pattern of the cover"), patterns, PATTERNS[0])
        self.colour = Pick(theme, _("Colour of the cover"), colours)
        self.pattern.chosen.connect(self._say)
        self.colour.picked.connect(self._say)
        for way in (self.pattern, self.colour):
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        self.picture = Button(theme, _("A picture instead…"), kind="link", style="small-button")
        self.picture.clicked.connect(self.picture_wanted)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeading)
        self.note = Words(
            theme, _("The picture stands on the cover on paper."), "small", ink="muted", wrap=True
        )
        self.note.hide()
        column.addWidget(self.note)
        column.addStretch(1)
        return holder

    def _say(self, _value: object) -> None:
        colour = COLOURS[self.colour.at - 1] if self.colour.at else ""
        self._cover = f"{self.pattern.value()} {colour}".strip()
        self._picture = None
        self._draw()
        self.chosen.emit(self._cover)

    def _draw(self) -> None:
        is_picture = "/" in self._cover
        new: QWidget
        if is_picture and self._picture is not None:
            label = QLabel()
            size = Cover(self._theme, "", "", WIDTH).sizeHint()
            smooth = Qt.TransformationMode.SmoothTransformation
            label.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
            label.setAccessibleName(_("Cover"))
            new = label
        else:
            new = Cover(self._theme, self._title, self._cover, WIDTH)
        layouts.replace(self._seen, self._shown, new)
        self._shown = new
        self.note.setVisible(is_picture)
