"""Assistive tools ask for what stands on the screen; the rest of this room is only read in when they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QAccessibleWidget


class Teller:
    """Makes what is told of a widget, and keeps it for as long as Qt does."""

    def __init__(self) -> None:
        self._kept: list[QAccessibleWidget] = []
        self._most = 500

    def install(self) -> None:
        """Ask here first, from now on."""
        QAccessible.installFactory(self.told)

    def told(self, key: str, widget: QObject) -> QAccessibleWidget | None:
        """What is told of a widget; None leaves it to Qt, or to the next of the widget's classes."""
        from workbook.window.accessible.telling import telling

        made = telling(key, widget)
        if made is not None:
            self._keep(made)
        return made

    def _keep(self, made: QAccessibleWidget) -> None:
        """Qt deletes what is told with its widget, and does not tell Python."""
        from shiboken6 import isValid

        self._kept.append(made)
        if len(self._kept) > self._most:
            self._kept = [told for told in self._kept if isValid(told)]
            self._most = 2 * len(self._kept) + 500
