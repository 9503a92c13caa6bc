"""Keeps a scrolled page at the same part of its height while it is still growing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

SETTLED_MS = 500  # a page that was just built has its height by then


class KeptPlace(QObject):
    """How far down a page is scrolled, from 0 to 1; what was wanted counts until the page has its height.

    Whoever scrolls meanwhile wins.
    """

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._wanted: float | None = None
        self._is_placing = False
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._let_go)
        bar.rangeChanged.connect(self._place)
        bar.valueChanged.connect(self._scrolled)

    def part(self) -> float:
        """How far down it is, or soon will be."""
        return self._bar.value() / max(1, self._bar.maximum()) if self._wanted is None else self._wanted

    def go_to(self, part: float) -> None:
        """Scroll to a part of the height, now and as the height grows."""
        self._wanted = part
        self._place()
        self._settled.start()

    def hold(self) -> None:
        """Stay at this part of the page, whose height is about to change."""
        self.go_to(self.part())

    def _place(self) -> None:
        if self._wanted is not None:
            self._is_placing = True
            self._bar.setValue(round(self._bar.maximum() * self._wanted))
            self._is_placing = False

    def _scrolled(self) -> None:
        if not self._is_placing:
            self._let_go()

    def _let_go(self) -> None:
        self._wanted = None
