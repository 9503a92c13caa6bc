"""A damaged workbook: what happened, what is safe, what can be done, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.dates import moment
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.buttons import Button
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.answers.backups.comparing import Held
    from workbook.answers.backups.names import Backup
    from workbook.window.look.theme import Theme

HAPPENED = N_(
    "Some bytes in the file are not what this program wrote. That can come from a failing disk or stick, from a "
    "program that copies files in the background, or from a computer that was switched off in a bad moment."
)
SAFE = N_(
    "The file is left exactly as it is, and is kept. Nothing more is written to it. Each answer in it carries a "
    "seal, so what is whole can be told from what is not."
)
BRING = N_(
    "A new workbook is made in its place, of everything that is whole. What is lost is taken from the newest "
    "earlier day, if there is one, and you are told what is missing. The damaged file stays beside it."
)
NO_BACKUP = N_("No earlier day of it is kept on this computer.")


class DamageScreen(AsideScreen):
    """`wanted` asks to bring it back. `pages` leads to the pages, to be read, if they could be opened."""

    wanted = Signal()
    pages = Signal()

    def __init__(self, theme: Theme, name: str, *, opened: bool, unsaved: str = "") -> None:
        super().__init__(theme, _("My workbooks"))
        self._unsaved = unsaved
        column = self.centred(720)
        column.addWidget(Words(theme, _("This workbook’s file is damaged"), "screen-title", wrap=True))
        column.addWidget(Words(theme, name, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(10))
        self._add(column, "info", _("What happened"), _(HAPPENED))
        self._add(column, "shield-check", _("What is safe"), _(SAFE))
        self._add(column, "undo-2", _("What you can do"), _(BRING))
        self.backup = Words(theme, _("Looking for earlier days …"), "interface", ink="muted", wrap=True)
        self.backup.setContentsMargins(theme.px(34), 0, 0, 0)
        column.addWidget(self.backup)
        column.addSpacing(theme.px(12))
        column.addWidget(self._buttons(opened=opened))
        self.said = Words(theme, "", "interface", ink="muted", wrap=True)
        column.addWidget(self.said)
        column.addStretch(1)

    def focus_first(self) -> None:
        """What most will want."""
        self.bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_backup(self, backup: Backup | None, held: Held | None) -> None:
        """Say which earlier day there is, and how old it is."""
        if backup is None or held is None:
            self.backup.setText(_(NO_BACKUP))
            return
        when = moment(backup.at, backup.offset_minutes)
        answers = counted("{n} answer", "{n} answers", held.answered)
        self.backup.setText(
            _("The newest earlier day: {when}, with {answers}.").format(when=when, answers=answers)
        )

    def show_working(self) -> None:
        """It takes a moment."""
        self.bring.setEnabled(False)
        self.said.setText(_("A moment. Everything is looked through …"))

    def show_trouble(self, words: str) -> None:
        """It could not be done."""
        self.bring.setEnabled(True)
        self.said.setText(words)

    def _buttons(self, *, opened: bool) -> QWidget:
        self.bring = Button(self.theme, _("Bring back what is whole"), kind="primary")
        self.bring.clicked.connect(self.wanted)
        choices: list[QWidget] = [self.bring]
        if opened:
            look = Button(self.theme, _("Look at the pages first"))
            look.clicked.connect(self.pages)
            choices.append(look)
        if self._unsaved:
            copy = Button(self.theme, _("Copy my latest words"))
            unsaved = self._unsaved
            copy.clicked.connect(lambda: copy_to_stay(unsaved))
            choices.append(copy)
        leave = Button(self.theme, _("Leave it for now"), kind="text")
        leave.clicked.connect(self.back_wanted)
        row = WrapRow(self.theme, [*choices, leave])
        row.setContentsMargins(self.theme.px(34), 0, 0, 0)
        return row

    def _add(self, column: QVBoxLayout, icon: str, title: str, words: str) -> None:
        theme = self.theme
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(14))
        row.addWidget(IconLabel(theme, icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setSpacing(theme.px(2))
        inside.addWidget(Words(theme, title, "button", wrap=True))
        inside.addWidget(Words(theme, words, "interface", wrap=True))
        nest(row, inside, 1)
        nest(column, row)
