"""A field for a day: typed in any common way, or chosen from a small calendar. It may be empty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbook.language.dates import full_day, long_day, weekday
from workbook.language.translation import N_, spoken
from workbook.language.translation import gettext as _
from workbook.language.typed_dates import read_whole_day
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.place_beside import place_beside
from workbook.window.parts.system_forms import system_forms
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.language.local_forms import LocalForms
    from workbook.window.look.theme import Theme

UNCLEAR = N_("This stays as you wrote it. A date looks like 22 February 2027 or 2027-02-22.")


class DateField(QWidget):
    """The field, a button for the calendar, and the day in words below."""

    typed = Signal(str)  # what stands here so far
    picked = Signal(object)  # a date; None for an emptied field
    worded = Signal(str)  # somebody left words here that are no date
    chosen = Signal(object)  # a date, in the calendar

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: Callable[[], date],
        forms: Callable[[], LocalForms] = system_forms,
    ) -> None:
        super().__init__()
        self._theme, self._today, self._forms = theme, today, forms
        self._touched = False  # since it was last read
        self._day: date | None = None
        self._calendar: CalendarPopup | None = None
        self.field = LineField(theme, name, _("Day, month and year"))
        self.field.setMaximumWidth(theme.px(300))
        self.open = IconButton(theme, "calendar-days", _("Choose from a calendar"), size=18)
        self.says = Words(theme, "", "small", ink="muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self.field, 1)
        row.addWidget(self.open)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        nest(column, row)
        column.addWidget(self.says)
        self.field.edited.connect(self._typed)
        self.field.editingFinished.connect(self._left)
        self.open.clicked.connect(self.show_calendar)
        self._say_day()

    def show_day(self, day: date | None, words: str = "") -> None:
        """Show a day, or words that are none. What somebody typed stays as long as it means the same day."""
        self._day = day
        self._touched = False
        if day is None or self._read(self.field.text()) != day:
            self.field.set_text(long_day(day) if day else words)
        self._say_day()

    def show_calendar(self) -> None:
        """Open the calendar below the button; Escape closes it."""
        self._calendar = CalendarPopup(self._theme, self, self._forms().week_begins)
        self._calendar.picked.connect(self._chosen)
        self._calendar.open_at(self.open, self._day or self._today())

    def _typed(self, words: str) -> None:
        """What is being typed is kept as the words it is; which day it means is found when the field is left."""
        self._touched = True
        self._say_day()
        self.typed.emit(words)
        if not self.field.hasFocus():  # written by a screen reader or another program
            self._left()

    def _left(self) -> None:
        if not self._touched:
            return
        self._touched = False
        words = self.field.text()
        self._day = self._read(words)
        self._say_day()
        if self._day is None and words.strip():
            self.says.setText(_(UNCLEAR))
            self.says.show()
            self.worded.emit(words)
        else:
            self.picked.emit(self._day)

    def _chosen(self, day: date) -> None:
        self.field.set_text(long_day(day))
        self._touched = False
        if day != self._day:
            self._day = day
            self.chosen.emit(day)
        self._say_day()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, words: str) -> date | None:
        return read_whole_day(words, self._today(), self._forms())

    def _say_day(self) -> None:
        """The weekday alone where the field has the rest in words already."""
        typed = self.field.text().strip()
        day = self._read(typed)
        if day is not None:
            self.says.setText(weekday(day) if typed == long_day(day) else full_day(day))
        else:
            self.says.setText(_(UNCLEAR) if typed and not self.field.hasFocus() else "")
        self.says.setVisible(bool(self.says.text()))


class CalendarPopup(QFrame):
    """A month to choose a day from, in the colours of the theme."""

    picked = Signal(object)  # a date

    def __init__(self, theme: Theme, parent: QWidget, week_begins: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName("note")  # a card with a hairline
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget()
        self.month.setAccessibleName(_("Calendar"))
        self.month.setLocale(QLocale(spoken().code))  # as all of the program's own words
        self.month.setFirstDayOfWeek(Qt.DayOfWeek(week_begins))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.addWidget(self.month)
        self._dress()
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)

    def open_at(self, anchor: QWidget, day: date) -> None:
        """Show the month of a day below a widget, inside the screen."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        place_beside(self, anchor)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def _dress(self) -> None:
        """Plain ink for every day (Qt paints weekends red), quiet weekday names, our own arrows."""
        theme = self._theme
        self.month.setFont(theme.font("interface"))
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        quiet.setForeground(theme.colour("muted"))
        quiet.setBackground(QColor(Qt.GlobalColor.transparent))
        for day in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(day, plain)
        self.month.setHeaderTextFormat(quiet)
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", _("Month before")),
            ("qt_calendar_nextmonth", "chevron-right", _("Month after")),
        ):
            button = self.month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon(theme.pixmap(icon, "accent_ink", 18)))
                button.setAccessibleName(words)
                button.setToolTip(words)
