"""A blank window for a shared room: nothing of the workbook is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


class HiddenScreen(QWidget):
    """One quiet button brings everything back."""

    show_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        # It takes what somebody types on, and Tab comes to the button alone.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addStretch(1)
        self.button = Button(theme, _("Show again"), icon="eye", kind="text")
        self.button.clicked.connect(self.show_wanted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
