"""Asks or tells in a dialog of the program's own: what happened, what is safe, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class Message(Dialog):
    """A title, plain words, and one or more ways on. The first way is the primary one; Esc is the last.

    Enter takes the first too, unless that is `for_good`: then nothing happens by a key that was pressed too soon.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        choices: tuple[str, ...],
        parent: QWidget | None,
        *,
        for_good: bool = False,
    ) -> None:
        super().__init__(theme, title, words, parent, width=440)
        self.chosen = choices[-1]
        self.column.addSpacing(theme.px(10))
        self.buttons: dict[str, Button] = {}
        for n, way in reversed(list(enumerate(choices))):
            button = Button(theme, way, kind="primary" if n == 0 and not for_good else "normal")
            button.clicked.connect(self._clicked)
            self.buttons[way] = button
        self.add_buttons(list(self.buttons.values()))
        default = self.buttons[choices[-1 if for_good else 0]]
        default.setDefault(True)
        default.setFocus()

    def _clicked(self) -> None:
        self.chosen = next(way for way, button in self.buttons.items() if button is self.sender())
        self.accept()


def ask(
    theme: Theme,
    title: str,
    words: str,
    choices: tuple[str, ...],
    parent: QWidget | None,
    *,
    for_good: bool = False,
) -> str:
    """Show a message and wait for the way that was chosen."""
    message = Message(theme, title, words, choices, parent, for_good=for_good)
    message.exec()
    return message.chosen
