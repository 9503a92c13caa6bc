"""Whether the desktop asks programs to move less, asked once and without waiting for the answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_MS = 3000
# What is asked on each system, and what it answers where less movement is wanted.
ASKED = {
    "linux": (["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"], b"false"),
    "darwin": (["defaults", "read", "com.apple.universalaccess", "reduceMotion"], b"1"),
}
_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION


def ask_system(
    parent: QObject, told: Callable[[bool], object], system: str = sys.platform
) -> QProcess | None:
    """Call `told(True)` if the desktop wants less movement; a desktop that does not say is not waited for."""
    if system == "win32":
        if _windows_moves_less():
            told(True)
        return None
    if system not in ASKED:
        return None
    command, less = ASKED[system]
    asked = QProcess(parent)

    def answered(*_unused: object) -> None:
        if bytes(asked.readAllStandardOutput().data()).strip() == less:
            told(True)
        asked.deleteLater()

    asked.finished.connect(answered)
    asked.errorOccurred.connect(asked.deleteLater)
    asked.start(command[0], command[1:])
    QTimer.singleShot(WAIT_MS, asked, asked.kill)
    return asked


def _windows_moves_less() -> bool:
    import ctypes

    moves = ctypes.c_int(1)
    library = getattr(ctypes, "windll", None)
    if library is None or not library.user32.SystemParametersInfoW(
        _CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0
    ):
        return False
    return not moves.value
