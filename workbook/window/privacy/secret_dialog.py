"""Asks for the passphrase once more before something about the lock is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.buttons import Button
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.window.theme import Theme

WRONG = "That is not it. Capital letters and spaces count."


class SecretDialog(QDialog):
    """Accepted only with what opens the workbook: its passphrase, or the words of its sheet."""

    def __init__(
        self, theme: Theme, title: str, words: str, opens: Callable[[str], bool], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._opens = opens
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(26), theme.px(24), theme.px(26), theme.px(20))
        column.setSpacing(theme.px(8))
        column.addWidget(Words(theme, title, "section-title", wrap=True))
        column.addWidget(Words(theme, words, "interface", wrap=True))
        label = Words(theme, "Your passphrase, or the words of your sheet", "button", wrap=True)
        self.field = SecretField(theme, "Your passphrase, or the words of your sheet")
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        self.said = Words(theme, "", "interface", ink="muted", wrap=True)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.addStretch(1)
        not_now = Button(theme, "Not now")
        not_now.clicked.connect(self.reject)
        self.go_on = Button(theme, "Go on", kind="primary")
        self.go_on.clicked.connect(self._try)
        row.addWidget(not_now)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.go_on.setDefault(True)
        self.field.setFocus()

    def _try(self) -> None:
        if self._opens(self.field.text()):
            self.accept()
        else:
            self.said.setText(WRONG)
            self.field.selectAll()
            self.field.setFocus()
