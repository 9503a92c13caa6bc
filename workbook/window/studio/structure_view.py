"""The structure of a draft at the left: its modules, and what stands in each, to be chosen, moved and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from workbook.drafts.parts import parts_of
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.studio.places import ABOUT, HELP, SOURCES, Place, icon_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPaintEvent

    from workbook.course.problems import Problem
    from workbook.drafts.parts import PartMark
    from workbook.window.look.theme import Theme
    from workbook.window.studio.drafting import Drafting

_PLACE = Qt.ItemDataRole.UserRole
ALT = Qt.KeyboardModifier.AltModifier
SORTS = {
    "module": N_("Module"), "page": N_("Page"), "text": N_("Text"), "box": N_("Box"), "exercise": N_("Exercise"),
}  # fmt: skip


class StructureView(QTreeWidget):
    """Rows follow the text: what is written is what stands here. Modules are read when they are opened."""

    place_chosen = Signal(object)
    move_wanted = Signal(object, object, bool)  # what, to what, and whether behind it
    step_wanted = Signal(object, int)  # one up or down
    remove_wanted = Signal(object)
    copy_wanted = Signal(object)
    menu_wanted = Signal(object, object)  # of what, and where on the screen

    def __init__(self, theme: Theme, drafting: Drafting) -> None:
        super().__init__()
        self._theme, self._drafting = theme, drafting
        self._marked: dict[Place, str] = {}
        self.setObjectName("structure")
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setFrameShape(QFrame.Shape.StyledPanel)  # so that rows lie inside the ring of the focus
        self._drop: tuple[QModelIndex, bool] | None = (
            None  # where what is dragged would land: a row, and behind it
        )
        self.setAccessibleName(_("Structure of the course"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)  # it is drawn here, so that it is seen
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.restyle()
        theme.changed.connect(self.restyle)
        self.itemExpanded.connect(self._fill)
        self.currentItemChanged.connect(self._current_changed)
        drafting.changed.connect(self._draft_changed)
        drafting.checked.connect(self.mark)
        self._build()
        modules = list(self._modules())
        if len(modules) == 1:  # a worksheet: there is nothing else to choose between
            self._fill(modules[0])
            modules[0].setExpanded(True)

    def restyle(self) -> None:
        """Take fonts and icons anew."""
        theme = self._theme
        self.setFont(theme.font("interface"))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setIndentation(theme.px(16))
        for item in self._items():
            self._dress(item)

    # Rows

    def _build(self) -> None:
        """All rows anew, with those open that were."""
        here = self.place()
        opened = {place.path for item in self._modules() if item.isExpanded() and (place := _place(item))}
        self.blockSignals(True)
        self.clear()
        for place, words in (
            (Place("about", ABOUT), _("About this course")),
            (Place("help", HELP), _("Help box")),
        ):
            self._row(None, place, words)
        for mark in self._drafting.outline().modules:
            item = self._row(None, Place("module", mark.path), f"{mark.number} {mark.title}")
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if mark.path in opened:
                self._fill(item)
                item.setExpanded(True)
        for place, words in (
            (Place("sources", SOURCES), _("Sources")),
            (Place("pictures", "media"), _("Pictures")),
            (Place("leader", "leader"), _("For whoever leads")),
        ):
            self._row(None, place, words)
        self.blockSignals(False)
        if here is not None:
            self.show_place(here)

    def _row(self, above: QTreeWidgetItem | None, place: Place, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _PLACE, place)
        item.setToolTip(0, words)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
        if place.sort in ("module", "part"):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        else:
            flags &= ~Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._dress(item)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        """The parts of a module, once it is opened."""
        place = _place(item)
        if place is None or place.sort != "module":
            return
        source, read = self._drafting.draft.source(place.path), self._drafting.module(place.path)
        parts = parts_of(source) if source else []
        names, block = [], 0
        for part in parts:
            names.append(name_of(part, read, block))
            block += part.sort in ("box", "exercise")
        if item.childCount() != len(parts):
            item.takeChildren()
            for at in range(len(parts)):
                self._row(item, Place("part", place.path, at), "")
        for at, (part, name) in enumerate(zip(parts, names, strict=True)):
            row = _child(item, at)
            if row.text(0) != name:
                row.setText(0, name)
                row.setToolTip(0, name)
            row.setData(0, _PLACE + 1, icon_of(part))
            row.setData(0, _PLACE + 2, part.sort)
            self._dress(row)

    def _dress(self, item: QTreeWidgetItem) -> None:
        theme, place = self._theme, _place(item)
        if place is None:
            return
        icons = {"about": "info", "help": "life-buoy", "sources": "library", "pictures": "image",
                 "leader": "users-round"}  # fmt: skip
        sort = item.data(0, _PLACE + 2) or place.sort
        icon = icons.get(place.sort) or item.data(0, _PLACE + 1) or ""
        marked = self._marked.get(place, "")
        if marked:
            item.setIcon(0, theme.icon("triangle-alert", marked, 16))
        elif icon:
            item.setIcon(0, theme.icon(icon, "muted", 16))
        font = theme.font("button" if place.sort == "module" or sort == "page" else "interface")
        item.setFont(0, font)
        said = item.text(0)
        if sort in SORTS:
            said = _("{name}, {sort}").format(name=said, sort=_(SORTS[sort]))
        if marked:
            said = _("{name}, something to look at").format(name=said)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for item in self._top():
            yield item
            yield from (_child(item, n) for n in range(item.childCount()))

    def _top(self) -> Iterator[QTreeWidgetItem]:
        for n in range(self.topLevelItemCount()):
            yield cast("QTreeWidgetItem", self.topLevelItem(n))

    def _modules(self) -> Iterator[QTreeWidgetItem]:
        return (item for item in self._top() if (place := _place(item)) and place.sort == "module")

    # What is chosen

    def place(self) -> Place | None:
        """What is chosen now."""
        return _place(self.currentItem())

    def show_place(self, place: Place) -> None:
        """Choose a row; its module opens for it. Of a part that is there no longer the nearest is taken."""
        if item := self._find(place):
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def _find(self, place: Place) -> QTreeWidgetItem | None:
        for item in self._top():
            found = _place(item)
            if found is None or found.path != place.path:
                continue
            if place.sort != "part":
                return item
            self._fill(item)
            item.setExpanded(True)
            count = item.childCount()
            return _child(item, min(max(0, place.at), count - 1)) if count else item
        return None

    def _current_changed(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if place := _place(now):
            self.place_chosen.emit(place)

    # Changes

    def _draft_changed(self, paths: set[str]) -> None:
        titles = {mark.path: f"{mark.number} {mark.title}" for mark in self._drafting.outline().modules}
        if [_path(item) for item in self._modules()] != list(titles):
            self._build()
            return
        for item in self._modules():
            path = _path(item)
            if item.text(0) != titles[path]:
                item.setText(0, titles[path])
                item.setToolTip(0, titles[path])
            if item.isExpanded() and (path in paths or item.childCount()):
                self._fill(item)

    def mark(self, problems: list[Problem]) -> None:
        """Show where there is something to look at: what keeps the course from being packed, and advice."""
        marked: dict[Place, str] = {}
        parts: dict[str, list[PartMark]] = {}
        for problem in problems:
            for place in self._places_of(problem, parts):
                if marked.get(place) != "error":
                    marked[place] = "error" if problem.level == "error" else "caution"
        both = {*marked, *self._marked}
        changed: set[Place | None] = {one for one in both if marked.get(one) != self._marked.get(one)}
        self._marked = marked
        for item in self._items():
            if _place(item) in changed:
                item.setIcon(0, QIcon())
                self._dress(item)

    def _places_of(self, problem: Problem, parts: dict[str, list[PartMark]]) -> Iterator[Place]:
        tops: Mapping[str, Place] = {
            ABOUT: Place("about", ABOUT), HELP: Place("help", HELP), SOURCES: Place("sources", SOURCES)
        }  # fmt: skip
        if problem.path in tops:
            yield tops[problem.path]
        elif problem.path.startswith("media"):
            yield Place("pictures", "media")
        elif problem.path.startswith("modules/"):
            yield Place("module", problem.path)
            if problem.path not in parts:
                source = self._drafting.draft.source(problem.path)
                parts[problem.path] = parts_of(source) if source is not None else []
            for at, part in enumerate(parts[problem.path]):
                if part.first <= problem.line <= part.last:
                    yield Place("part", problem.path, at)

    # Moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place, key = self.place(), event.key()
        can_change = place is not None and place.sort in ("module", "part")
        if can_change and event.modifiers() & ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(place, -1 if key == Qt.Key.Key_Up else 1)
        elif can_change and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(place)
        elif can_change and key == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit(place)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = (
            self.itemAt(event.pos())
            if event.reason() == QContextMenuEvent.Reason.Mouse
            else self.currentItem()
        )
        if place := _place(item):
            self.menu_wanted.emit(place, event.globalPos())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where what is dragged would land."""
        super().dragMoveEvent(event)
        self._show_drop(self._landing(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt would move the row; the text is moved, and the rows follow."""
        moved, landing = self.place(), self._landing(event)
        self._show_drop(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is not None and landing is not None:
            place = _place(self.itemFromIndex(landing[0]))
            self.move_wanted.emit(moved, place, landing[1])

    def _landing(self, event: QDropEvent) -> tuple[QModelIndex, bool] | None:
        """The row that something dropped here would come before or behind; None where it can land nowhere."""
        index, moved = self.indexAt(event.position().toPoint()), self.place()
        place = _place(self.itemFromIndex(index)) if index.isValid() else None
        if moved is None or place is None or moved == place or place.sort not in ("module", "part"):
            return None
        if moved.sort == "module" and place.sort != "module":
            return None
        middle = self.visualRect(index).center().y()
        if moved.sort == "part" and place.sort == "module":
            return index, True  # into it, as its last part
        return index, event.position().y() > middle

    def _show_drop(self, drop: tuple[QModelIndex, bool] | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        index, behind = self._drop
        row = self.visualRect(index)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(2)))
        place, moved = _place(self.itemFromIndex(index)), self.place()
        if place is not None and moved is not None and place.sort != moved.sort:  # it goes into the module
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), self._theme.px(5), self._theme.px(5))
            return
        y = row.bottom() if behind else row.top()
        painter.drawLine(row.left(), y, row.right(), y)
        painter.setBrush(self._theme.colour("accent"))
        side = row.right() if self.isRightToLeft() else row.left()
        painter.drawEllipse(QPoint(side, y), self._theme.px(3), self._theme.px(3))


def _child(item: QTreeWidgetItem, at: int) -> QTreeWidgetItem:
    return cast("QTreeWidgetItem", item.child(at))


def _place(item: QTreeWidgetItem | None) -> Place | None:
    found = item.data(0, _PLACE) if item is not None else None
    return Place(*found) if found else None


def _path(item: QTreeWidgetItem) -> str:
    place = _place(item)
    return place.path if place else ""
