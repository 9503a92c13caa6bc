"""The list of what can stand at the cursor; the keyboard stays in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import rule
from workbook.window.parts.words import Words
from workbook.window.studio.completion import Offer

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme
    from workbook.window.studio.completion import Offers
    from workbook.window.studio.source_editor import SourceEditor

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole
WIDE, ROW, MOST_ROWS, SIDE, ICON = 412, 28, 8, 10, 16


class CompletionList(QFrame):
    """Below the cursor's line, or above it where there is no room."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, editor: SourceEditor) -> None:
        super().__init__(editor)
        self._theme, self._editor = theme, editor
        self.typed = 0
        self.setObjectName("offers")
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self.rows = QListWidget()
        self.rows.setObjectName("hits")
        self.rows.setAccessibleName(_("What can stand here"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setItemDelegate(_Delegate(theme, self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.itemClicked.connect(self._clicked)
        self.foot = Words(theme, "", "small", ink="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(5), theme.px(5), theme.px(7))
        column.setSpacing(theme.px(5))
        for widget in (self.rows, rule(), self.foot):
            column.addWidget(widget)
        self.foot.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def offer(self, offers: Offers | None) -> None:
        """Show what can stand at the cursor; nothing hides it."""
        if offers is None:
            self.close_up()
            return
        was_there = not self.isHidden()
        self.typed = offers.typed
        self.rows.clear()
        for one in offers.offers:
            item = QListWidgetItem()
            item.setData(_ROLE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (one.shown, one.words))))
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.foot.setText(offers.foot)
        self._place()
        self._editor.installEventFilter(
            self
        )  # only while it is there: each event would cost every key something
        self.show()
        self.raise_()
        if not was_there:
            announce(self._editor, f"{self.told_here()} {offers.foot}")

    def close_up(self) -> None:
        """Put it away."""
        self._editor.removeEventFilter(self)
        self.hide()

    def eventFilter(self, _editor: QObject, event: QEvent) -> bool:
        """Keys that are for the list; the window is not to take Esc for a way back."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return False

    def offered(self) -> list[Offer]:
        """All that is shown."""
        return [self.rows.item(row).data(_ROLE) for row in range(self.rows.count())]

    def told_here(self) -> str:
        """What is chosen, in words, and how many there are."""
        row, item = self.rows.currentRow(), self.rows.currentItem()
        place = _("{at} of {count}").format(at=row + 1, count=self.rows.count())
        return f"{item.data(Qt.ItemDataRole.AccessibleTextRole)}, {place}"

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key that came to the text was for the list."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: MOST_ROWS,
                Qt.Key.Key_PageUp: -MOST_ROWS,
            }
            self.rows.setCurrentRow(
                max(0, min(self.rows.count() - 1, self.rows.currentRow() + steps[Qt.Key(key)]))
            )
            announce(self._editor, self.told_here())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.rows.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        one: Offer = item.data(_ROLE)
        self.close_up()
        self.chosen.emit(one)

    def _place(self) -> None:
        """Beside the cursor, inside the editor."""
        px, around, view = self._theme.px, self._editor.rect(), self._editor.viewport()
        width = min(px(WIDE), around.width() - px(16))
        shown = min(self.rows.count(), MOST_ROWS)
        self.rows.setFixedHeight(shown * px(ROW) + 2)
        height = self.rows.height() + self.foot.heightForWidth(width - px(30)) + px(24)
        line = self._editor.cursorRect()
        line.moveTopLeft(view.mapTo(self._editor, line.topLeft()))
        left = max(px(8), min(line.left() - px(SIDE + ICON), around.right() - width - px(8)))
        below = line.bottom() + px(3)
        if below + height > around.bottom() and line.top() - px(3) - height > 0:
            below = line.top() - px(3) - height
        self.setGeometry(QRect(left, below, width, height))


class _Delegate(QStyledItemDelegate):
    """Paints an icon, what is written, and a few words on it."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, offer = self._theme, self._theme.px, index.data(_ROLE)
        assert isinstance(offer, Offer)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(theme.colour("accent") if theme.tokens.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4)
        inside = option.rect.adjusted(px(SIDE), 0, -px(SIDE), 0)
        if offer.icon:
            icon = theme.pixmap(offer.icon, "accent_ink" if chosen else "muted", ICON)
            at = self._part(inside, 0, px(ICON))
            painter.drawPixmap(at.left(), at.center().y() - px(ICON) // 2, icon)
        begin = px(ICON + 12) if offer.icon else 0
        is_code = offer.shown == offer.insert.split("\n")[0].split(" ")[0].rstrip(":")
        shown_font = theme.font("code" if is_code else "small")
        wide = max(px(66), QFontMetrics(shown_font).horizontalAdvance(offer.shown)) + px(10)
        room = min(wide, inside.width() - begin - (px(60) if offer.words else 0))
        self._words(
            painter,
            self._part(inside, begin, room),
            offer.shown,
            shown_font,
            "accent_ink" if chosen else "ink",
        )
        rest = self._part(inside, begin + room, max(0, inside.width() - begin - room))
        self._words(painter, rest, offer.words, theme.font("small"), "accent_ink" if chosen else "muted")
        painter.restore()

    def _part(self, inside: QRect, begin: int, wide: int) -> QRect:
        if QGuiApplication.isRightToLeft():
            return QRect(inside.right() + 1 - begin - wide, inside.top(), wide, inside.height())
        return QRect(inside.left() + begin, inside.top(), wide, inside.height())

    def _words(self, painter: QPainter, area: QRect, words: str, font: object, ink: str) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(self._theme.colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, leading | Qt.TextFlag.TextSingleLine, shown)
