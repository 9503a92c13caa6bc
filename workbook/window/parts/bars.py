"""The bars at the top and bottom of a screen, and the button for help that is in every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from workbook.window.parts.buttons import Button

if TYPE_CHECKING:
    from workbook.window.theme import Theme


def bar(theme: Theme, name: str, height: int = 48) -> tuple[QFrame, QHBoxLayout]:
    """An empty bar and its row; `name` is bar-top or bar-bottom."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setMinimumHeight(theme.px(height))
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
    row.setSpacing(theme.px(12))
    return frame, row


class HelpButton(Button):
    """Need help now? The same place on every screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Need help now?", icon="life-buoy", kind="help")
        self.setToolTip("Where to get help (Ctrl+Shift+N)")
