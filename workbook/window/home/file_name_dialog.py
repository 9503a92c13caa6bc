"""Another name for a workbook's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme

LONGEST = 100


class FileNameDialog(Dialog):
    """One field with the name that the file has; nothing inside the workbook changes."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        words = _("This is the name of the file. Nothing inside the workbook changes.")
        super().__init__(theme, _("Rename this workbook"), words, parent, width=460)
        self.field = LineField(theme, _("Name of the file"), "", most=LONGEST)
        self.field.set_text(name)
        self.field.selectAll()
        self.add_field(_("Name of the file"), self.field)
        rename = Button(theme, _("Rename it"), kind="primary")
        leave = Button(theme, _("Leave it as it was"))
        rename.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.add_buttons((leave, rename))
        self.field.setFocus()

    def chosen_name(self) -> str:
        """The name, without blanks around it."""
        return self.field.text().strip()
