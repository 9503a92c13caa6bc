"""What somebody typed in a cell, read as people write where they live; and a calendar for days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton

from workbook.course.cells import is_in_words, kept_cell, read_cell, what_fits
from workbook.language.dates import day_from, short_day, today
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.language.typed_dates import read_whole_day
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.parts.system_forms import system_forms
from workbook.window.parts.told_once import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbook.course.columns import Column
    from workbook.language.local_forms import LocalForms
    from workbook.window.look.theme import Theme
    from workbook.window.parts.line_field import OneLine


@dataclass(frozen=True)
class Reader:
    """Knows which day it is, and how numbers and days are written here."""

    today: Callable[[], date] = today
    forms: Callable[[], LocalForms] = system_forms

    def cell(self, column: Column, typed: str) -> Any:
        """The value that typed or pasted words mean in a column; None if they mean nothing there."""
        return read_cell(column, typed, self.today(), self.forms())

    def kept(self, column: Column, typed: str) -> Any:
        """What a column keeps of typed words: a value, or else the words themselves."""
        return kept_cell(column, typed, self.today(), self.forms())

    def day(self, typed: str) -> date | None:
        """The day that was typed with its year."""
        return read_whole_day(typed, self.today(), self.forms())


def hint_for(column: Column, value: Any) -> str:
    """What to say of a value that is only words; nothing if it is what belongs there."""
    return (
        _("This stays as you wrote it. Here fits {what}.").format(what=what_fits(column))
        if is_in_words(column, value)
        else ""
    )


_CALENDAR = N_("Choose from a calendar")


class CalendarDoor(QObject):
    """A small calendar at the end of a field, also by Alt+Down. Picking a day writes it into the field."""

    picked = Signal()

    def __init__(self, field: OneLine, column: Column, theme: Theme, reader: Reader) -> None:
        super().__init__(field)
        self._field, self._column, self._theme, self._reader = field, column, theme, reader
        self.open = QAction(theme.icon("calendar-days", "muted", 15), "", field)
        self.name(field.accessibleName())
        self.open.setToolTip(_(_CALENDAR))
        self.open.setShortcut(QKeySequence("Alt+Down"))
        self.open.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        field.addAction(self.open, QLineEdit.ActionPosition.TrailingPosition)
        for button in field.findChildren(QToolButton):  # its name says what the tip says
            if button.defaultAction() is self.open:
                button.setAccessibleDescription(NOTHING)
        self.open.triggered.connect(self._show)

    def name(self, words: str) -> None:
        """What the field is called whose calendar this is."""
        self.open.setText(_("Choose from a calendar: {field}").format(field=words))

    def _show(self) -> None:
        typed = day_from(self._reader.cell(self._column, self._field.text()))
        popup = CalendarPopup(self._theme, self._field, self._reader.forms().week_begins)
        popup.picked.connect(self._take)
        popup.open_at(self._field, typed or self._reader.today())

    def _take(self, day: date) -> None:
        self._field.setText(short_day(day))
        self._field.setFocus()
        self.picked.emit()
