"""The name on the cover of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.buttons import Button
from workbook.window.parts.text_field import LineField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.theme import Theme


class NameDialog(QDialog):
    """One field; an empty name leaves a line to write it by hand."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Your name")
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(22), theme.px(24), theme.px(18))
        label = Words(theme, "Your name, if you like", "section-title")
        self.field = LineField(theme, "Your name, if you like", "For the cover of your PDF")
        self.field.set_text(name)
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        row = QHBoxLayout()
        keep = Button(theme, "Keep it", kind="primary")
        leave = Button(theme, "Leave it as it was")
        keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(keep)
        column.addLayout(row)

    def chosen_name(self) -> str:
        """The name, without blanks around it."""
        return self.field.text().strip()
