"""A quiet row of days to choose one from: which have something, and which are simply empty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from workbook.language.counting import counted
from workbook.language.dates import full_day, short_weekday
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint

    from workbook.window.look.theme import Theme

_WEEK = 7


class DayRow(QWidget):
    """Seven days at a time; Left and Right choose among them, and buttons go to earlier and later ones."""

    picked = Signal(object)  # a date

    def __init__(self, theme: Theme, last: date) -> None:
        super().__init__()
        self._last = self._end = last
        self._chosen, self._showing = last, False
        self._counts: Mapping[date, int] = {}
        self.days = [DayButton(theme) for _unused in range(_WEEK)]
        self._group = QButtonGroup(self)
        self.earlier = IconButton(theme, "chevron-left", _("Earlier days"), size=16)
        self.later = IconButton(theme, "chevron-right", _("Later days"), size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3))
        row.addWidget(self.earlier)
        for button in self.days:
            self._group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(self._toggled)
        row.addWidget(self.later)
        row.addStretch(1)
        self.earlier.clicked.connect(self._go_earlier)
        self.later.clicked.connect(self._go_later)

    def show_days(self, chosen: date, last: date, counts: Mapping[date, int]) -> None:
        """Show how much each day has. The row ends with `last`, unless earlier days were asked for."""
        self._counts, self._chosen = counts, chosen
        if last != self._last or not self._first() <= chosen <= self._end:
            self._last = self._end = last
        while not self._first() <= chosen and self._first() > date.min + timedelta(days=_WEEK):
            self._end -= timedelta(days=max(_WEEK, (self._first() - chosen).days // _WEEK * _WEEK))
        self._show()

    def _first(self) -> date:
        return self._end - timedelta(days=_WEEK - 1)

    def _show(self) -> None:
        stop = self._chosen if self._first() <= self._chosen <= self._end else self._end  # of the Tab key
        self._showing = True
        self._group.setExclusive(False)
        for n, button in enumerate(self.days):
            day = self._first() + timedelta(days=n)
            button.show_day(day, self._counts.get(day, 0))
            button.setChecked(day == self._chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if day == stop else Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        self._showing = False
        self.later.setEnabled(self._end < self._last)
        self.earlier.setEnabled(self._first() > date.min + timedelta(days=_WEEK))

    def _toggled(self, checked: bool) -> None:
        """A day was chosen, by whatever means."""
        button = self._group.checkedButton()
        if not checked or self._showing:
            return
        if isinstance(button, DayButton) and button.day != self._chosen:
            self._chosen = button.day
            self.picked.emit(button.day)

    def _go_earlier(self) -> None:
        self._end -= timedelta(days=_WEEK)
        self._show()

    def _go_later(self) -> None:
        self._end = min(self._last, self._end + timedelta(days=_WEEK))
        self._show()


class DayButton(ToldOnce, QRadioButton):
    """One day: its weekday, and a square with its date; dashed while the day is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.day, self._count = date.min, 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: date, count: int) -> None:
        """Take a day and how many entries it has."""
        self.day, self._count = day, count
        written = counted("{n} entry", "{n} entries", count) if count else _("nothing written")
        self.setAccessibleName(f"{full_day(day)}, {written}")
        self.setToolTip(f"{full_day(day)}, {written}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(38), self._head() + self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(26), self.sizeHint().height())

    def _head(self) -> int:
        return int(QFontMetricsF(self._theme.font("meta")).height()) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = self._head()
        if event.rect().top() < head:  # a scrolled page asks for a strip at a time
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("muted"))
            top = QRectF(0, 0, self.width(), head)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, short_weekday(self.day))
        box = QRectF(0, head, self.width(), self.height() - head).adjusted(2, 1, -2, -2)
        self._draw_box(painter, box)
        strong = self.isChecked()
        painter.setFont(theme.font("meta-strong" if strong else "meta"))
        painter.setPen(theme.colour("accent_ink" if self._count else "ink" if strong else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{self.day.day}")
        painter.end()

    def _draw_box(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        colour = theme.colour("accent" if self.isChecked() else "edge")
        style = Qt.PenStyle.SolidLine if self._count or self.isChecked() else Qt.PenStyle.DashLine
        pen = QPen(colour, 2 if self.isChecked() else 1, style)
        if self._count and not self.isChecked() and not theme.tokens.high_contrast:
            pen = QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft" if self._count else "card"))
        painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 3 if theme.tokens.high_contrast else 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
