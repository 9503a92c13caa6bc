"""Whose an empty workbook of the same course is to be, and where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.window.courses.new_workbook import NewWorkbook
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class EmptyCopyDialog(Dialog):
    """A name, if one likes, and the place; no answer, note or name of the first workbook goes along."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        words = _("The course comes along as it is. No answer, no note and no name does.")
        super().__init__(theme, _("An empty workbook for someone else"), words, parent, width=480)
        self.new = NewWorkbook(theme, title)
        self.column.addWidget(self.new)
        make = Button(theme, _("Make it"), kind="primary")
        leave = Button(theme, _("Leave it"))
        make.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.add_buttons((leave, make))
        self.new.name.setFocus()
