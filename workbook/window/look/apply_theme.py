"""Gives the application its style, colours, sheet and face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


def dress(theme: Theme) -> None:
    """Give the application a theme's style, palette, sheet and font."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.property("dressed") is None:
        app.setStyle("Fusion")
        app.setProperty("dressed", True)
    look = (theme.tokens, theme.scale)
    if app.property("look") != look:  # every widget is polished anew: only if there is something new
        app.setProperty("look", look)
        app.setPalette(theme.palette())
        app.setFont(theme.font("interface"))
        app.setStyleSheet(theme.style_sheet())
