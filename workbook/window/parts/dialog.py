"""What every dialog of the program's own has: a title, plain words, what is asked, and its buttons at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.theme import Theme


class Dialog(QDialog):
    """What is asked goes into `column`, then `add_buttons` closes it."""

    def __init__(self, theme: Theme, title: str, words: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(26), theme.px(24), theme.px(26), theme.px(20))
        self.column.setSpacing(theme.px(10))
        self.column.addWidget(Words(theme, title, "section-title", wrap=True))
        if words:
            self.column.addWidget(Words(theme, words, "interface", wrap=True))

    def add_field(self, label: str, field: QWidget) -> None:
        """A field below its label."""
        above = Words(self.theme, label, "button", wrap=True)
        above.setBuddy(field)
        self.column.addWidget(above)
        self.column.addWidget(field)

    def add_buttons(self, buttons: Sequence[QWidget]) -> None:
        """A row of buttons at the end, the one that goes on last."""
        row = QHBoxLayout()
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)
