"""Of which days the whole workbook is printed: all, the last ones, or from one day to another."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Pick
from workbook.window.parts.date_field import DateField
from workbook.window.parts.folding import Folding
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

LAST_DAYS = (
    (N_("From all days"), 0),
    (N_("From the last 7 days"), 7),
    (N_("From the last 30 days"), 30),
    (N_("From the last 12 months"), 365),
)
CHOSEN = N_("From one day to another")
FIRST, LAST = N_("First day"), N_("Last day")
NO_DAY = N_(
    "“{words}” is no day. Write it as 22 February 2027 or 2027-02-22, or leave it empty. No PDF was made."
)


class Days(NamedTuple):
    """The first and the last day; None where there is no such end."""

    since: date | None = None
    until: date | None = None


class DaysChoice(QWidget):
    """A menu, and two days to type or to choose from a calendar where these are wanted."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        choices = (*(_(words) for words, _unused in LAST_DAYS), _(CHOSEN))
        self.pick = Pick(theme, _("Which days"), choices)
        self.pick.picked.connect(self._picked)
        self.first, self.last = DateField(theme, _(FIRST), _today), DateField(theme, _(LAST), _today)
        self._days: dict[DateField, date | None] = {self.first: None, self.last: None}
        self._range = Folding(theme, least=480, gap=12)
        for field, words in ((self.first, FIRST), (self.last, LAST)):
            self._range.add(_named(theme, field, _(words)), 1)
            field.picked.connect(self._read)
            field.chosen.connect(self._read)
            field.worded.connect(self._read)
        self._range.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(WrapRow(theme, [self.pick]))
        column.addWidget(self._range)

    def days(self) -> Days:
        """What is chosen; two days in whatever order they were given."""
        if self._is_range():
            first, last = self._days.values()
            return Days(last, first) if first and last and last < first else Days(first, last)
        count = LAST_DAYS[self.pick.at][1]
        return Days(_today() - timedelta(days=count - 1)) if count else Days()

    def waits_for(self) -> str:
        """What is no day yet, in a sentence; nothing if all is clear."""
        unclear = (field for field, day in self._days.items() if day is None and field.field.text().strip())
        found = next(unclear, None) if self._is_range() else None
        if found is None:
            return ""
        found.field.setFocus()
        return _(NO_DAY).format(words=found.field.text().strip())

    def _is_range(self) -> bool:
        return self.pick.at == len(LAST_DAYS)

    def _picked(self) -> None:
        self._range.setVisible(self._is_range())
        self.changed.emit()

    def _read(self, day: object) -> None:
        field = self.sender()
        assert isinstance(field, DateField)
        self._days[field] = day if isinstance(day, date) else None
        self.changed.emit()


def _today() -> date:
    return datetime.now().astimezone().date()


def _named(theme: Theme, field: DateField, words: str) -> QWidget:
    """A field with its name above it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(Words(theme, words, "small", ink="muted", told=False))
    column.addWidget(field)
    column.addStretch(1)
    return holder
