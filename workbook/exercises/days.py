"""Days in cells and logs: short forms to read, and what people type without a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbook.exercises.date_words import MONTHS, day_from_words

_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\. ?|[/ -])(\d{1,2})\.?")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?([a-z]{3,9})\.?")
_NAME_DAY = re.compile(r"([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?")
_LONGEST = 60


def today() -> date:
    """The calendar day here and now: a day is where the learner is, and is never converted."""
    return date.today()  # noqa: DTZ011


def short_day(day: date, year: int | None = None) -> str:
    """8 Nov, with its year unless it is the one given."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == year else f"{words} {day.year}"


def read_day(typed: str, now: date, *, month_first: bool = False) -> date | None:
    """The day that somebody typed; without a year it is the nearest such day."""
    words = " ".join(typed[: _LONGEST + 1].lower().split())
    if words in _NEAR:
        return now + timedelta(days=_NEAR[words])
    if found := day_from_words(typed, month_first=month_first):
        return found
    if match := _DAY_MONTH.fullmatch(words):
        first, second = int(match[1]), int(match[2])
        if month_first and "/" in words:
            first, second = second, first
        return _nearest(first, second, now) or _nearest(second, first, now)
    if match := _DAY_NAME.fullmatch(words):
        return _nearest(int(match[1]), _month(match[2]), now)
    if match := _NAME_DAY.fullmatch(words):
        return _nearest(int(match[2]), _month(match[1]), now)
    return None


def _month(word: str) -> int:
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), 0)


def _nearest(day: int, month: int, now: date) -> date | None:
    found = [made for shift in (-1, 0, 1) if (made := _day(now.year + shift, month, day))]
    return min(found, key=lambda made: abs(made - now), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
