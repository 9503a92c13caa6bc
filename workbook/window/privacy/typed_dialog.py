"""Asks to type some words before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class TypedDialog(Dialog):
    """The way on opens once the words were typed; capitals and blanks around them do not matter."""

    def __init__(
        self, theme: Theme, title: str, words: str, typed: str, way: str, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title, words, parent, width=480)
        self._wanted = _plain(typed)
        label = _("To go on, type: {typed}").format(typed=typed)
        self.field = LineField(theme, label, style="lead")
        self.add_field(label, self.field)
        leave = Button(theme, _("Leave everything"))
        leave.clicked.connect(self.reject)
        self.go_on = Button(theme, way, kind="primary")
        self.go_on.clicked.connect(self.accept)
        self.go_on.setEnabled(False)
        self.add_buttons((leave, self.go_on))
        self.field.textChanged.connect(self._typed)
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self.go_on.setEnabled(_plain(text) == self._wanted)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
