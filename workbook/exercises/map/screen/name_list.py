"""A short list to choose from, a few rows high: arrows choose, the wheel scrolls the page until it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from workbook.window.look.theme import Theme

_MOST_ROWS = 7
_LONGEST = 160  # characters of a row; the whole of it is in the form


class NameList(QListWidget):
    """`chosen` says which row the learner went to; `unwanted` that Delete was pressed."""

    chosen = Signal(int)
    unwanted = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(140))
        self.setUniformItemSizes(True)
        self.restyle()
        theme.changed.connect(self.restyle)
        self.currentRowChanged.connect(self._went)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font("interface"))
        self.setSpacing(self._theme.px(1))
        self._fit()

    def show_rows(self, rows: Sequence[str], at: int) -> None:
        """Show the rows and the one that is chosen, without telling anyone."""
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItems([row[:_LONGEST] for row in rows])
        self.setCurrentRow(at)
        blocker.unblock()
        self._fit()

    def show_row(self, at: int, words: str) -> None:
        """Show other words in one row."""
        if 0 <= at < self.count():
            self.item(at).setText(words[:_LONGEST])

    def show_chosen(self, at: int) -> None:
        """Show another row as chosen, without telling anyone."""
        blocker = QSignalBlocker(self)
        self.setCurrentRow(at)
        blocker.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        row = self.fontMetrics().height() + 2 * self.spacing()
        if self.count():
            row = max(row, self.sizeHintForRow(0) + 2 * self.spacing())
        rows = min(max(1, self.count()), _MOST_ROWS)
        self.setFixedHeight(rows * row + 2 * self.frameWidth() + 2 * self.spacing())

    def _went(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)
