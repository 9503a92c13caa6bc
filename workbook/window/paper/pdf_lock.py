"""Whether a PDF is to open with a password alone, which is typed here and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.options import TickRow
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

WHAT_IT_DOES = N_(
    "Whoever gets the file can open it with this password alone (AES, 256 bits). It is kept nowhere: without it "
    "nobody opens the PDF, you neither. Who knows it can read, print and copy everything."
)


class PdfLock(QWidget):
    """A tick; below it, once it is set, the field and what it protects from and what not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.tick = TickRow(theme, _("Lock the PDF with a password"))
        self.field = SecretField(theme, _("Password for the PDF"))
        self.field.setMaximumWidth(theme.px(340))
        self.field.setPlaceholderText(_("Password for the PDF"))
        self._words = Words(theme, _(WHAT_IT_DOES), "small", ink="muted", wrap=True)
        for part in (self.tick, self.field, self._words):
            column.addWidget(part)
        for part in (self.field, self._words):
            part.hide()
        self.tick.toggled.connect(self._show_field)

    def password(self) -> str:
        """What the PDF is to open with; nothing if it is to open without."""
        return self.field.text() if self.tick.isChecked() else ""

    def is_waiting(self) -> bool:
        """Whether a password is wanted that is not typed yet."""
        return self.tick.isChecked() and not self.field.text()

    def _show_field(self, wanted: bool) -> None:
        for part in (self.field, self._words):
            part.setVisible(wanted)
        if wanted:
            self.field.setFocus()
        else:
            self.field.clear()
