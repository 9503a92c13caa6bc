"""Tells how far an export is, and stops it when the person wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import speaking, spoken
from workbook.pdf.material import ExportCancelled

if TYPE_CHECKING:
    from collections.abc import Callable


class Watch:
    """Progress from 0 to 1, never backwards. `look` raises `ExportCancelled` when asked to stop."""

    def __init__(
        self, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0.0
        self._language = spoken()  # of who is told; the paper may speak another

    def look(self) -> None:
        """Stop if the person wishes."""
        if self._cancelled and self._cancelled():
            raise ExportCancelled

    def reached(self, done: float) -> None:
        """So much is done."""
        self.look()
        self._done = max(self._done, min(done, 1.0))
        if self._progress:
            with speaking(self._language):
                self._progress(self._done)
