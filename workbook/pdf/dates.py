"""Dates as people write them, without asking the computer where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """21 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """2 Nov."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def moment_labels(before: datetime | None, after: datetime | None) -> tuple[str, str]:
    """What tells two moments apart: the day, with its year if need be, or the time if it was the same day.

    Answers that were taken in from a text know only their day: both moments have the same time then.
    """
    if before is None or after is None:
        return tuple(f", {short_date(at)}" if at else "" for at in (before, after))  # type: ignore[return-value]
    if before.date() == after.date() and before != after:
        return f", {before:%H:%M}", f", {after:%H:%M}"
    if before.year != after.year:
        return f", {short_date(before)} {before.year}", f", {short_date(after)} {after.year}"
    return f", {short_date(before)}", f", {short_date(after)}"
