"""The rows and columns of a table for a view: cells by column id, locked labels, one signal for each change."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbook.course.cells import cell_words
from workbook.language.signs import meant
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.typed import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbook.course.columns import Column

    Index = QModelIndex | QPersistentModelIndex

FILL, TICK = N_("fill in a cell"), N_("tick a cell")
_NONE = QModelIndex()
_Role = Qt.ItemDataRole


class GridModel(QAbstractTableModel):
    """Rows are objects as the answer has them; a row with a label shows it in its first cell, locked.

    `edited` is said once for each thing the learner does; rows are never changed in place.
    """

    edited = Signal(str, str)  # what was done, and what it goes on with
    settled = Signal()  # words that were typed turned out to be a value

    def __init__(self, word_of: Callable[[str], str] = str, reader: Reader | None = None) -> None:
        super().__init__()
        self.reader = reader or Reader()
        self.columns: Sequence[Column] = ()
        self.rows: list[dict[str, Any]] = []
        self.year: int | None = None  # this year, which a date need not name
        self._labels: dict[str, str] = {}
        self._word_of = word_of

    # Showing

    def load(self, columns: Sequence[Column], rows: Iterable[dict[str, Any]], labels: dict[str, str]) -> None:
        """Show other rows; the same number of rows and columns keeps the place in the view."""
        shown = list(rows)
        same = len(shown) == len(self.rows) and list(columns) == list(self.columns)
        if same and self.rows:
            self.rows, self._labels = shown, labels
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self.columns, self.rows, self._labels = columns, shown, labels
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def column(self, index: Index) -> Column:
        """The column of a cell."""
        return self.columns[index.column()]

    def value(self, index: Index) -> Any:
        """What the answer holds in a cell."""
        return self.rows[index.row()].get(self.column(index).id)

    def label(self, row: int) -> str:
        """The locked words of a row, or nothing."""
        return self._labels.get(str(self.rows[row].get("row")), "")

    def locked(self, index: Index) -> bool:
        """Whether a cell is the course's and not the learner's."""
        return index.column() == 0 and bool(self.label(index.row()))

    def words(self, index: Index) -> str:
        """A cell as it reads."""
        if self.locked(index):
            return self.label(index.row())
        return self._words(index, self.year)

    def words_to_edit(self, index: Index) -> str:
        """A cell's words with everything that tells what they mean, such as the year."""
        return self._words(index, None)

    def _words(self, index: Index, year: int | None) -> str:
        value = self.value(index)
        decimal = self.reader.forms().decimal if isinstance(value, float) else "."
        return meant(cell_words(self.column(index), value, self._word_of, year=year, decimal=decimal))

    def row_name(self, row: int) -> str:
        """What a row is called: its first words, or its number."""
        return self.words(self.index(row, 0)).strip()[:80] or _("row {row}").format(row=row + 1)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.words(index)
        if role == _Role.EditRole:
            return self.words_to_edit(index)
        ticks = self.column(index).sort == "tick" and not self.locked(index)
        if role == _Role.CheckStateRole and ticks:
            return Qt.CheckState.Checked if self.value(index) is True else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            words = self.words(index)
            said = (_("ticked") if words else _("not ticked")) if ticks else words or _("empty")
            return said if self.locked(index) else f"{self.column(index).text}: {said}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].text if section < len(self.columns) else ""
        return self.row_name(section) if section < len(self.rows) else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.locked(index):
            return flags
        sort = self.column(index).sort
        if sort == "tick":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags if sort == "pick" else flags | Qt.ItemFlag.ItemIsEditable

    # Changing

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Written by a screen reader or another program: words mean what they mean when they are typed."""
        if not index.isValid() or self.locked(index):
            return False
        if role == _Role.CheckStateRole:
            self.give(index, True if Qt.CheckState(value) == Qt.CheckState.Checked else None, TICK)
        elif role == _Role.EditRole:
            self.give(index, self.reader.kept(self.column(index), str(value)))
        return role in (_Role.CheckStateRole, _Role.EditRole)

    def settle(self, index: Index, value: Any) -> None:
        """Words that were typed in a cell turned out to be a value."""
        if self._put([(index.row(), index.column(), value)]):
            self.settled.emit()

    def give(self, index: Index, value: Any, what: str = "") -> None:
        """A cell got another value; None empties it."""
        self.give_all([(index.row(), index.column(), value)], what)

    def give_all(self, cells: Iterable[tuple[int, int, Any]], what: str = "") -> None:
        """Several cells at once, said once; locked ones stay as they are."""
        if changed := self._put(cells):
            what = what or FILL
            self.edited.emit(what, f"{what} {changed}" if what == FILL else "")

    def _put(self, cells: Iterable[tuple[int, int, Any]]) -> list[int]:
        changed: list[int] = []
        for row, column, value in cells:
            key, old = self.columns[column].id, self.rows[row]
            if self.locked(self.index(row, column)) or _same(old.get(key), value):
                continue
            self.rows[row] = (
                {k: v for k, v in old.items() if k != key} if value is None else {**old, key: value}
            )
            changed.append(row)
        if changed:
            last = self.index(max(changed), len(self.columns) - 1)
            self.dataChanged.emit(self.index(min(changed), 0), last)
        return changed

    def add_rows(self, at: int, count: int = 1, *, quietly: bool = False) -> None:
        """New empty rows before a place."""
        self.beginInsertRows(_NONE, at, at + count - 1)
        self.rows[at:at] = [new_row() for _unused in range(count)]
        self.endInsertRows()
        if not quietly:
            self.edited.emit(N_("add a row"), "")

    def remove_row(self, row: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(_NONE, row, row)
        del self.rows[row]
        self.endRemoveRows()
        self.edited.emit(N_("remove a row"), "")

    def move_row(self, row: int, by: int) -> None:
        """Move a row up (-1) or down (1)."""
        to = row + by
        if not 0 <= to < len(self.rows):
            return
        self.beginMoveRows(_NONE, row, row, _NONE, to + 1 if by > 0 else to)
        self.rows.insert(to, self.rows.pop(row))
        self.endMoveRows()
        self.edited.emit(N_("move a row"), "")


def new_row() -> dict[str, Any]:
    """An empty row with an id of its own."""
    return {"row": secrets.token_hex(4)}


def _same(old: Any, new: Any) -> bool:
    """Whether nothing changed; an unticked cell is as good as an empty one."""
    return (old is None and new is False) or (type(old) is type(new) and old == new)
