"""Words that change while one does something else: who listens is told them once they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbook.window.parts.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

REST_MS = 900  # nobody is told of each key


class CalmWords(QObject):
    """`say` is asked for the words when they rest; the first that are there, and the same again, are not spoken."""

    def __init__(self, at: QWidget, say: Callable[[], str], *, rest_ms: int = REST_MS) -> None:
        super().__init__(at)
        self._at, self._say = at, say
        self._told: str | None = None
        self.rest = QTimer(self, singleShot=True, interval=rest_ms)
        self.rest.timeout.connect(self._tell)

    def changed(self) -> None:
        """They may be others now."""
        self.rest.start()

    def _tell(self) -> None:
        words, before = self._say(), self._told
        self._told = words
        if before is not None and words and words != before and self._at.isVisible():
            announce(self._at, words)
