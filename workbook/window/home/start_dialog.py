"""Before a new workbook begins: a name if one likes, and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.answer_text import LONGEST_NAME
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.cover import Cover
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.folding import Folding
from workbook.window.parts.line_field import LineField
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.model import Outline
    from workbook.window.look.theme import Theme

SUFFIX = ".workbook"


class StartDialog(Dialog):
    """One screen, nothing required."""

    def __init__(
        self, theme: Theme, outline: Outline, welcome: str, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(theme, "", "", parent, width=640)
        about = outline.about
        self.path = free_path(about.title)
        self.setWindowTitle(about.title)
        both = Folding(theme, least=520, gap=28)
        both.add(Cover(theme, about.title, about.cover, 150), 0, Qt.AlignmentFlag.AlignTop, extra=True)
        words = QWidget()
        both.add(words, 1)
        self.column.addWidget(both)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(Words(theme, about.title, "screen-title", wrap=True))
        if about.subtitle:
            column.addWidget(Words(theme, about.subtitle, "recalled", wrap=True))
        column.addSpacing(theme.px(6))
        if welcome:
            column.addWidget(Prose(theme, welcome, {}, style="interface", width=440))
        column.addSpacing(theme.px(10))
        self._ask_name(column, name)
        column.addSpacing(theme.px(10))
        column.addWidget(
            Words(theme, _("Your workbook is one file on this computer"), "small-button", wrap=True)
        )
        self._where = Words(theme, str(self.path), "small", ink="muted", wrap=True)
        column.addWidget(self._where)
        column.addStretch(1)
        self._add_ways()

    def _ask_name(self, column: QVBoxLayout, name: str) -> None:
        theme = self.theme
        self.name = LineField(
            theme, _("Your name, if you like"), _("For the cover of your PDF"), most=LONGEST_NAME
        )
        self.name.set_text(name)
        self.name.selectAll()
        label = Words(theme, _("Your name, if you like"), "small-button", wrap=True)
        label.setBuddy(self.name)
        column.addWidget(label)
        column.addWidget(self.name)

    def chosen_name(self) -> str:
        """The name, without blanks around it."""
        return self.name.text().strip()

    def _add_ways(self) -> None:
        elsewhere = Button(self.theme, _("Keep it elsewhere…"), kind="text", style="small-button")
        elsewhere.clicked.connect(self._choose_place)
        not_now = Button(self.theme, _("Not now"))
        not_now.clicked.connect(self.reject)
        self.start = Button(self.theme, _("Start"), kind="primary")
        self.start.clicked.connect(self.accept)
        self.start.setDefault(True)
        self.add_buttons((elsewhere, not_now, self.start))
        self.name.setFocus()

    def _choose_place(self) -> None:
        chosen = file_dialogs.save_as(self, _("Keep the workbook in"), self.path, _("Workbook (*.workbook)"))
        if chosen:
            self.path = chosen
            self._where.setText(str(self.path))


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
