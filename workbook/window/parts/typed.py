"""What somebody typed in a cell, read as people write where they live; and a calendar for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit

from workbook.exercises.cells import read_cell
from workbook.exercises.date_words import day_from
from workbook.exercises.days import short_day, today
from workbook.window.parts.date_field import CalendarPopup

if TYPE_CHECKING:
    from datetime import date

    from workbook.exercises.columns import Column
    from workbook.window.theme import Theme


def typed_cell(column: Column, typed: str) -> Any:
    """The value that typed or pasted words mean in a column; None if they mean nothing there."""
    first = QLocale().dateFormat(QLocale.FormatType.ShortFormat)[:1]
    return read_cell(column, typed, today(), month_first=first == "M")


class CalendarDoor(QObject):
    """A small calendar at the end of a field, also by Alt+Down. Picking a day writes it into the field."""

    picked = Signal()

    def __init__(self, field: QLineEdit, column: Column, theme: Theme) -> None:
        super().__init__(field)
        self._field, self._column, self._theme = field, column, theme
        self.open = QAction(theme.icon("calendar-days", "muted", 15), "Choose from a calendar", field)
        self.open.setShortcut(QKeySequence("Alt+Down"))
        self.open.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        field.addAction(self.open, QLineEdit.ActionPosition.TrailingPosition)
        self.open.triggered.connect(self._show)

    def _show(self) -> None:
        popup = CalendarPopup(self._theme, self._field)
        popup.picked.connect(self._take)
        popup.open_at(self._field, day_from(typed_cell(self._column, self._field.text())) or today())

    def _take(self, day: date) -> None:
        self._field.setText(short_day(day))
        self._field.setFocus()
        self.picked.emit()
