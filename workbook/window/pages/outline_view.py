"""The outline at the left: modules, the pages of the module that is open, and how far each has come."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from workbook.answers.marking.order import PageName
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.edge_pages import KEPT, kept_module
from workbook.window.parts.announce import tell_place

if TYPE_CHECKING:
    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

Index = QModelIndex | QPersistentModelIndex
STATE, COUNT, TENDER, BOOKMARK = (Qt.ItemDataRole(Qt.ItemDataRole.UserRole + n) for n in range(4))
WIDTH = 252  # of the column, inside its margins
MOST_LETTERS = 300  # of a title; assistive tools and the tooltip have all of it
_GAP = 28  # for the icon before the words
_SAID = {
    "done": N_("done"),
    "here": N_("you are here"),
    "": N_("not opened yet"),
    "begun": N_("begun"),
    "kept": "",
}


class OutlineModel(QAbstractItemModel):
    """Modules with pages under them. A page's internal id is its module's row + 1; a module's is 0."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        kept = [kept_module()[0]] if session.kept() or session.marks.lost() else []
        self._modules = [*session.course.outline.modules, *kept]
        self.here: tuple[str, str] = ("", "")
        self._counts: dict[str, tuple[int, int]] = {}  # a row is asked many times between two changes

    def set_here(self, module_id: str, page_id: str) -> None:
        """The page that is open."""
        self.here = (module_id, page_id)
        self.refresh()

    def refresh(self) -> None:
        """Counts and ticks may have changed."""
        self._counts.clear()
        self._changed(QModelIndex())
        self._changed(self.index_of(self.here[0]))

    def _changed(self, parent: QModelIndex) -> None:
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, 0, parent), [STATE, COUNT])

    def place(self, index: Index) -> tuple[ModuleMark, PageMark]:
        """The page that a row leads to; a module's row leads to its first page."""
        module = self._modules[index.internalId() - 1 if index.internalId() else index.row()]
        return module, module.pages[index.row() if index.internalId() else 0]

    def index_of(self, module_id: str, page_id: str = "") -> QModelIndex:
        """The row of a module, or of one of its pages."""
        for row, module in enumerate(self._modules):
            if module.id == module_id:
                at = self.index(row, 0)
                pages = [n for n, page in enumerate(module.pages) if page.id == page_id]
                return self.index(pages[0], 0, at) if page_id and pages and self.rowCount(at) else at
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not 0 <= row < self.rowCount(parent) or column:
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        inside = index.internalId() if index.isValid() else 0
        return self.createIndex(inside - 1, 0, 0) if inside else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._modules)
        if parent.internalId():
            return 0
        pages = self._modules[parent.row()].pages
        return len(pages) if len(pages) > 1 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        module, page = self.place(index)
        inside = bool(index.internalId())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return page.title if inside else module.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        return self._own_data(module, page, role, inside=inside)

    def _own_data(self, module: ModuleMark, page: PageMark, role: int, *, inside: bool) -> object:
        """What the delegate draws."""
        if role == STATE:
            return self._page_state(module, page) if inside else self._module_state(module)
        if role == COUNT:
            return "" if inside else self._count(module)
        if role == BOOKMARK:
            return inside and self._session.marks.bookmark_of(PageName(module.id, page.id)) is not None
        return bool(module.tender) and not inside if role == TENDER else None

    def _module_state(self, module: ModuleMark) -> str:
        if module.id == self.here[0]:
            return "here"
        if module.id == KEPT:
            return "kept"
        if self._session.progress.module_done(module):
            return "done"
        return (
            "begun"
            if any((module.id, page.id) in self._session.choices.visited for page in module.pages)
            else ""
        )

    def _page_state(self, module: ModuleMark, page: PageMark) -> str:
        if (module.id, page.id) == self.here:
            return "here"
        return "done" if self._session.progress.page_done(module, page) else ""

    def _count(self, module: ModuleMark) -> str:
        if module.id not in self._counts:
            self._counts[module.id] = self._session.progress.module_count(module)
        done, total = self._counts[module.id]
        opened = self._module_state(module) != ""
        return _("{done} of {total}").format(done=done, total=total) if total and (done or opened) else ""

    def _said(self, index: Index) -> str:
        words = [str(self.data(index)), _(_SAID[str(self.data(index, STATE))]), str(self.data(index, COUNT))]
        if self.data(index, TENDER):
            words.append(_("a tender module"))
        if self.data(index, BOOKMARK):
            words.append(_("bookmarked"))
        return ", ".join(word for word in words if word)


