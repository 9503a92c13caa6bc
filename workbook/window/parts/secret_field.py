"""A field for a passphrase: dots instead of letters, until the one who types wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.composing import listener

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme

MOST = 1000
_ROOM = 36


class SecretField(QLineEdit):
    """One line that keyboards are asked not to learn, and whose letters the clipboard gets only when shown."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setAccessibleName(name)
        self.setMaxLength(MOST)
        # After what is around the field has looked at what is here.
        self.inputRejected.connect(self._tell_full, Qt.ConnectionType.QueuedConnection)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = IconButton(theme, "eye", _("Show what is typed: {name}").format(name=name))
        self.eye.setParent(self)
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.clicked.connect(self.toggle)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.restyle()
        theme.changed.connect(self.restyle)

    def is_shown(self) -> bool:
        """Whether the letters can be read on the screen."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def rename(self, name: str) -> None:
        """Ask for something else from now on."""
        self._name = name
        self.setAccessibleName(name)
        self._name_eye()

    def restyle(self) -> None:
        """Take font and room anew."""
        self.setFont(self._theme.font("lead"))
        self.setMinimumHeight(self._theme.px(42))

    def toggle(self) -> None:
        """Show the letters, or dots in their place."""
        hidden = self.is_shown()
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._name_eye()

    def _name_eye(self) -> None:
        shown = self.is_shown()
        self.eye.change(
            "eye-off" if shown else "eye",
            (_("Hide what is typed: {name}") if shown else _("Show what is typed: {name}")).format(
                name=self._name
            ),
        )

    def _tell_full(self) -> None:
        """Not all of it is here: said by whatever is around the field, since dots do not show it."""
        words = _("A passphrase has at most {count} characters. The first {count} are here.")
        if show := listener(self, "show_full"):
            show(words.format(count=whole_number(MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._theme.px(_ROOM - 4)
        room, mirrored = self._theme.px(_ROOM), self.isRightToLeft()
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)
        left = self._theme.px(4) if mirrored else self.width() - side - self._theme.px(4)
        self.eye.setGeometry(left, (self.height() - side) // 2, side, side)
