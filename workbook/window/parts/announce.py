"""Says something once to whoever listens to a screen reader, without moving the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Announce words; what is said `at_once` does not wait until the reader has ended its sentence.

    Before Qt 6.8 the widget's description changes instead, and an alert is raised for what cannot wait.
    """
    if not hasattr(QtGui, "QAccessibleAnnouncementEvent"):
        widget.setAccessibleDescription(words)
        if at_once:
            QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
        return
    event = QtGui.QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def tell_place(view: QWidget) -> None:
    """Say on which row or cell of a view the keyboard is. Qt says only that it came to the view."""
    if QAccessible.isActive() and view.hasFocus():
        met = QAccessible.queryAccessibleInterface(view)
        here: QAccessibleInterface | None = met.focusChild()  # the stubs do not know that it may be none
        if here is not None:
            event = QAccessibleEvent(view, QAccessible.Event.Focus)
            event.setChild(met.indexOfChild(here))
            QAccessible.updateAccessibility(event)