class OutlineView(QTreeView):
    """A quiet tree: a click or Enter opens a page."""

    page_chosen = Signal(str, str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._model = OutlineModel(session, self)
        self._theme = theme
        self.setItemDelegate(_Row(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Outline of the course"))
        self.setModel(self._model)
        self.clicked.connect(self._chosen)
        self.activated.connect(self._chosen)
        session.progress.changed.connect(self._model.refresh)
        session.marks.changed.connect(self._model.refresh)
        theme.changed.connect(self.doItemsLayout)

    def show_place(self, module_id: str, page_id: str) -> None:
        """Open the module that the page is in, close the others, and mark the page."""
        self._model.set_here(module_id, page_id)
        module = self._model.index_of(module_id)
        self.collapseAll()
        self.expand(module)
        at = self._model.index_of(module_id, page_id)
        self.setCurrentIndex(at)
        self.scrollTo(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, partial(tell_place, self))  # once Qt has told of the view itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # rows wrap at another width

    def _chosen(self, index: QModelIndex) -> None:
        module, page = self._model.place(index)
        self.page_chosen.emit(module.id, page.id)


class _Row(QStyledItemDelegate):
    """Paints a row: an icon for how far, words, a count or a feather."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        least = self._theme.px(29 if index.internalId() else 33)
        room = self._width() - self._theme.px(20 + _GAP) - self._end_room(index)
        words = _laid_out(str(index.data()), self._font(strong=str(index.data(STATE)) == "here"), room)
        return QSize(100, max(least, ceil(words.boundingRect().height()) + self._theme.px(10)))

    def _width(self) -> int:
        """The width of a row as it is painted; before the tree is shown, as it is meant to be."""
        tree = self.parent()
        shown = tree.viewport().width() if isinstance(tree, OutlineView) and tree.isVisible() else 0
        return shown or self._theme.px(WIDTH)

    def _end_room(self, index: Index) -> int:
        """What the count takes with a digit to spare, or else the feather or tick, even one that is still to come."""
        count = str(index.data(COUNT) or "")
        if not count:
            return self._theme.px(21) if index.data(TENDER) or index.internalId() else 0
        return QFontMetrics(self._theme.font("meta")).horizontalAdvance(f"{count}0") + self._theme.px(8)

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self._theme.font("interface"))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page, state = bool(index.internalId()), str(index.data(STATE))
        box: QRect = option.rect
        self._background(painter, option, current=page and state == "here")
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        inner = box.adjusted(self._theme.px(10), 0, -self._theme.px(10), 0)
        self._draw_end(painter, inner, index, right_to_left=right_to_left)
        used = self._end_room(index)  # as the row was measured, so that no tick makes words wrap anew
        if not page:
            self._draw_icon(painter, inner, _icon(state), right_to_left=right_to_left)
        gap = self._theme.px(_GAP)
        words = inner.adjusted(used, 0, -gap, 0) if right_to_left else inner.adjusted(gap, 0, -used, 0)
        painter.setPen(self._theme.colour("accent_ink" if page and state == "here" else "ink"))
        said = _laid_out(
            str(index.data()), self._font(strong=state == "here"), words.width(), option.direction
        )
        above = (words.height() - said.boundingRect().height()) / 2
        said.draw(painter, QPointF(words.left(), words.top() + above))
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool) -> None:
        state: QStyle.StateFlag = option.state
        box = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if current:
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(box, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            hover = self._theme.colour("ink")
            hover.setAlphaF(0.05)
            painter.setBrush(hover)
            painter.drawRoundedRect(box, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus and self._keyboard(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box, 5, 5)

    def _keyboard(self, option: QStyleOptionViewItem) -> bool:
        widget = option.widget
        return isinstance(widget, OutlineView) and widget.hasFocus()

    def _draw_icon(
        self, painter: QPainter, box: QRect, icon: tuple[str, str], *, right_to_left: bool
    ) -> None:
        size = self._theme.px(18)
        left = box.right() - size if right_to_left else box.left()
        painter.drawPixmap(left, box.center().y() - size // 2 + 1, self._theme.pixmap(*icon, 18))

    def _draw_end(self, painter: QPainter, box: QRect, index: Index, *, right_to_left: bool) -> None:
        """The count, feather or tick at the row's end."""
        size = self._theme.px(15)
        name, colour = ("", "")
        if index.data(BOOKMARK):
            name, colour = "bookmark-filled", "accent"
        elif index.internalId() and index.data(STATE) == "done":
            name, colour = "check", "success"
        elif index.data(TENDER) and not index.data(COUNT):
            name, colour = "feather", "muted"
        if name:
            left = box.left() if right_to_left else box.right() - size
            painter.drawPixmap(left, box.center().y() - size // 2 + 1, self._theme.pixmap(name, colour, 15))
            return
        count = str(index.data(COUNT) or "")
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, count)


def _laid_out(
    text: str, font: QFont, width: int, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> QTextLayout:
    """Words in lines of a width; a word that is longer than a line is parted."""
    shown = text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()} …"
    laid = QTextLayout(shown, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    height = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    laid.endLayout()
    return laid


def _icon(state: str) -> tuple[str, str]:
    return {
        "done": ("circle-check", "success"),
        "here": ("circle-dot", "accent"),
        "begun": ("circle", "accent"),
        "kept": ("archive", "muted"),
    }.get(state, ("circle", "muted"))
