"""Collects Python's garbage on the window's thread alone.

Widgets and timers in a reference cycle are deleted by whichever thread happens to collect; from the thread that
writes the file or makes the PDF that would crash Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 700


class GarbageCollector(QObject):
    """Switches the automatic collection off, and looks again and again whether there is enough to collect."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect as far as Python's own thresholds ask for."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return
