"""A source of the course, told beside the number in the text that stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.place_beside import place_beside
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from workbook.window.look.theme import Theme
    from workbook.window.parts.prose_marks import LinkSpot

WIDTH = 380


class SourceCard(QFrame):
    """Esc, the button or a click elsewhere closes it; the keyboard is then where it was."""

    def __init__(self, theme: Theme, spot: LinkSpot, words: str) -> None:
        super().__init__(spot.window(), Qt.WindowType.Popup)
        self._spot = spot
        self.setObjectName("note")  # a card with a hairline
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = spot.accessibleName()
        self.setWindowTitle(title)
        self.setAccessibleDescription(words)
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(6))
        column.addWidget(Words(theme, title, "button").as_heading(2))
        self.words = Words(theme, words, "interface", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words)
        self.close_it = Button(theme, _("Close"), kind="text", style="small-button")
        self.close_it.setAccessibleDescription(words)
        self.close_it.clicked.connect(self.close)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTrailing)

    def open_beside(self) -> None:
        """Show it at its number, and say it to who listens."""
        self.adjustSize()
        place_beside(self, self._spot)
        self.show()
        self.close_it.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self.words, f"{self.windowTitle()}: {self.words.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._spot.setFocus(Qt.FocusReason.PopupFocusReason)
