"""A course as a row: its cover, its title, a few lines about it, and the ways on beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.cover import Cover
from workbook.window.parts.folding import Folding
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

COVER = 46


class CoverRow(QWidget):
    """`words` grows by lines; what is added beside them goes below where there is no room for it."""

    def __init__(self, theme: Theme, title: str, cover: str, *, ink: str = "ink") -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(14))
        self.cover = Cover(theme, title, cover, COVER)
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        self._both = Folding(theme, gap=10)
        holder = QWidget()
        self.words = QVBoxLayout(holder)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(theme.px(2))
        self.words.addWidget(Words(theme, title, "question", ink=ink, wrap=True))
        self._both.add(holder, 1)
        row.addWidget(self._both, 1)

    def say(self, words: str) -> None:
        """A quiet line below the title, if there is anything to say."""
        if words:
            self.words.addWidget(Words(self._theme, words, "small", ink="muted", wrap=True))

    def add_way(self, way: QWidget) -> None:
        """Something to press, beside the words."""
        self._both.add(way, 0, Qt.AlignmentFlag.AlignVCenter)
