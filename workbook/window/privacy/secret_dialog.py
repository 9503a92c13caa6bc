"""Asks for the passphrase once more before something about the lock is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme

FIELD = N_("Your passphrase, or the words of your sheet")
WRONG = N_("That is not it. Capital letters and spaces count.")


class SecretDialog(Dialog):
    """Accepted only with what opens the workbook: its passphrase, or the words of its sheet."""

    def __init__(
        self, theme: Theme, title: str, words: str, opens: Callable[[str], bool], parent: QWidget | None
    ) -> None:
        super().__init__(theme, title, words, parent, width=460)
        self._opens = opens
        self.field = SecretField(theme, _(FIELD))
        self.add_field(_(FIELD), self.field)
        self.said = Words(theme, "", "interface", ink="muted", wrap=True)
        self.column.addWidget(self.said)
        not_now = Button(theme, _("Not now"))
        not_now.clicked.connect(self.reject)
        self.go_on = Button(theme, _("Go on"), kind="primary")
        self.go_on.clicked.connect(self._try)
        self.add_buttons((not_now, self.go_on))
        self.go_on.setDefault(True)
        self.field.setFocus()

    def show_full(self, words: str) -> None:
        """Not all that was typed or pasted is here."""
        self.said.setText(words)
        announce(self.said, words)

    def _try(self) -> None:
        if self._opens(self.field.text()):
            self.accept()
        else:
            self.said.setText(_(WRONG))
            self.field.selectAll()
            self.field.setFocus()
