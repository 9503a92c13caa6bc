"""The outline for assistive tools: a tree whose rows are named, open a page, and tell where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from shiboken6 import Object, isValid

from workbook.window.accessible.told import Kind, Level, Role, Told, Which, address_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QWindow

    from workbook.window.pages.outline_view import OutlineView

HEADERS = 1  # Qt counts the hidden header as the first child when it tells which row one is on


class Outline(Told):
    """The rows that are seen, modules and the pages of the one that is open, are its children."""

    def __init__(self, view: OutlineView) -> None:
        super().__init__(view, Role.Tree)
        self._view = view
        self._header = Row(self, -1)
        self._rows: list[Row] = []

    def childCount(self) -> int:
        return HEADERS + len(self.indexes())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if index < HEADERS:
            return self._header if index == 0 else None
        at, count = index - HEADERS, len(self.indexes())
        while len(self._rows) < count:
            self._rows.append(Row(self, len(self._rows)))
        return self._rows[at] if at < count else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.at + HEADERS if isinstance(child, Row) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._view
        found = view.indexAt(view.viewport().mapFromGlobal(QPoint(x, y)))
        seen = self.indexes()
        return self.child(seen.index(found) + HEADERS) if found in seen else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        seen, current = self.indexes(), self._view.currentIndex()
        return self.child(seen.index(current) + HEADERS) if current in seen else None

    def indexes(self) -> list[QModelIndex]:
        """The rows from top to bottom, as one sees them."""
        found, index = [], self._view.model().index(0, 0)
        while index.isValid():
            found.append(index)
            index = self._view.indexBelow(index)
        return found

    def view(self) -> OutlineView | None:
        """The view, while it is there."""
        return self._view if isValid(self) and isValid(self._view) else None


class _OpensPage(QAccessibleActionInterface):
    """A row opens its page; it can also be gone to."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row = row

    def actionNames(self) -> list[str]:
        return ["Press", "SetFocus"]

    def doAction(self, actionName: str) -> None:
        view, index = self._row.place()
        if view is None or index is None:
            return
        view.setCurrentIndex(index)
        if actionName == "Press":
            view.activated.emit(index)
        else:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return ["Return"] if actionName == "Press" else []


class Row(QAccessibleInterface):
    """One row, by its place from the top; the one before the first is the hidden header."""

    def __init__(self, outline: Outline, at: int) -> None:
        super().__init__()
        self._outline, self.at = outline, at
        self._acts, self._level = _OpensPage(self), {n: Level(n) for n in (1, 2)}

    def place(self) -> tuple[OutlineView | None, QModelIndex | None]:
        """The view, and the row's index in it."""
        view = self._outline.view()
        if view is None or self.at < 0:
            return view, None
        seen = self._outline.indexes()
        return view, seen[self.at] if self.at < len(seen) else None

    def isValid(self) -> bool:
        return self._outline.view() is not None

    def object(self) -> None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        view = self._outline.view()
        return view.window().windowHandle() if view is not None else None

    def parent(self) -> QAccessibleInterface:
        return self._outline

    def role(self) -> QAccessible.Role:
        return Role.TreeItem if self.at >= 0 else Role.Whitespace

    def text(self, t: QAccessible.Text) -> str:
        _unused, index = self.place()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index and t == Which.Name else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Rows are the course's."""

    def rect(self) -> QRect:
        view, index = self.place()
        if view is None or index is None:
            return QRect()
        box = view.visualRect(index)
        return QRect(view.viewport().mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view, index = self.place()
        if view is None or index is None:
            state.invisible = True
            return state
        current = index == view.currentIndex()
        state.focusable = state.selectable = True
        state.selected = current
        state.focused = current and view.hasFocus()
        state.expandable = view.model().hasChildren(index)
        state.expanded = view.isExpanded(index)
        state.invisible = not view.isVisible()
        return state

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        return None

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> int:
        _unused, index = self.place()
        side: Object | None = None
        if index is not None and arg__1 == Kind.ActionInterface:
            side = self._acts
        elif index is not None and arg__1 == Kind.AttributesInterface:
            side = self._level[2 if index.parent().isValid() else 1]
        return address_of(side)
