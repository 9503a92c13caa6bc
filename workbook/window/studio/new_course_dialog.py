"""What a new course is called, and the folder that it will be; asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbook.authoring.recent_drafts import free_folder
from workbook.language.signs import in_own_direction
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme

LONGEST = 200


class NewCourseDialog(Dialog):
    """A title, and a place beside other drafts unless another is chosen."""

    def __init__(self, theme: Theme, suggested: str, inside: Path, parent: QWidget | None) -> None:
        words = _("People will read the title. You can change it at any time.")
        super().__init__(theme, _("A new course"), words, parent, width=480)
        self.inside = inside
        self.title = LineField(theme, _("What is it called?"), suggested, most=LONGEST)
        self.add_field(_("What is it called?"), self.title)
        self.where = Words(theme, "", "small", ink="muted", wrap=True)
        self.column.addWidget(self.where)
        self.elsewhere = Button(theme, _("Keep it elsewhere…"), kind="link", style="small-button")
        self.elsewhere.clicked.connect(self._choose)
        self.column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeading)
        self.make = Button(theme, _("Make it"), kind="primary")
        leave = Button(theme, _("Leave it"))
        self.make.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.add_buttons((leave, self.make))
        self.title.edited.connect(self._tell)
        self._tell()
        self.title.setFocus()

    def chosen_title(self) -> str:
        """The title that was typed, else the one that was suggested."""
        return " ".join(self.title.text().split()) or self.title.placeholderText()

    def chosen_folder(self) -> Path:
        """A folder that nothing has yet."""
        return free_folder(self.chosen_title(), self.inside)

    def _choose(self) -> None:
        chosen = file_dialogs.existing_folder(self, _("Keep the course in"), _nearest(self.inside))
        if chosen is not None:
            self.inside = chosen
            self._tell()

    def _tell(self, _words: str = "") -> None:
        self.where.setText(
            _("A folder of its own: {folder}").format(folder=in_own_direction(str(self.chosen_folder())))
        )


def _nearest(folder: Path) -> Path:
    """A folder that is there, to begin looking in."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
