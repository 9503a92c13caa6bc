"""Says something once to whoever listens to a screen reader, without moving the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Announce words; before Qt 6.8 the widget's description changes instead, which is read as well."""
    if hasattr(QtGui, "QAccessibleAnnouncementEvent"):
        QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, words))
    else:
        widget.setAccessibleDescription(words)
