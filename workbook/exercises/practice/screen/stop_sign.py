"""When to stop: a calm box with a hand, always in sight while something is practised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbook.language.translation import gettext as _
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


class StopSign(QFrame):
    """The course's words, or plain ones."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.setObjectName("care")
        self.setAccessibleName(_("When to stop: {advice}").format(advice=words))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(11), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(5))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(IconLabel(theme, "hand", "caution", 18))
        head.addWidget(Words(theme, _("When to stop"), "small-button", ink="caution"), 1)
        nest(column, head)
        column.addWidget(Words(theme, words, "small", wrap=True))
