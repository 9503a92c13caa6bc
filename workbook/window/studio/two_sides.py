"""Where there is no room for both, what is written or what a learner sees of it, in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.segments import Segments

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

KEY = "F4"
WRITE, SEE = "write", "see"


class TwoSides(QWidget):
    """Chooses by a click or by F4; it is there only while there is no room for both."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, screen: QWidget, written: QWidget, seen: QWidget) -> None:
        super().__init__()
        self._both = {WRITE: written, SEE: seen}
        self._are_beside = True
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.addStretch(1)
        choices = [(WRITE, _("Write")), (SEE, _("See"))]
        self.ways = Segments(
            theme, _("What is written, or what a learner sees ({key})").format(key=KEY), choices, WRITE
        )
        for button in self.ways.buttons.values():
            button.setToolTip(_("What is written, or what a learner sees ({key})").format(key=KEY))
        self.ways.chosen.connect(self._choose)
        row.addWidget(self.ways)
        row.addStretch(1)
        self.hide()
        key = QShortcut(QKeySequence(KEY), screen)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.turn)

    def show_beside(self, beside: bool) -> None:
        """Whether there is room for both."""
        if beside != self._are_beside:
            self._are_beside = beside
            self.setVisible(not beside)
            self._show()

    def turn(self) -> None:
        """From one to the other; nothing where both are there."""
        if not self._are_beside:
            self.show_side(SEE if self.ways.value() == WRITE else WRITE)

    def show_side(self, side: str) -> None:
        """Show this one, if there is room for one alone."""
        self.ways.buttons[side].setChecked(True)

    def _choose(self, side: str) -> None:
        self._show()
        self.chosen.emit(side)

    def _show(self) -> None:
        now = self.ways.value()
        for side, part in self._both.items():
            part.setVisible(self._are_beside or side == now)
