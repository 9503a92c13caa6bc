"""Whether a course comes from the same person as before, said calmly; of one that was never signed nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbook.language.translation import gettext as _
from workbook.packaging.trust import signed_words
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.packaging.trust import Signed
    from workbook.window.look.theme import Theme

CALM = ("first", "same")


class SignedWords(QFrame):
    """`accepted` is said when the learner knows of the other key, so that it is the known one from then on."""

    accepted = Signal()

    def __init__(self, theme: Theme, signed: Signed) -> None:
        super().__init__()
        said = signed_words(signed)
        self.setVisible(bool(said))
        calm = signed.standing in CALM
        self.setObjectName("" if calm else "care")
        edge = 0 if calm else theme.px(14)
        row = QHBoxLayout(self)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(theme.px(10))
        icon = IconLabel(theme, "key-round", "success" if calm else "caution", 18)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, said, "small", ink="muted" if calm else "ink", wrap=True))
        self.known = Button(theme, _("I know of the new key"), kind="link", style="small-button")
        self.known.setVisible(signed.standing == "other")
        self.known.clicked.connect(self._accept)
        column.addWidget(self.known, 0, Qt.AlignmentFlag.AlignLeading)
        nest(row, column, 1)

    def _accept(self) -> None:
        self.known.hide()
        self.accepted.emit()
