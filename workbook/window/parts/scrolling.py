"""Keeps what somebody works at in view of the page that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

_ROOM = 24
_LINES_AHEAD = 6


def page_around(widget: QWidget) -> QScrollArea | None:
    """The scrolled page that a widget stands on."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def keep_in_view(widget: QWidget, rect: QRect) -> None:
    """Scroll the page so that a part of a widget can be seen."""
    above = page_around(widget)
    page = above.widget() if above is not None else None
    if above is None or page is None:
        return
    for corner in (rect.bottomLeft(), rect.topLeft()):
        at = widget.mapTo(page, QPoint(0, corner.y()))
        above.ensureVisible(above.horizontalScrollBar().value(), at.y(), 0, _ROOM)


def follow_line(area: QScrollArea | None, field: QWidget, line: QRect) -> None:
    """Keep the line being written in view of the page around; once it comes near the edge, a few lines at a time.

    To scroll draws the whole page anew, which at the end of every line would be felt.
    """
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    y, bar = field.mapTo(page, line.bottomLeft()).y(), area.verticalScrollBar()
    shown = bar.value() + area.viewport().height()
    if y + 2 * line.height() > shown:
        bar.setValue(y + _LINES_AHEAD * line.height() - area.viewport().height())
    elif y - line.height() < bar.value():
        bar.setValue(y - 2 * line.height())


def settle(widget: QWidget) -> None:
    """Let everything around a widget take its new height now.

    Left alone, Qt passes it on from parent to parent in several rounds, and the page is drawn after each of them.
    """
    area, above = page_around(widget), widget.parentWidget()
    while above is not None and area is not None and above is not area:
        QCoreApplication.sendEvent(above, QEvent(QEvent.Type.LayoutRequest))
        above = above.parentWidget()
