"""Lengths of time and days, read from a course and put into words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from workbook.language.counting import counted
from workbook.language.dates import day_and_month, long_day
from workbook.language.translation import N_, ngettext
from workbook.language.translation import gettext as _

_DURATION = re.compile(
    r"(?:(?P<minutes>\d{1,4}(?:[.,]\d)?)\s*m(?:in(?:utes?|s)?)?\.?)?(?:\s*(?:,|and)?\s*)"
    r"(?:(?P<seconds>\d{1,5})\s*s(?:ec(?:onds?|s)?)?\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?:\s*min(?:utes?)?)?")
_IN_WORDS = {
    "half a minute": 30, "a minute": 60, "a minute and a half": 90, "a quarter of an hour": 900, "half an hour": 1800,
}  # fmt: skip
_COUNTS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty", "thirty",
)  # fmt: skip
_COUNTED = dict(
    zip(_COUNTS, ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "15", "20", "30"), strict=True)
)
# Translators: numbers in a sentence, as in “three minutes”; where a form would not fit, use a figure.
_NUMBERS = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"),
    N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


def read_duration(words: str) -> int | None:
    """Seconds from words such as `40 s`, `2 min 30 s`, `1:30` or `half a minute`; None if they are no length."""
    plain = " ".join(words.lower().removeprefix("about ").split())
    if plain in _IN_WORDS:
        return _IN_WORDS[plain]
    if clock := _CLOCK.fullmatch(plain):
        return 60 * int(clock[1]) + int(clock[2])
    first, _unused, rest = plain.partition(" ")
    match = _DURATION.fullmatch(f"{_COUNTED[first]} {rest}" if first in _COUNTED else plain)
    if not match or not (match["minutes"] or match["seconds"]):
        return None
    minutes = float((match["minutes"] or "0").replace(",", "."))
    return round(60 * minutes) + int(match["seconds"] or 0)


def duration_in_words(seconds: float) -> str:
    """A length of time in a sentence: three minutes, one minute and 20 seconds."""
    minutes, rest = divmod(round(seconds), 60)
    name = _(_NUMBERS[minutes]) if minutes < len(_NUMBERS) else str(minutes)
    said = ngettext("{number} minute", "{number} minutes", minutes).format(number=name)
    if not minutes:
        return counted("{n} second", "{n} seconds", rest)
    return (
        _("{minutes} and {seconds}").format(minutes=said, seconds=counted("{n} second", "{n} seconds", rest))
        if rest
        else said
    )


def roughly_in_words(seconds: float) -> str:
    """A length of time as somebody feels it: from a minute on, the nearest ten seconds are near enough."""
    return duration_in_words(round(seconds, -1) if seconds >= 55 else seconds)


def clock_face(seconds: float) -> str:
    """A length of time as on a clock: 1:41."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes}:{rest:02d}"


def times_done(count: int) -> str:
    """How often: Done once, Done twice, Done 3 times."""
    if count == 1:
        return _("Done once")
    return _("Done twice") if count == 2 else counted("Done {n} time", "Done {n} times", count)


def here_of(at: str) -> datetime | None:
    """A moment in UTC by the clock here; None if it is none."""
    try:
        moment = datetime.fromisoformat(at)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def day_of(at: str, this_year: int | None = None) -> str:
    """The day, here, of a moment in UTC: 3 November 2026; without the year if it is this one. Empty if it is none."""
    if (here := here_of(at)) is None:
        return ""
    return (day_and_month if here.year == this_year else long_day)(here.date())
