"""Days in cells and logs: short forms to read, and what people type without a year."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.language.date_words import MONTHS
from workbook.language.forms import PLAIN, LocalForms, read_day_and_month, read_whole_day

_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_LONGEST = 60


def today() -> date:
    """The calendar day here and now: a day is where the learner is, and is never converted."""
    return date.today()  # noqa: DTZ011


def short_day(day: date, year: int | None = None) -> str:
    """8 Nov, with its year unless it is the one given."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == year else f"{words} {day.year}"


def read_day(typed: str, now: date, forms: LocalForms = PLAIN) -> date | None:
    """The day that somebody typed; without a year it is the nearest such day."""
    words = " ".join(typed[: _LONGEST + 1].lower().split())
    if words in _NEAR:
        return now + timedelta(days=_NEAR[words])
    if found := read_whole_day(typed, now, forms):
        return found
    meant = (_nearest(day, month, now) for day, month in read_day_and_month(typed, forms))
    return next((day for day in meant if day), None)


def _nearest(day: int, month: int, now: date) -> date | None:
    found = [made for shift in (-1, 0, 1) if (made := _day(now.year + shift, month, day))]
    return min(found, key=lambda made: abs(made - now), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
