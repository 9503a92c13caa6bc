"""Days and moments in words, in the language that is spoken: every date that the program says is made here."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook.language.locales import locale_of, spoken_locale
from workbook.language.translation import SOURCE
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_A_WEEK = 7


def today() -> date:
    """The calendar day here and now: a day is where the learner is, and is never converted."""
    return date.today()  # noqa: DTZ011


def day_from(value: Any) -> date | None:
    """The day that an answer names, or None for anything that is no ISO date."""
    match = _ISO.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


# Days


def long_day(day: date) -> str:
    """22 February 2027."""
    return _by_format(day, "long") or f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """Monday 22 February 2027."""
    return _by_format(day, "full") or f"{weekday(day)} {long_day(day)}"


def day_and_month(day: date) -> str:
    """22 February."""
    return _by_pattern(day, "MMMMd") or f"{day.day} {MONTHS[day.month - 1]}"


def month_and_year(day: date) -> str:
    """February 2027."""
    return _by_pattern(day, "yMMMM") or f"{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, year: int | None = None) -> str:
    """8 Nov, with its year unless it is the one given."""
    if day.year == year:
        return _by_pattern(day, "MMMd") or f"{day.day} {MONTHS[day.month - 1][:3]}"
    return _by_pattern(day, "yMMMd") or f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def weekday(day: date) -> str:
    """Monday."""
    return weekday_names()[day.weekday()]


def short_weekday(day: date) -> str:
    """Mon."""
    return weekday_names("abbreviated")[day.weekday()]


def weekday_names(width: str = "wide") -> list[str]:
    """The seven days, Monday first; `wide`, `abbreviated` or of one letter, `narrow`."""
    if (locale := spoken_locale()) is None:
        letters = {"wide": None, "abbreviated": 3, "narrow": 1}[width]
        return [name[:letters] for name in WEEKDAYS]
    return [str(locale.days["stand-alone"][width][number]) for number in range(7)]


@cache
def month_names(code: str) -> tuple[tuple[str, ...], ...]:
    """What each month is called in a language, in full and in short; nothing for English, which is always known."""
    locale = None if code.partition("-")[0] == SOURCE else locale_of(code)
    if locale is None:
        return ()
    names = [
        locale.months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return tuple(tuple(dict.fromkeys(str(known[month]) for known in names)) for month in range(1, 13))


@cache
def names_of_weekdays(code: str) -> tuple[str, ...]:
    """What the days of the week are called in a language, in full and in short; nothing for English."""
    locale = None if code.partition("-")[0] == SOURCE else locale_of(code)
    if locale is None:
        return ()
    names = [
        name
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.days[use][width].values()
    ]
    return tuple(dict.fromkeys(map(str, names)))


def said_day(day: date, now: date) -> str:
    """Today, Monday 22 February 2027; Yesterday, …; other days without a word before them."""
    if day == now:
        return _("Today, {day}").format(day=full_day(day))
    if day == now - timedelta(days=1):
        return _("Yesterday, {day}").format(day=full_day(day))
    return full_day(day)


def near_day(day: date, now: date | None = None) -> str:
    """Today, Yesterday, Monday 23 November 2026 within a week, else 3 November 2026."""
    ago = ((now or today()) - day).days
    if ago in (0, 1):
        return (_("Today"), _("Yesterday"))[ago]
    return full_day(day) if 1 < ago < _A_WEEK else long_day(day)


def span(first: date, last: date) -> str:
    """9 to 22 November 2026."""
    if first == last:
        return long_day(last)
    if spoken_locale() is not None or first.year != last.year:
        begins = long_day(first)
    else:
        begins = str(first.day) if first.month == last.month else day_and_month(first)
    return _("{first} to {last}").format(first=begins, last=long_day(last))


# Moments


def clock_time(at: datetime, *, seconds: bool = False) -> str:
    """14:02, or 14:02:31."""
    return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"


def moment(at: datetime, offset_minutes: int, now: date | None = None, *, seconds: bool = False) -> str:
    """Yesterday, 14:02; with `seconds`, where several are of one minute, Yesterday, 14:02:31."""
    there = at.astimezone(timezone(timedelta(minutes=offset_minutes)))
    return _day_and_time(near_day(there.date(), now), clock_time(there, seconds=seconds))


def told_apart(moments: Sequence[tuple[datetime, int]]) -> list[str]:
    """Moments in words, with seconds where two would read the same."""
    words = [moment(*one) for one in moments]
    return [
        moment(*one, seconds=True) if words.count(said) > 1 else said
        for one, said in zip(moments, words, strict=True)
    ]


def moment_span(start: tuple[datetime, int], end: tuple[datetime, int]) -> str:
    """Yesterday, 14:02 to 14:31; over midnight with both days."""
    begun, ended = moment(*start), moment(*end)
    if begun == ended:
        return ended
    days = [at.astimezone(timezone(timedelta(minutes=offset))) for at, offset in (start, end)]
    same_day = days[0].date() == days[1].date()
    return _("{first} to {last}").format(first=begun, last=clock_time(days[1]) if same_day else ended)


def before_and_after(before: datetime | None, after: datetime | None) -> tuple[str, str]:
    """What tells two moments apart: before, 16 Nov and after, 18 Nov; or the time if it was the same day.

    Answers that were taken in from a text know only their day: both moments have the same time then.
    """
    same_day = before is not None and after is not None and before.date() == after.date() and before != after
    then, now = (
        (clock_time(at) if same_day else short_day(at.date(), (other or at).year)) if at else ""
        for at, other in ((before, after), (after, before))
    )
    return (
        # Translators: labels of two moments that are compared, as in “before, 16 Nov” and “after, 18 Nov”.
        _("before, {moment}").format(moment=then) if then else _("before"),
        _("after, {moment}").format(moment=now) if now else _("after"),
    )


def _day_and_time(day: str, time: str) -> str:
    return _("{day}, {time}").format(day=day, time=time)


def _by_format(day: date, name: str) -> str:
    """A day by one of the usual formats of another language than English; nothing for English."""
    if (locale := spoken_locale()) is None:
        return ""
    from babel.dates import format_date

    return format_date(day, name, locale=locale)


def _by_pattern(day: date, skeleton: str) -> str:
    """A day by the pattern of another language than English; nothing for English."""
    if (locale := spoken_locale()) is None:
        return ""
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, fuzzy=True, locale=locale)
