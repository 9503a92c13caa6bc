"""When something was, as one would say it: today, yesterday, or the day in words, and the time there."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from workbook.language.date_words import in_words, with_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence


def moment_words(
    at: datetime, offset_minutes: int, today: date | None = None, *, seconds: bool = False
) -> str:
    """Yesterday, 14:02; with `seconds`, where several are of one minute, Yesterday, 14:02:31."""
    there = at.astimezone(timezone(timedelta(minutes=offset_minutes)))
    return f"{day_words(there.date(), today)}, {there.strftime('%H:%M:%S' if seconds else '%H:%M')}"


def told_apart(moments: Sequence[tuple[datetime, int]]) -> list[str]:
    """Moments in words, with seconds where two would read the same."""
    words = [moment_words(*moment) for moment in moments]
    return [
        moment_words(*moment, seconds=True) if words.count(said) > 1 else said
        for moment, said in zip(moments, words, strict=True)
    ]


def day_words(day: date, today: date | None = None) -> str:
    """Today, Yesterday, Monday 23 November 2026 within a week, else 3 November 2026."""
    today = today or datetime.now().astimezone().date()
    ago = (today - day).days
    if ago in (0, 1):
        return ("Today", "Yesterday")[ago]
    return with_weekday(day) if 1 < ago < 7 else in_words(day)


def span_words(start: tuple[datetime, int], end: tuple[datetime, int]) -> str:
    """Yesterday, 14:02 to 14:31; over midnight with both days."""
    begun, ended = moment_words(*start), moment_words(*end)
    if begun == ended:
        return ended
    day, time = ended.rsplit(", ", 1)
    return f"{begun} to {time if begun.rsplit(', ', 1)[0] == day else ended}"
