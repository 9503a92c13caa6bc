"""Parts one below the other, each measured once for a width: to put one more below hundreds measures no other anew.

A layout of Qt asks all of them again, several times, whenever one comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Pile(QFrame):
    """As high as all that is in it, and as wide as there is room."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._parts: list[QWidget] = []
        self._changed: set[QWidget] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place_changed)
        self.setFixedHeight(0)

    def put(self, part: QWidget) -> None:
        """One more, below all others."""
        part.setParent(self)
        self._parts.append(part)
        part.installEventFilter(self)
        self._place(len(self._parts) - 1)
        part.show()
        QCoreApplication.removePostedEvents(part, QEvent.Type.LayoutRequest)  # it was measured just now

    def clear(self) -> None:
        """Take all away."""
        gone, self._parts = self._parts, []
        self._changed.clear()
        for part in gone:
            part.removeEventFilter(self)
            part.hide()
            part.deleteLater()
        self.setFixedHeight(0)

    def settle(self) -> None:
        """Let everything around take the new height at once: no frame shows parts over what stands below."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place(0)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """A part has other words, or another size of text."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(part, QWidget):
            self._changed.add(part)
            self._soon.start()
        return False

    def _place_changed(self) -> None:
        changed, self._changed = self._changed, set()
        places = [place for place, part in enumerate(self._parts) if part in changed]
        for place in places:
            part = self._parts[place]
            part.resize(self.width(), _height(part, self.width()))
        if places:
            self._place(places[0], measured=True)
            self.settle()

    def _place(self, first: int, *, measured: bool = False) -> None:
        """Put those from one place on below each other."""
        top = self._parts[first - 1].geometry().bottom() + 1 + self._gap if first else 0
        for part in self._parts[first:]:
            if not isValid(part):
                continue
            high = part.height() if measured else _height(part, self.width())
            part.setGeometry(0, top, self.width(), high)
            top += high + self._gap
        self.setFixedHeight(max(0, top - self._gap))


def _height(part: QWidget, width: int) -> int:
    """The height that a part wants at a width."""
    if layout := part.layout():
        layout.activate()
        return (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
