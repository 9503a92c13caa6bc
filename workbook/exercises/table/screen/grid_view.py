"""A table that is filled in like a spreadsheet: by Tab, Enter, arrows and typing, with no keyboard trap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QTableView, QWidget

from workbook.exercises.table.screen.cell_fields import ShortCell, WordsCell
from workbook.exercises.table.screen.grid_base import GridBase
from workbook.exercises.table.screen.grid_model import TICK
from workbook.exercises.table.screen.grid_paste import cells_from_text, text_from_cells
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import unmarked
from workbook.window.parts.dropping import has_words
from workbook.window.parts.typed import hint_for

if TYPE_CHECKING:
    from workbook.exercises.table.screen.grid_model import GridModel
    from workbook.window.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_Key = Qt.Key
_Hint = QAbstractItemDelegate.EndEditHint
PICK = N_("pick in a cell")
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class GridView(GridBase):
    """A grid that the learner fills. Rows can be added, moved and removed if it `grows`."""

    def __init__(self, theme: Theme, model: GridModel, name: str, *, grows: bool, most: int) -> None:
        super().__init__(theme, model, name)
        self.grows, self.most = grows, most
        self._before: Any = None  # what the cell held when its editing began
        self.cells.left.connect(self._field_left)
        self.cells.settled.connect(self._end_words)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.be_somewhere()
        if not (self._key_for_row(event) or self._key_for_cells(event) or self._key_for_place(event)):
            super().keyPressEvent(event)

    def _key_for_row(self, event: QKeyEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or not self.grows:
            return False
        steps = {_Key.Key_Up: -1, _Key.Key_Down: 1}
        if event.key() not in steps:
            return False
        self.move_row(steps[_Key(event.key())])
        return True

    def _key_for_cells(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_cells()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste_clipboard()
        elif event.key() in (_Key.Key_Delete, _Key.Key_Backspace):
            self.clear_cells()
        else:
            return False
        return True

    def _key_for_place(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            index = self.next_to_fill(1 if key == _Key.Key_Tab else -1)
            self._go_to(index)
            event.setAccepted(index.isValid())  # at the ends Tab leaves the table
        elif key in _ENTER:
            self._go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == _Key.Key_F2:
            self.begin(self.currentIndex())
        elif key == _Key.Key_Space:
            self._press_space(event)
        else:
            return self._picks_by_letter(event)
        return True

    def _press_space(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.editable(index) and self.grid.column(index).sort in ("tick", "pick"):
            self.begin(index)
        elif self.editable(index) and self.grid.column(index).sort == "text":
            QTableView.keyPressEvent(self, event)

    def _picks_by_letter(self, event: QKeyEvent) -> bool:
        """In a column of picks a letter picks; in one of ticks and on labels letters mean nothing."""
        index = self.currentIndex()
        if not event.text().isprintable() or not event.text() or event.modifiers() & _COMMANDS:
            return False
        if not self.editable(index) or self.grid.column(index).sort == "tick":
            return True
        if self.grid.column(index).sort != "pick":
            return False
        value = self.grid.reader.cell(self.grid.column(index), event.text())
        if value is not None:
            self.grid.give(index, value, _(PICK))
        return True

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)

    def _go_on(self, step: int) -> None:
        """To the cell below or above; below the last row of a table that grows begins another one."""
        index = self.currentIndex()
        row = index.row() + step
        if row == self.grid.rowCount() and self.grows and self.grid.rows[-1].keys() - {"row"}:
            self.add_row()
        if 0 <= row < self.grid.rowCount():
            self._go_to(self.grid.index(row, index.column()))

    # Editing

    def begin(self, index: Index) -> None:
        """Begin to fill a cell: a tick turns, picks are offered, words get a field."""
        if not self.editable(index):
            return
        column = self.grid.column(index)
        if column.sort == "tick":
            self.grid.give(index, None if self.grid.value(index) is True else True, TICK)
        elif column.sort == "pick":
            self._offer_picks(index)
        else:
            self.edit(index)

    def edit(self, index: Index, *rest: Any) -> Any:
        """Qt's own way into editing; what the cell held is remembered for Escape."""
        if self.state() != QAbstractItemView.State.EditingState and index.isValid():
            self._before = self.grid.value(index)
        begun = super().edit(index, *rest)
        self.fit_row(index.row())
        return begun

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == _Hint.RevertModelCache:
            self.grid.settle(self.currentIndex(), self._before)
        elif isinstance(editor, ShortCell):
            self._end_words(editor)
        if isinstance(editor, WordsCell | ShortCell):
            editor.let_go()
        super().closeEditor(editor, _Hint.NoHint)
        self.fit_row(self.currentIndex().row())
        if hint == _Hint.SubmitModelCache:  # Enter in a field of one line
            self._go_on(1)
        elif hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            self._tab_on(forward=hint == _Hint.EditNextItem)

    def _tab_on(self, *, forward: bool) -> None:
        index = self.next_to_fill(1 if forward else -1)
        if index.isValid():
            self._go_to(index)
        else:
            self.focusNextPrevChild(forward)

    def _end_words(self, field: ShortCell) -> None:
        """What was typed is what it means; what means nothing here stays as words, and that is said."""
        index = self.currentIndex()
        if field.is_changed:
            field.is_changed = False
            value = self.grid.reader.kept(self.grid.column(index), field.text())
            self.grid.settle(index, value)
            self.hinted.emit(hint_for(self.grid.column(index), value))

    def is_filled(self) -> bool:
        """Whether somebody writes in a cell."""
        field = self.indexWidget(self.currentIndex())
        return isinstance(field, WordsCell | ShortCell) and field.hasFocus()

    def close_field(self, *, forget: bool = False) -> None:
        """End editing; to `forget` what is typed, as another answer is shown."""
        field = self.indexWidget(self.currentIndex())
        if isinstance(field, ShortCell) and forget:
            field.is_changed = False
        if isinstance(field, WordsCell | ShortCell):
            self.closeEditor(field, _Hint.NoHint)

    def _field_left(self, field: QWidget, key: int) -> None:
        self.closeEditor(field, _Hint.NoHint)
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            self._tab_on(forward=key == _Key.Key_Tab)
        else:
            self._go_on(-1 if key == _Key.Key_Up else 1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        cells = selected.indexes()
        if len(cells) == 1:
            QTimer.singleShot(0, self, partial(self._selected, QPersistentModelIndex(cells[0])))

    def _selected(self, cell: QPersistentModelIndex) -> None:
        """Keys and the mouse go to a cell and select it so. Assistive tools only select it: that is their click."""
        index = self.grid.index(cell.row(), cell.column())
        if index.isValid() and index != self.currentIndex() and index in self.selectedIndexes():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(index)
            self.begin(index)

    def _offer_picks(self, index: Index) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held, kept = self.grid.value(index), QPersistentModelIndex(index)
        picks = [(pick.id, pick.text) for pick in self.grid.column(index).picks]
        for key, words in [*picks, (None, _("Nothing"))]:
            action = menu.addAction(unmarked(words))
            action.setCheckable(True)
            action.setChecked(key == held)
            action.setData((kept, key))
        menu.triggered.connect(self._picked)
        rect = self.visualRect(index).translated(0, self.header.height())
        menu.popup(self.mapToGlobal(rect.bottomLeft() + QPoint(0, 1)))

    def _picked(self, action: QAction) -> None:
        index, key = action.data()
        if index.isValid():
            self.grid.give(index, key, _(PICK))

    # Several cells

    def _chosen(self) -> list[QModelIndex]:
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet takes them."""
        chosen = self._chosen()
        if chosen:
            QGuiApplication.clipboard().setText(text_from_cells(self.grid, chosen))

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self.grid.give_all(
            [(index.row(), index.column(), None) for index in self._chosen()], N_("clear cells")
        )
        self.hinted.emit("")

    def _paste_clipboard(self) -> None:
        source = QGuiApplication.clipboard().mimeData()
        self.paste(source.text() if has_words(source) else "")

    def paste(self, text: str) -> None:
        """Fill cells from the current one on with the clipboard's; a table that grows gets rows for them."""
        start = self.currentIndex()
        if not start.isValid() or not text:
            return
        most = self.most if self.grows else self.grid.rowCount()
        pasted = cells_from_text(self.grid, start, text, most)
        missing = max((row for row, _unused, _unused in pasted.cells), default=0) + 1 - self.grid.rowCount()
        if missing > 0:
            self.grid.add_rows(self.grid.rowCount(), missing, quietly=True)
        self.grid.give_all(pasted.cells, "paste")
        self.hinted.emit(pasted.left_out_words(most))

    # Rows

    def add_row(self, at: int | None = None) -> None:
        """Add an empty row at the end, or at a place, and go to it."""
        at = self.grid.rowCount() if at is None else at
        if self.grid.rowCount() < self.most:
            self.grid.add_rows(at)
            self.setCurrentIndex(self.grid.index(at, 0))

    def move_row(self, by: int) -> None:
        """Move the current row up or down."""
        if self.currentIndex().isValid():
            self.close_field()
            self.grid.move_row(self.currentIndex().row(), by)
            self.placed.emit()

    def remove_row(self) -> None:
        """Take the current row away; undo brings it back."""
        index = self.currentIndex()
        if index.isValid():
            self.close_field()
            self.grid.remove_row(index.row())
            self._go_to(self.grid.index(min(index.row(), self.grid.rowCount() - 1), index.column()))

    def _add_below(self) -> None:
        self.add_row(self.currentIndex().row() + 1)

    def _move_up(self) -> None:
        self.move_row(-1)

    def _move_down(self) -> None:
        self.move_row(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(_("Copy"), self.copy)
        menu.addAction(_("Clear"), self.clear_cells)
        if self.grows:
            menu.addSeparator()
            menu.addAction(_("Add a row below"), self._add_below).setEnabled(self.grid.rowCount() < self.most)
            menu.addAction(_("Move up"), self._move_up)
            menu.addAction(_("Move down"), self._move_down)
            menu.addAction(_("Remove this row"), self.remove_row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and index == self.currentIndex() and not self.selects_several():
            self.begin(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # the second of two quick clicks is a click like the first
