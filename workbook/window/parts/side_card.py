"""A card beside a screen's column: that something is well, and line by line why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.window.look.theme import Theme


class SideCard(QFrame):
    """A heading with a shield; below it pairs of what leads a line, and its words."""

    def __init__(self, theme: Theme, heading: str, lines: Iterable[tuple[QWidget, str]]) -> None:
        super().__init__()
        self.setObjectName("card")
        grid = QGridLayout(self)
        grid.setContentsMargins(*[theme.px(20)] * 4)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(IconLabel(theme, "shield-check", "success", 20))
        head.addWidget(Words(theme, heading, "button", ink="success", wrap=True), 1)
        nest(grid, head, 0, 0, 1, 2)
        for row, (leading, words) in enumerate(lines, 1):
            grid.addWidget(leading, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(theme, words, "interface", wrap=True), row, 1)
