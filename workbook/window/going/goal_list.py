"""The list below the field: groups of places and acts, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbook.answers.searching.folding import spans_of, words_in
from workbook.language.translation import gettext as _
from workbook.window.going.goals import Goal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.going.goals import Group
    from workbook.window.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE, ICON, GAP = 14, 18, 12
ROW, CHOSEN, HEADING = 38, 56, 32
ICONS = {"page": "book-open", "command": "chevron-right", "bring": "users-round", "take back": "undo-2"}
_ROLE = Qt.ItemDataRole.UserRole


class GoalList(QListWidget):
    """Never has the keyboard: the field keeps it, and moves through these."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("hits")
        self.setAccessibleName(_("Places"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.typed = ""
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: Sequence[Group], typed: str) -> None:
        """Show what was found for typed words; the first is chosen."""
        self.typed = typed
        self.clear()
        for name, found in groups:
            heading = QListWidgetItem(name)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for goal in found:
                item = QListWidgetItem()
                item.setData(_ROLE, goal)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(told(goal)))
                self.addItem(item)
        self.setCurrentRow(1 if self.count() else -1)

    def goal_at(self, row: int) -> Goal | None:
        """What a row leads to; None of a heading."""
        found = self.item(row).data(_ROLE) if 0 <= row < self.count() else None
        return found if isinstance(found, Goal) else None

    def goals(self) -> list[Goal]:
        """All that is shown."""
        return [goal for row in range(self.count()) if (goal := self.goal_at(row))]

    def chosen(self) -> Goal | None:
        """What Enter leads to."""
        return self.goal_at(self.currentRow())

    def go(self, step: int) -> None:
        """To the next row, or the one before, past headings."""
        row = self.currentRow() + step
        while 0 <= row < self.count() and self.goal_at(row) is None:
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def go_group(self, step: int) -> None:
        """To the first row of the next group, or of the one before, and around."""
        firsts = [row + 1 for row in range(self.count()) if self.goal_at(row) is None]
        if firsts:
            here = max((n for n, first in enumerate(firsts) if first <= self.currentRow()), default=0)
            self.setCurrentRow(firsts[(here + step) % len(firsts)])

    def told_here(self) -> str:
        """What is chosen in words: what it is, its group, and how many there are."""
        goal = self.chosen()
        if goal is None:
            return ""
        row = next(row for row in range(self.currentRow(), -1, -1) if self.goal_at(row) is None)
        at = sum(self.goal_at(n) is not None for n in range(self.currentRow())) + 1
        place = _("{at} of {count}").format(at=at, count=len(self.goals()))
        return ", ".join([*told(goal), self.item(row).text(), place])

    def needed(self) -> int:
        """The height at which nothing has to be scrolled."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + self._theme.px(10)


def told(goal: Goal) -> list[str]:
    """A goal in words for who listens."""
    return [part for part in (goal.number, goal.title, goal.where) if part]


class _Delegate(QStyledItemDelegate):
    """Paints a goal: its icon, number and title, and at the end where it is; of the chosen one below its title."""

    def __init__(self, theme: Theme, parent: GoalList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        goal = index.data(_ROLE)
        if not isinstance(goal, Goal):
            return QSize(0, self._theme.px(HEADING))
        is_tall = index.row() == self._list.currentRow() and goal.sort in ("exercise", "page") and goal.where
        return QSize(0, self._theme.px(CHOSEN if is_tall else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        goal = index.data(_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(goal, Goal):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_goal(painter, option.rect, goal, chosen=chosen)
        else:
            inside = option.rect.adjusted(self._theme.px(SIDE), 0, -self._theme.px(SIDE), -self._theme.px(3))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
            self._text(painter, inside, str(index.data() or ""), "small-button", "muted", bottom)
        painter.restore()

    def _paint_goal(self, painter: QPainter, area: QRect, goal: Goal, *, chosen: bool) -> None:
        theme, px = self._theme, self._theme.px
        if chosen:
            painter.setPen(theme.colour("accent") if theme.tokens.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 6, 6)
        rest = area.adjusted(px(SIDE), 0, -px(SIDE), 0)
        icon = theme.pixmap(_icon(goal), "accent_ink" if chosen else "muted", ICON)
        rest = self._at_start(rest, px(ICON) + px(GAP))
        at = self._mirrored(QRect(area.left() + px(SIDE), 0, px(ICON), px(ICON)), area)
        painter.drawPixmap(at.left(), area.center().y() - px(ICON) // 2, icon)
        end = self._end_of(goal, chosen=chosen)
        metrics = QFontMetrics(theme.font("small"))
        room = min(metrics.horizontalAdvance(end) + 2, rest.width() // 2)
        ink = "accent_ink" if chosen else "muted"
        self._text(painter, rest, metrics.elidedText(end, _RIGHT, room), "small", ink, _TRAILING)
        rest = self._at_end(rest, room + px(GAP) if end else 0)
        if goal.number:
            style = "small-button" if goal.sort == "exercise" else "small"
            self._text(painter, rest, goal.number, style, "accent" if goal.sort == "exercise" else ink)
            rest = self._at_start(
                rest, max(px(34), QFontMetrics(theme.font(style)).horizontalAdvance(goal.number) + px(GAP))
            )
        title = self._title_font(goal, chosen=chosen)
        if chosen and area.height() > px(ROW):
            upper, lower = (
                rest.adjusted(0, px(6), 0, -rest.height() // 2),
                rest.adjusted(0, rest.height() // 2, 0, -px(5)),
            )
            self._title(painter, upper, goal, title, "accent_ink")
            words = metrics.elidedText(goal.where, _RIGHT, lower.width())
            self._text(painter, lower, words, "small", "accent_ink")
        else:
            self._title(painter, rest, goal, title, "accent_ink" if chosen else "ink")

    def _end_of(self, goal: Goal, *, chosen: bool) -> str:
        """What stands at the end of a row: the key that goes there, or where it is."""
        if goal.sort == "command":
            return goal.where
        return _("Enter") if chosen else goal.where

    def _title_font(self, goal: Goal, *, chosen: bool) -> QFont:
        font = QFont(self._theme.font("answer" if goal.sort in ("exercise", "page") else "interface"))
        if chosen:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _title(self, painter: QPainter, area: QRect, goal: Goal, font: QFont, ink: str) -> None:
        """The title with what was typed marked in it, where it has room."""
        theme, metrics = self._theme, QFontMetrics(font)
        shown = metrics.elidedText(goal.title, _RIGHT, area.width())
        painter.setFont(font)
        if shown == goal.title:
            for begin, end in spans_of(shown, words_in(self._list.typed)):
                left = metrics.horizontalAdvance(shown[:begin])
                wide = metrics.horizontalAdvance(shown[begin:end])
                mark = QRect(
                    area.left() + left, area.center().y() - metrics.height() // 2, wide, metrics.height()
                )
                painter.fillRect(self._mirrored(mark, area), theme.colour("mark"))
        painter.setPen(theme.colour(ink))
        painter.drawText(area, _LEADING | Qt.TextFlag.TextSingleLine, shown)

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        style: str,
        ink: str,
        flags: Qt.AlignmentFlag | None = None,
    ) -> None:
        painter.setFont(self._theme.font(style))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(area, (flags or _LEADING) | Qt.TextFlag.TextSingleLine, words)

    def _is_mirrored(self) -> bool:
        return self._list.isRightToLeft()

    def _mirrored(self, part: QRect, whole: QRect) -> QRect:
        if not self._is_mirrored():
            return part
        return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())

    def _at_start(self, area: QRect, taken: int) -> QRect:
        return area.adjusted(0, 0, -taken, 0) if self._is_mirrored() else area.adjusted(taken, 0, 0, 0)

    def _at_end(self, area: QRect, taken: int) -> QRect:
        return area.adjusted(taken, 0, 0, 0) if self._is_mirrored() else area.adjusted(0, 0, -taken, 0)


_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
_RIGHT = Qt.TextElideMode.ElideRight


def _icon(goal: Goal) -> str:
    if goal.sort != "exercise":
        return ICONS[goal.sort]
    from workbook.course import kinds

    return kinds.spec(goal.kind).icon if goal.kind in kinds.KINDS else "pencil-line"
