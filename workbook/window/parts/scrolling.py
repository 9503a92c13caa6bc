"""Keeps what somebody works at in view of the page that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

_ROOM = 24


def keep_in_view(widget: QWidget, rect: QRect) -> None:
    """Scroll the page so that a part of a widget can be seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    page = above.widget() if above is not None else None
    if above is None or page is None:
        return
    for corner in (rect.bottomLeft(), rect.topLeft()):
        at = widget.mapTo(page, QPoint(0, corner.y()))
        above.ensureVisible(above.horizontalScrollBar().value(), at.y(), 0, _ROOM)
