"""The time of day for all that shows days: it tells when another day has begun, however that came about."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LOOK_MS = 60_000  # a computer that slept, or whose clock was set, is noticed within a minute


def local_now() -> datetime:
    """The moment, in the time of the place."""
    return datetime.now().astimezone()


class Clock(QObject):
    """`now` can be another in a test. Without `watch` it tells of another day only when it is asked to look."""

    turned = Signal(object, object)  # the day before, and the one that has begun

    def __init__(self, now: Callable[[], datetime] = local_now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._day = self.today()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look_and_wait)

    def today(self) -> date:
        """The calendar day here and now: a day is where the learner is, and is never converted."""
        return self.now().date()

    def look(self, *_: object) -> None:
        """Ask anew which day it is."""
        if (today := self.today()) != self._day:
            before, self._day = self._day, today
            self.turned.emit(before, today)

    def watch(self) -> None:
        """Look at midnight, and now and then before."""
        self._timer.start(self.wait_ms())

    def wait_ms(self) -> int:
        """How long until it is worth looking again."""
        now = self.now()
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        left = (midnight - now).total_seconds()
        return max(1, min(LOOK_MS, int(left * 1000) + 1))

    def _look_and_wait(self) -> None:
        self.look()
        self.watch()
