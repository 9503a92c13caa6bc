"""Asks to type some words before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.buttons import Button
from workbook.window.parts.text_field import LineField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.theme import Theme


class TypedDialog(QDialog):
    """The way on opens once the words were typed; capitals and blanks around them do not matter."""

    def __init__(
        self, theme: Theme, title: str, words: str, typed: str, way: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._wanted = _plain(typed)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(26), theme.px(24), theme.px(26), theme.px(20))
        column.setSpacing(theme.px(8))
        column.addWidget(Words(theme, title, "section-title", wrap=True))
        column.addWidget(Words(theme, words, "interface", wrap=True))
        label = Words(theme, f"To go on, type: {typed}", "button", wrap=True)
        self.field = LineField(theme, f"To go on, type: {typed}", style="lead")
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(theme, "Leave everything")
        leave.clicked.connect(self.reject)
        self.go_on = Button(theme, way, kind="primary")
        self.go_on.clicked.connect(self.accept)
        self.go_on.setEnabled(False)
        row.addWidget(leave)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.field.textChanged.connect(self._typed)
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self.go_on.setEnabled(_plain(text) == self._wanted)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
