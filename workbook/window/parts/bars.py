"""The bars at the top and bottom of a screen, and the button for help that is in every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from workbook.window.parts.buttons import Button

if TYPE_CHECKING:
    from workbook.window.theme import Theme


def bar(theme: Theme, name: str, height: int = 48) -> tuple[QFrame, QHBoxLayout]:
    """An empty bar and its row; `name` is bar-top or bar-bottom."""
    frame = _Bar(theme, height)
    frame.setObjectName(name)
    return frame, frame.row


class _Bar(QFrame):
    """Grows and shrinks with the size of the text."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme, self._high = theme, height
        self.row = QHBoxLayout(self)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the measures anew."""
        px = self._theme.px
        self.setMinimumHeight(px(self._high))
        self.row.setContentsMargins(px(16), px(4), px(16), px(4))
        self.row.setSpacing(px(12))


class HelpButton(Button):
    """Need help now? The same place on every screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Need help now?", icon="life-buoy", kind="help")
        self.setToolTip("Where to get help (Ctrl+Shift+N)")
