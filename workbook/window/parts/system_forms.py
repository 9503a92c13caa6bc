"""How the system writes numbers and days, asked anew each time: its settings may change while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from workbook.language.local_forms import LocalForms, with_names_of
from workbook.language.translation import SOURCE

_SHORT = QLocale.FormatType.ShortFormat
_FORMS = (QLocale.FormatType.LongFormat, _SHORT)


def system_forms() -> LocalForms:
    """The system's own forms; those of numbers and of days may be of different places."""
    system = QLocale.system()
    return LocalForms(
        decimal=system.decimalPoint(),
        group=system.groupSeparator(),
        short_day=system.dateFormat(_SHORT),
        week_begins=system.firstDayOfWeek().value,
        months=tuple(_names(system, month) for month in range(1, 13)),
        weekdays=tuple(system.dayName(day, form) for day in range(1, 8) for form in _FORMS),
    )


def forms_with(*languages: str) -> LocalForms:
    """The system's own forms, with the names of months and days in some languages too."""
    forms = system_forms()
    for code in dict.fromkeys(languages):
        if code.partition("-")[0] not in ("", SOURCE):
            forms = with_names_of(code, forms)
    return forms


def _names(system: QLocale, month: int) -> tuple[str, ...]:
    """A month as it is called inside a date, and by itself."""
    return tuple(
        name
        for form in _FORMS
        for name in (system.monthName(month, form), system.standaloneMonthName(month, form))
    )
