"""Asks or tells in a dialog of the program's own: what happened, what is safe, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbook.window.parts.buttons import Button
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.theme import Theme


class Message(QDialog):
    """A title, plain words, and one or more ways on. The first way is the primary one; Esc is the last.

    Enter takes the first too, unless that is `for_good`: then nothing happens by a key that was pressed too soon.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        ways: tuple[str, ...],
        parent: QWidget | None,
        *,
        for_good: bool = False,
    ) -> None:
        super().__init__(parent)
        self.chosen = ways[-1]
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(26), theme.px(24), theme.px(26), theme.px(20))
        column.setSpacing(theme.px(10))
        column.addWidget(Words(theme, title, "section-title", wrap=True))
        column.addWidget(Words(theme, words, "interface", wrap=True))
        column.addSpacing(theme.px(10))
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for n, way in reversed(list(enumerate(ways))):
            button = Button(theme, way, kind="primary" if n == 0 and not for_good else "normal")
            button.clicked.connect(self._clicked)
            row.addWidget(button)
            self.buttons[way] = button
        default = self.buttons[ways[-1 if for_good else 0]]
        default.setDefault(True)
        default.setFocus()
        column.addLayout(row)

    def _clicked(self) -> None:
        self.chosen = next(way for way, button in self.buttons.items() if button is self.sender())
        self.accept()


def ask(
    theme: Theme,
    title: str,
    words: str,
    ways: tuple[str, ...],
    parent: QWidget | None,
    *,
    for_good: bool = False,
) -> str:
    """Show a message and wait for the way that was chosen."""
    message = Message(theme, title, words, ways, parent, for_good=for_good)
    message.exec()
    return message.chosen
