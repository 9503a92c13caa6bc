"""One month as a calm calendar: days that have something are cards with small signs, others are only days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from workbook.language.dates import full_day, month_and_year, short_day, weekday_names
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.overviews.entry_view import ICONS, SORT_WORDS
from workbook.window.parts.announce import announce, tell_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from workbook.answers.overviews.days import Mark, Sort
    from workbook.window.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
WEEKS, HIGH, SIGNS = 6, 66, 3
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)


class MonthView(QTableWidget):
    """One tab stop. Arrows go by day and week, Page Up and Down by month, Home to today, End to the last written day.

    `chosen` tells of each day that is come to, `entered` that Enter was pressed on it.
    """

    chosen = Signal(object)
    entered_day = Signal()
    month_changed = Signal(str)

    def __init__(self, theme: Theme, week_begins: int, today: date) -> None:
        super().__init__(WEEKS, 7)
        self._theme, self._begins = theme, week_begins
        self.today = self.day = today
        self._marks: Mapping[date, Sequence[Mark]] = {}
        self._showing = False
        self.setObjectName("month")
        self.setItemDelegate(_Delegate(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(1)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        names = weekday_names("abbreviated")
        self.setHorizontalHeaderLabels([names[(self._begins - 1 + n) % 7] for n in range(7)])
        self.restyle()
        theme.changed.connect(self.restyle)
        self.currentCellChanged.connect(self._cell_chosen)
        self._fill()

    def restyle(self) -> None:
        """Take font and heights anew."""
        self.horizontalHeader().setFont(self._theme.font("meta"))
        self.horizontalHeader().setFixedHeight(self.fontMetrics().height() + self._theme.px(12))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HIGH))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), WEEKS * self._theme.px(HIGH) + self.horizontalHeader().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(300), 400), self.sizeHint().height())

    # Days

    def show_marks(self, marks: Mapping[date, Sequence[Mark]]) -> None:
        """What each day has."""
        self._marks = marks
        self._fill()

    def marks_of(self, day: date) -> Sequence[Mark]:
        """What a day has."""
        return self._marks.get(day, ())

    def sorts_of(self, day: date) -> list[Sort]:
        """The sorts of what a day has, each once."""
        return list(dict.fromkeys(mark.sort for mark in self.marks_of(day)))

    def go_to(self, day: date) -> None:
        """Choose a day, in whatever month."""
        day = min(LAST, max(FIRST, day))
        if day == self.day:
            return
        other_month = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if other_month:
            self._fill()
            self.month_changed.emit(self.month())
        else:
            self._choose_cell()
        if self.hasFocus():
            tell_place(self)
        else:
            announce(self, self.told(day))
        self.chosen.emit(day)

    def go_by_month(self, step: int) -> None:
        """The same day of another month, or its last."""
        months = self.day.year * 12 + self.day.month - 1 + step
        first = date(months // 12, months % 12 + 1, 1)
        after = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
        self.go_to(first + timedelta(days=min(self.day.day, (after - first).days) - 1))

    def month(self) -> str:
        """November 2026."""
        return month_and_year(self.day)

    def first(self) -> date:
        """The day in the first cell."""
        first = self.day.replace(day=1)
        return first - timedelta(days=(first.isoweekday() - self._begins) % 7)

    def day_at(self, index: Index) -> date:
        """The day of a cell."""
        return self.first() + timedelta(days=index.row() * 7 + index.column())

    def told(self, day: date) -> str:
        """A day in words: which it is, and what it has."""
        told = [full_day(day), *([_("today")] if day == self.today else [])]
        return ", ".join([*told, *(_(SORT_WORDS[sort]) for sort in self.sorts_of(day))])

    def _fill(self) -> None:
        self._showing = True
        first = self.first()
        for place in range(WEEKS * 7):
            day = first + timedelta(days=place)
            item = QTableWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self.told(day))
            item.setToolTip(self.told(day))
            self.setItem(place // 7, place % 7, item)
        self._showing = False
        self.setAccessibleName(self.month())
        self._choose_cell()

    def _choose_cell(self) -> None:
        self._showing = True
        place = (self.day - self.first()).days
        self.setCurrentCell(place // 7, place % 7)
        self._showing = False

    def _cell_chosen(self, row: int, column: int, *_unused: int) -> None:
        """A cell was chosen, by whatever means."""
        if not self._showing and row >= 0:
            self.go_to(self.first() + timedelta(days=row * 7 + column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: forward, Qt.Key.Key_Left: -forward, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self.day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_by_month(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.today)
        elif key == Qt.Key.Key_End:
            self.go_to(max((day for day in self._marks if day <= self.today), default=self.today))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_day.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, partial(tell_place, self))  # once Qt has told of the view itself


class _Delegate(QStyledItemDelegate):
    """Paints a day."""

    def __init__(self, theme: Theme, month: MonthView) -> None:
        super().__init__(month)
        self._theme, self._month = theme, month

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, month, px = self._theme, self._month, self._theme.px
        day = month.day_at(index)
        sorts, is_chosen, is_today = month.sorts_of(day), day == month.day, day == month.today
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        pen, fill = _edge(theme, chosen=is_chosen, today=is_today, filled=bool(sorts))
        if is_chosen and month.hasFocus():
            pen = QPen(theme.colour("focus"), 3 if theme.tokens.high_contrast else 2)
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        if fill or is_today:
            painter.drawRoundedRect(box, 7, 7)
        other_month = day.month != month.day.month
        painter.setFont(theme.font("button" if is_chosen else "interface"))
        painter.setPen(theme.colour("accent_ink" if is_chosen else "muted" if other_month else "ink"))
        inside = box.adjusted(px(8), px(4), -px(4), -px(6))
        words = whole_number(day.day)
        if day.day == 1 and other_month:
            words = short_day(day, day.year)
        if is_today:
            today = _("today")
            named = f"{words}  {today}"
            words = named if painter.fontMetrics().horizontalAdvance(named) <= inside.width() else words
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(inside.width()))
        side = Qt.AlignmentFlag.AlignRight if month.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute, shown)
        self._signs(painter, inside, sorts, chosen=is_chosen)
        painter.restore()

    def _signs(self, painter: QPainter, inside: QRectF, sorts: Sequence[Sort], *, chosen: bool) -> None:
        """At most three, and how many others there are."""
        size, gap = self._theme.px(15), self._theme.px(5)
        fitting = max(1, min(SIGNS, int((inside.width() + gap) // (size + gap))))
        for place, sort in enumerate(sorts[:fitting]):
            picture = self._theme.pixmap(ICONS[sort], "accent_ink" if chosen else "accent", 15)
            along = place * (size + gap)
            x = inside.right() - along - size if self._month.isRightToLeft() else inside.left() + along
            painter.drawPixmap(round(x), round(inside.bottom() - size), picture)
        more = len(sorts) - fitting
        room = inside.width() - fitting * (size + gap)
        if more > 0 and room > painter.fontMetrics().horizontalAdvance("+9"):
            painter.setFont(self._theme.font("meta"))
            box = QRectF(inside)
            box.setTop(inside.bottom() - size)
            painter.drawText(box, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, f"+{more}")


def _edge(theme: Theme, *, chosen: bool, today: bool, filled: bool) -> tuple[QPen, str]:
    """The line around a day, and what it is filled with."""
    if chosen:
        return QPen(theme.colour("accent"), 2), "accent_soft"
    if today:
        return QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine), "card" if filled else ""
    return QPen(theme.colour("line"), 1), "card" if filled else ""
