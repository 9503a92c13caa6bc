"""The list of what was found: each hit with where it stands and a piece of its words, the found ones marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.answers.searching.excerpt import Excerpt
    from workbook.answers.searching.index import Hit
    from workbook.window.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE, GAP = 16, 9


class Shown(NamedTuple):
    """A hit as it is shown: where it stands, who sees it (of an answer), and a piece of its words."""

    hit: Hit
    where: str
    share: str
    piece: Excerpt


class HitList(QListWidget):
    """Headings and hits; the arrow keys go from hit to hit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("hits")
        self.setAccessibleName(_("What was found"))
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_hits(self, groups: list[tuple[str, int, list[Shown]]]) -> None:
        """Each group with its name, how many there are in all, and the first of them; the first hit is chosen."""
        self.clear()
        for name, count, hits in groups:
            heading = QListWidgetItem(f"{name}   {count}")
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for shown in hits:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, shown)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(_told(shown)))
                self.addItem(item)
        first = next((row for row in range(self.count()) if self.shown_at(row)), -1)
        self.setCurrentRow(first)

    def shown_at(self, row: int) -> Shown | None:
        """The hit in a row; None of a heading."""
        found = self.item(row).data(Qt.ItemDataRole.UserRole) if 0 <= row < self.count() else None
        return found if isinstance(found, Shown) else None

    def chosen(self) -> Shown | None:
        """The hit that is chosen."""
        return self.shown_at(self.currentRow())

    def go(self, step: int) -> None:
        """To the next hit, or the one before."""
        row = self.currentRow() + step
        while 0 <= row < self.count() and self.shown_at(row) is None:
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _told(shown: Shown) -> list[str]:
    return [part for part in (shown.piece.words, shown.where, shown.share) if part]


def marked(piece: Excerpt, theme: Theme) -> str:
    """A piece as HTML, with the found words on the colour of a mark, and bold where colours say little."""
    tokens, parts, at = theme.tokens, [], 0
    weight = "; font-weight: 600" if tokens.high_contrast else ""
    for begin, end in piece.spans:
        parts.append(escape(piece.words[at:begin]))
        style = f"background-color: {tokens.mark}{weight}"
        parts.append(f'<span style="{style}">{escape(piece.words[begin:end])}</span>')
        at = end
    return "".join([*parts, escape(piece.words[at:])])


class _Delegate(QStyledItemDelegate):
    """Paints a hit: one quiet line, and its words below it."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, width = self._theme.px, self._list.viewport().width()
        shown = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(shown, Shown):
            return QSize(width, px(34))
        words = self._document(shown, "ink", width - 2 * px(SIDE))
        return QSize(width, round(words.size().height()) + self._line() + 2 * px(GAP) + px(4))

    def _line(self) -> int:
        return QFontMetrics(self._theme.font("small")).height()

    def _document(self, shown: Shown, ink: str, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font("answer"))
        lay = QTextOption()
        lay.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lay.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        document.setDefaultTextOption(lay)
        colour = getattr(self._theme.tokens, ink)
        document.setHtml(f'<span style="color: {colour}">{marked(shown.piece, self._theme)}</span>')
        document.setTextWidth(max(60, width))
        return document

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, area = self._theme, self._theme.px, option.rect
        shown = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        inside = area.adjusted(px(SIDE), px(GAP), -px(SIDE), -px(GAP))
        if not isinstance(shown, Shown):
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("small-button"))
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, index.data() or ""
            )
            painter.restore()
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 8, 8)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("accent_ink" if is_chosen else "muted"))
        metrics = QFontMetrics(theme.font("small"))
        line = inside.adjusted(0, 0, 0, self._line() - inside.height())
        share = metrics.horizontalAdvance(shown.share)
        where = metrics.elidedText(shown.where, Qt.TextElideMode.ElideRight, line.width() - share - px(12))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, where)
        painter.drawText(line, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, shown.share)
        painter.translate(inside.left(), inside.top() + self._line() + px(4))
        words = self._document(shown, "ink", inside.width())
        words.drawContents(painter)
        painter.restore()
