"""Where one says whose a new workbook is and, if one likes, where it is kept; nothing of it is required."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbook.course.answer_text import LONGEST_NAME
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import ShortWords, Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

SUFFIX = ".workbook"


class NewWorkbook(QWidget):
    """A name, and the file that the workbook will be."""

    def __init__(self, theme: Theme, title: str, name: str = "") -> None:
        super().__init__()
        self.path = free_path(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        label = Words(theme, _("Whose is it?"), "small-button", wrap=True)
        self.name = LineField(theme, _("Whose is it?"), _("A name, or leave it empty"), most=LONGEST_NAME)
        self.name.setMaximumWidth(theme.px(340))
        self.name.set_text(name)
        label.setBuddy(self.name)
        self._where = ShortWords(theme, "", "small", ink="muted")
        self.elsewhere = Button(theme, _("Keep it elsewhere…"), kind="link", style="small-button")
        self.elsewhere.clicked.connect(self._choose_place)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in (label, self.name, self._where):
            column.addWidget(widget)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeading)
        self._tell()

    def chosen_name(self) -> str:
        """The name, if one was given."""
        return self.name.text().strip()

    def _choose_place(self) -> None:
        chosen = file_dialogs.save_as(self, _("Keep the workbook in"), self.path, _("Workbook (*.workbook)"))
        if chosen:
            self.path = chosen
            self._tell()

    def _tell(self) -> None:
        self._where.set_words(_("Kept as {name}").format(name=self.path.name))
        self._where.setToolTip(str(self.path))


def workbooks_folder() -> Path:
    """Where new workbooks are kept unless the learner chooses otherwise."""
    return Path(platformdirs.user_documents_path()) / "Workbooks"  # on the disk, in every language


def free_path(title: str) -> Path:
    """A file name of the course's title that nothing has yet."""
    safe = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    name = " ".join(safe.split())[:80] or _("Workbook")
    from workbook.answers.file.making import is_free

    number = 1
    while True:
        path = workbooks_folder() / (f"{name}{SUFFIX}" if number == 1 else f"{name} {number}{SUFFIX}")
        if is_free(path):
            return path
        number += 1
