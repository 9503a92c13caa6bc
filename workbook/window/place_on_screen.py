"""Where the window stands: on a screen that is there, and no larger than it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

VERSION = "1:"  # of what is remembered; anything else is forgotten
MEANT = QSize(1280, 800)
LEAST_SEEN = 120  # pixels of the upper edge by which a window can be taken hold of
FRAME = QSize(16, 40)  # what title bar and edges take, before they are known


def place_of(window: QWidget) -> str:
    """Its place and size, to be remembered."""
    return VERSION + bytes(window.saveGeometry().toBase64().data()).decode()


def place_window(window: QWidget, remembered: str) -> None:
    """Put a window where it was; if no screen is there now, in the middle of the first one."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    window.resize(fitting(MEANT, screens[0]))
    if not remembered.startswith(VERSION):
        return
    before = window.geometry()
    restored = window.restoreGeometry(
        QByteArray.fromBase64(remembered.removeprefix(VERSION).encode("ascii", "ignore"))
    )
    if not restored or window.isMaximized() or window.isFullScreen():
        return
    window.setGeometry(reachable(window.geometry(), screens) or before)


def fitting(wanted: QSize, screen: QRect) -> QSize:
    """A size that has room on a screen, with the frame that the desktop puts around."""
    return wanted.boundedTo(screen.size() - FRAME)


def reachable(box: QRect, screens: Sequence[QRect]) -> QRect | None:
    """A window's place, made to fit the screen on which most of it is; None if it cannot be taken hold of there."""
    shared = [(screen & box).width() * (screen & box).height() for screen in screens]
    if not screens or max(shared) <= 0:
        return None
    screen = screens[shared.index(max(shared))]
    size = fitting(box.size(), screen)
    inside = QRect(box.topLeft(), size)
    if inside.width() < box.width() or inside.height() < box.height():
        inside.moveCenter(screen.center())
    seen = inside & screen
    if seen.width() < LEAST_SEEN or inside.top() < screen.top():
        inside.moveTop(max(inside.top(), screen.top()))
        inside.moveLeft(min(max(inside.left(), screen.left()), screen.right() - inside.width() + 1))
    return inside
