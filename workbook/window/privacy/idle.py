"""Notices when nobody has done anything for a while, and when the computer slept.

It looks now and then instead of watching every event, so that no key press costs more because of it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 5000
SLEPT = 30.0  # seconds by which the clock may run ahead between two looks


class IdleWatch(QObject):
    """`idle` is said once the minutes have passed, `slept` when the clock jumped as it does over a sleep.

    `signs` is asked at every look for what else changes while somebody is here.
    """

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        parent: QObject,
        clock: Callable[[], float] = time.time,
        signs: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._signs = clock, signs
        self.minutes = 0  # 0: never
        self._seen: object = None
        self._touched = self._looked = clock()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin to watch, or go on with other minutes."""
        self.minutes = minutes
        self._touched = self._looked = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Nothing to watch over."""
        self._timer.stop()

    def touch(self, *_: object) -> None:
        """Somebody did something."""
        self._touched = self._clock()

    def look(self) -> None:
        """What has happened since the last look."""
        now, before, self._looked = self._clock(), self._looked, self._clock()
        if now - before > SLEPT + LOOK_MS / 1000:
            self._touched = now
            self.slept.emit()
            return
        seen = (QCursor.pos().toTuple(), QGuiApplication.focusObject(), self._signs())
        if seen != self._seen:
            self._seen = seen
            self.touch()
        if self.minutes and now - self._touched >= 60 * self.minutes:
            self._touched = now
            self.idle.emit()
