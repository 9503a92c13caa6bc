"""The name on the cover of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.answer_text import LONGEST_NAME
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class NameDialog(Dialog):
    """One field; an empty name leaves a line to write it by hand."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        super().__init__(theme, _("Your name, if you like"), "", parent, width=420)
        self.field = LineField(
            theme, _("Your name, if you like"), _("For the cover of your PDF"), most=LONGEST_NAME
        )
        self.field.set_text(name)
        self.column.addWidget(self.field)
        keep = Button(theme, _("Keep it"), kind="primary")
        leave = Button(theme, _("Leave it as it was"))
        keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.add_buttons((leave, keep))
        self.field.setFocus()

    def chosen_name(self) -> str:
        """The name, without blanks around it."""
        return self.field.text().strip()
