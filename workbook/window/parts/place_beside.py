"""A place for a small window beside what opened it: below if there is room, else above, and inside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def place_beside(popup: QWidget, anchor: QWidget) -> None:
    """Move a popup that has its size."""
    room = anchor.screen().availableGeometry()
    at = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
    x = min(max(room.left(), at.x()), room.right() - popup.width())
    above = at.y() - popup.height() - anchor.height() - 4
    y = at.y() if at.y() + popup.height() <= room.bottom() else above
    popup.move(x, max(room.top(), y))
