"""A locked workbook: a field for the passphrase or the words of the sheet, and nothing of what is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.buttons import Button
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme

TITLE = N_("This workbook is locked")
BY_PASSPHRASE = (N_("Your passphrase"), N_("Use my recovery sheet instead"))
BY_SHEET = (N_("The twelve words on your sheet, in their order"), N_("Use my passphrase instead"))
UNSAVED = N_(
    "Some of your latest words could not be saved yet. They are still here, and come back when you open it."
)


class LockedScreen(AsideScreen):
    """`tried` is said with what was typed. Whoever opens it says `show_wrong`, or shows something else."""

    tried = Signal(str)

    def __init__(self, theme: Theme, *, unsaved: bool = False) -> None:
        super().__init__(theme, _("My workbooks"))
        column = self.centred(460)
        column.addSpacing(theme.px(40))
        column.addWidget(IconLabel(theme, "key-round", "muted", 24))
        column.addWidget(Words(theme, _(TITLE), "screen-title", wrap=True))
        if unsaved:
            column.addWidget(Words(theme, _(UNSAVED), "interface", ink="caution", wrap=True))
            self.back.hide()
        column.addSpacing(theme.px(14))
        self._label = Words(theme, "", "button", wrap=True)
        self.field = SecretField(theme, "")
        self._label.setBuddy(self.field)
        column.addWidget(self._label)
        column.addWidget(self.field)
        self.said = Words(theme, "", "interface", ink="muted", wrap=True)
        column.addWidget(self.said)
        column.addSpacing(theme.px(10))
        column.addWidget(self._buttons())
        column.addStretch(1)
        self.by_sheet = False
        self._name_field()
        self.field.returnPressed.connect(self._try)

    def _buttons(self) -> QWidget:
        self.open_it = Button(self.theme, _("Open it"), kind="primary")
        self.open_it.clicked.connect(self._try)
        self.other = Button(self.theme, "", kind="text")
        self.other.clicked.connect(self._change_way)
        return WrapRow(self.theme, [self.open_it, self.other])

    def focus_first(self) -> None:
        """The field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_working(self) -> None:
        """It takes a moment."""
        self.open_it.setEnabled(False)
        self.field.setEnabled(False)
        self.said.setText(_("A moment …"))

    def show_wrong(self, words: str) -> None:
        """That did not open it; what was typed stays, to be mended."""
        self.open_it.setEnabled(True)
        self.field.setEnabled(True)
        self.said.setText(words)
        announce(self.said, words)
        self.field.selectAll()
        self.focus_first()

    def _name_field(self) -> None:
        label, other = map(_, BY_SHEET if self.by_sheet else BY_PASSPHRASE)
        self._label.setText(label)
        self.field.rename(label)
        self.other.setText(other)

    def _change_way(self) -> None:
        self.by_sheet = not self.by_sheet
        self.field.clear()
        self._name_field()
        if (
            self.by_sheet != self.field.is_shown()
        ):  # words from paper are typed more easily when one sees them
            self.field.toggle()
        self.said.setText("")
        self.focus_first()

    def show_full(self, words: str) -> None:
        """Not all that was typed or pasted is here."""
        self.said.setText(words)
        announce(self.said, words)

    def _try(self) -> None:
        if self.field.text() and self.open_it.isEnabled():
            self.show_working()
            self.tried.emit(self.field.text())
