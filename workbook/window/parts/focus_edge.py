"""Regions that take the keyboard as a whole, to be scrolled, and the line around them that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QTextBrowser, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from workbook.window.look.theme import Theme

    _Region = QWidget
else:
    _Region = object  # Qt classes cannot be mixed; what regions share is a mixin at run time

_WIDE = 2
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusEdge(QWidget):
    """Lies over a region, which tells it of its focus, and shows if that came by a key.

    It looks at the region's events only while it shows: each costs a little, and scrolling makes many.
    """

    def __init__(self, region: QWidget, theme: Theme, *, sides: bool = True) -> None:
        super().__init__(region)
        self._theme, self._sides = theme, sides
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, event: QFocusEvent) -> None:
        """The region's focus came or went."""
        region = self.parentWidget()
        if region is not None and event.gotFocus() and event.reason() in _BY_KEYBOARD:
            self._fit()
            self.raise_()
            self.show()
            region.installEventFilter(self)
        elif region is not None:
            self.hide()
            region.removeEventFilter(self)

    def eventFilter(self, region: QObject, event: QEvent) -> bool:
        """Follow the region's size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(region, event)

    def _fit(self) -> None:
        region = self.parentWidget()
        if region is not None:
            self.setGeometry(region.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("focus"), _WIDE))
        inside = _WIDE / 2
        box = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        if self._sides:
            painter.drawRect(box)
        else:  # a line at the side would cut the first letters of words
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())


class _Edged(_Region):
    """A region that passes its focus on to its edge."""

    _edge: FocusEdge

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._edge.follow(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._edge.follow(event)


class EdgedArea(_Edged, QScrollArea):
    """A scroll area around a page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edge = FocusEdge(self, theme)


class EdgedText(_Edged, QTextBrowser):
    """Text to read and to copy."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edge = FocusEdge(self, theme)
