"""Dates in words, as people type and read them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def day_from(value: Any) -> date | None:
    """The day that an answer names, or None for anything that is no ISO date."""
    match = _ISO.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def in_words(day: date) -> str:
    """22 February 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Monday 22 February 2027."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
