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

_LONGEST = 60  # nobody's way to write a day is longer
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})(?:\. ?|[/ -])(\d{1,2})(?:\. ?|[/ -])(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")


def day_from(value: Any) -> date | None:
    """The day that an answer names, or None for anything that is no ISO date."""
    match = _ISO.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def day_from_words(typed: str, *, month_first: bool = False) -> date | None:
    """The day that somebody typed: 2027-02-22, 22.2.2027, 22/2/2027, 22 February 2027, Feb 22, 2027.

    `month_first` is for places where 2/3/2027 is in February.
    """
    words = " ".join(typed[: _LONGEST + 1].lower().split())
    if len(words) > _LONGEST:
        return None
    words = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        swapped = month_first and "/" in words
        day, month = (second, first) if swapped else (first, second)
        return _day(year, month, day) or _day(year, day, month)
    if match := _DAY_FIRST.fullmatch(words):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_FIRST.fullmatch(words):
        return _named(match[3], match[1], match[2])
    return None


def in_words(day: date) -> str:
    """22 February 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Monday 22 February 2027."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def _named(year: str, month: str, day: str) -> date | None:
    number = next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(month)), 0)
    return _day(int(year), number, int(day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
