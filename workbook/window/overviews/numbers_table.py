"""Numbers as a table, for those who prefer it to a chart; it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from workbook.window.parts.copied import copy_to_stay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbook.window.look.theme import Theme

MOST_ROWS = 12  # that are seen at once; of more the table scrolls


class NumbersTable(QTableWidget):
    """Read, not written to. Ctrl+C copies what is chosen, or all of it. Tab goes on."""

    def __init__(self, theme: Theme, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(len(rows), len(heads))
        self._theme, self._heads, self._rows = theme, list(heads), [list(row) for row in rows]
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(self._heads)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.setObjectName("numbers")
        self.setShowGrid(False)
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                self.setItem(at, column, QTableWidgetItem(words))
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take font and heights anew."""
        self.setFont(self._theme.font("interface"))
        self.horizontalHeader().setFont(self._theme.font("small-button"))
        high = self._line()
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setFixedHeight(high)
        self.setFixedHeight(self.sizeHint().height())

    def _line(self) -> int:
        return QFontMetrics(self._theme.font("interface")).height() + self._theme.px(8)

    def sizeHint(self) -> QSize:
        lines = min(self.rowCount(), MOST_ROWS) + 1
        return QSize(self._theme.px(220), lines * self._line() + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            rows = [self._rows[at] for at in chosen] if len(chosen) > 1 else self._rows
            copy_to_stay("\n".join("\t".join(row) for row in [self._heads, *rows]))
        else:
            super().keyPressEvent(event)
