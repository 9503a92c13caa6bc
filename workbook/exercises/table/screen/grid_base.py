"""The bare table: as high as all its rows, drawn by the program, and knowing which cell comes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from workbook.exercises.table.screen.cell_fields import WordsCell
from workbook.exercises.table.screen.grid_paint import ABOVE, CellDelegate, GridHeader
from workbook.exercises.table.screen.grid_sizes import column_widths
from workbook.window.parts.announce import tell_place
from workbook.window.parts.scrolling import keep_in_view

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent

    from workbook.exercises.table.screen.grid_model import GridModel
    from workbook.window.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_BAR = (
    "QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px 0; }}"
    "QScrollBar::handle:horizontal {{ background: {edge}; border-radius: 4px; min-width: 32px; }}"
    "QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; }}"
    "QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"
)


class GridBase(QTableView):
    """Shows a GridModel at its full height; sideways it scrolls where it is too wide."""

    hinted = Signal(str)  # a quiet word about what was typed or pasted; empty when all is well
    placed = Signal()  # another cell became the current one

    def __init__(self, theme: Theme, model: GridModel, name: str) -> None:
        super().__init__()
        self.theme, self.grid = theme, model
        self._fitted = -1
        self._stood_at = (-1, -1)
        self.setAccessibleName(name)
        self.cells = CellDelegate(theme, model)
        self.header = GridHeader(theme)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._dress()
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            changed.connect(self.fit_rows)
        model.dataChanged.connect(self._fit_changed)
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self.fit)
        model.modelReset.connect(self._stand_again)
        theme.changed.connect(self.fit)

    def _dress(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setTabKeyNavigation(True)

    # Measures

    def fit(self) -> None:
        """Take widths and heights anew."""
        bar, sheet = self.horizontalScrollBar(), _BAR.format(edge=self.theme.tokens.edge)
        if bar.styleSheet() != sheet:
            bar.setStyleSheet(sheet)
        self._fitted = self.width()
        widths = column_widths(self.theme, self.grid, self.width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.header.setFixedHeight(self.header.height_for(widths))
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make each row as high as its highest cell, and the view as high as all of them."""
        self._fit_some(0, self.grid.rowCount())

    def fit_row(self, row: int) -> None:
        """Make one row as high as it needs."""
        if row >= 0:
            self._fit_some(row, row + 1)

    def _fit_changed(self, first: Index, last: Index) -> None:
        self._fit_some(first.row(), last.row() + 1)

    def _fit_some(self, start: int, stop: int) -> None:
        upright = self.verticalHeader()
        for row in range(start, stop):
            wanted = self._row_height(row)
            if upright.sectionSize(row) != wanted:
                upright.resizeSection(row, wanted)
        wide = sum(self.columnWidth(n) for n in range(self.grid.columnCount())) > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(self.header.height() + upright.length() + bar)

    def _row_height(self, row: int) -> int:
        columns = range(self.grid.columnCount())
        heights = [self.cells.height_of(self.grid.index(row, n), self.columnWidth(n)) for n in columns]
        field = self.indexWidget(self.currentIndex()) if self.currentIndex().row() == row else None
        if isinstance(field, WordsCell):
            most = round(self.window().height() * 0.6)
            wanted = field.words_height() + 2 * self.theme.px(ABOVE) + 2
            field.scroll_if(wanted > most)
            heights.append(min(wanted, most))
        return max(heights, default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls, not the table

    # Where one is

    def _note_place(self) -> None:
        self._stood_at = (self.currentIndex().row(), self.currentIndex().column())

    def _stand_again(self) -> None:
        """Other rows are shown, as after undo: stand on the same cell, or the nearest that is left."""
        row, column = self._stood_at
        index = self.grid.index(min(row, self.grid.rowCount() - 1), column)
        if index.isValid():
            self.setCurrentIndex(index)

    def selects_several(self) -> bool:
        """Whether more than the current cell is selected."""
        return len(self.selectionModel().selection().indexes()) > 1

    def editable(self, index: Index) -> bool:
        """Whether the learner fills this cell."""
        return index.isValid() and not self.grid.locked(index)

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if cursorAction == QAbstractItemView.CursorAction.MoveNext:
            return self.next_to_fill(1)
        if cursorAction == QAbstractItemView.CursorAction.MovePrevious:
            return self.next_to_fill(-1)
        return super().moveCursor(cursorAction, modifiers)

    def next_to_fill(self, step: int) -> QModelIndex:
        """The next cell in reading order that the learner fills; none at the end of the table."""
        wide, current = self.grid.columnCount(), self.currentIndex()
        at = current.row() * wide + current.column() if current.isValid() else -1
        at += step
        while 0 <= at < wide * self.grid.rowCount():
            index = self.grid.index(at // wide, at % wide)
            if self.editable(index):
                return index
            at += step
        return QModelIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.placed.emit()
        if current.isValid() and self.hasFocus():
            keep_in_view(self, self.visualRect(current).translated(0, self.header.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.be_somewhere()
        super().focusInEvent(event)
        QTimer.singleShot(0, self, partial(tell_place, self))  # once Qt has told of the view itself

    def be_somewhere(self) -> None:
        """Stand on the first cell to fill, if nowhere yet."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.next_to_fill(1))
