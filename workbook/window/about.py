"""Help, About: which version this is, and the licences of every part, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from workbook import __version__
from workbook.language.translation import gettext as _
from workbook.window.menus import ABOUT
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class About(Dialog):
    """What the program is, and a way to its licences."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, f"Workbook {__version__}", _(ABOUT), parent, width=440)
        self.column.addSpacing(theme.px(10))
        self.read = Button(theme, _("Read all licences"))
        close = Button(theme, _("All right"), kind="primary")
        self.read.clicked.connect(self._read)
        close.clicked.connect(self.accept)
        self.add_buttons((self.read, close))
        close.setDefault(True)
        close.setFocus()

    def _read(self, _checked: bool = False) -> None:
        Licences(self.theme, self).exec()


class Licences(Dialog):
    """The list of all parts, and below it the words of each licence; in English, as they were written."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        from workbook.licences import licences_text

        super().__init__(theme, _("Licences"), "", parent, width=760)
        self.text = QPlainTextEdit(licences_text())
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Licences"))
        self.text.setFont(theme.font("interface"))
        self.text.setMinimumHeight(theme.px(380))
        self.column.addWidget(self.text)
        close = Button(theme, _("All right"), kind="primary")
        close.clicked.connect(self.accept)
        self.add_buttons((close,))
        close.setDefault(True)
        self.text.setFocus()
