"""Days as people type them where they live, read in one way or not at all."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from workbook.language.dates import MONTHS
from workbook.language.local_forms import PLAIN, LocalForms, plain_signs
from workbook.language.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1800, 2199  # of days in numbers; other years are of another calendar, or no years
_SHORTEST_NAME = 3  # of the beginning of a month's name
_YEARS_AHEAD = 20  # 46 is 2046 and 47 is 1947, in 2026
_LONGEST = 60  # nobody's way to write a day is longer
_PARTS = re.compile(r"'([^']*)'|(d+|M+|y+)|([^dMy'])")
_WHOLE_DAY = re.compile(r"(\d{1,4})(\. ?|[/-]| )(\d{1,2})(\. ?|[/-]| )(\d{1,4})\.?")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(\. ?|[/-])(\d{1,2})\.?")
_EAST = re.compile(r"(?:(\d{2}|\d{4})[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_NAME = r"(?P<month>[^\d\s.,/_-]+\.?)"
_NAMED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ /-]?(?:of |de )?"
        + _NAME
        + r"(?:,? ?(?:de )?|[/-])(?P<year>\d{4}|\d{2})?(?: ?[гр]\.)?"  # of the year, in Russian and Ukrainian
    ),
    re.compile(_NAME + r" ?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"),
    re.compile(r"(?P<year>\d{4})[., /-] ?" + _NAME + r"[ /-](?P<day>\d{1,2})\.?"),
)


def read_day(typed: str, now: date, forms: LocalForms = PLAIN) -> date | None:
    """The day that somebody typed; without a year it is the nearest such day."""
    words = " ".join(typed[: _LONGEST + 1].lower().split())
    if words in (near := _near_days()):
        return now + timedelta(days=near[words])
    if found := read_whole_day(typed, now, forms):
        return found
    meant = (_nearest(day, month, now) for day, month in read_day_and_month(typed, forms))
    return next((day for day in meant if day), None)


def _nearest(day: int, month: int, now: date) -> date | None:
    found = [made for shift in (-1, 0, 1) if (made := _day(now.year + shift, month, day))]
    return min(found, key=lambda made: abs(made - now), default=None)


def read_whole_day(typed: str, now: date, forms: LocalForms = PLAIN) -> date | None:
    """The day that was typed with its year: 2027-02-22, 22.2.2027, 2/22/27 where so written, Feb 22, 2027."""
    words = _without_weekday(plain_signs(typed).lower(), forms)
    if match := _own_form(forms.short_day).fullmatch(words):
        return _made(match.groupdict(), now)
    if match := _WHOLE_DAY.fullmatch(words):
        first, sign, second, other, third = match.groups()
        return _from_numbers((first, second, third), sign[0], now, forms) if sign[0] == other[0] else None
    if (match := _EAST.fullmatch(words)) and match[1]:
        return _made({"y": match[1], "m": match[2], "d": match[3]}, now)
    for form in _NAMED:
        if (match := form.fullmatch(words)) and match["year"]:
            named = {"y": match["year"], "m": str(_month(match["month"], forms)), "d": match["day"]}
            return _made(named, now, 1, 9999)
    return None


def read_day_and_month(typed: str, forms: LocalForms = PLAIN) -> list[tuple[int, int]]:
    """What a day without a year can mean, as days and months, the likelier reading first."""
    words = _without_weekday(plain_signs(typed).lower(), forms)
    if match := _DAY_AND_MONTH.fullmatch(words):
        first, sign, second = int(match[1]), match[2][0], int(match[3])
        if sign == "-" and "-" not in forms.short_day:
            return []  # from the third to the fourth, or the third of April
        month_first = forms.order.index("m") < forms.order.index("d") and not (
            sign == "." and "." not in forms.short_day
        )
        return [(second, first), (first, second)] if month_first else [(first, second), (second, first)]
    if match := _EAST.fullmatch(words):
        return [(int(match[3]), int(match[2]))]
    for form in _NAMED[:2]:
        if match := form.fullmatch(words):
            return [(int(match["day"]), _month(match["month"], forms))]
    return []


@cache
def _own_form(pattern: str) -> re.Pattern[str]:
    """A pattern of Qt's, such as d.MM.yy 'г'., with numbers for its signs and all else as it stands."""
    made, seen = "", set[str]()
    for quoted, run, other in _PARTS.findall(plain_signs(pattern)):
        if run and run[0].lower() not in seen:
            seen.add(run[0].lower())
            digits = "4" if len(run) == 4 else "2" if run[0] == "y" else "1,2"
            made += rf"(?P<{run[0].lower()}>\d{{{digits}}})"
        else:
            made += re.escape((quoted or run or other).lower())
    return re.compile(made if len(seen) == 3 else r"(?!)")


def _from_numbers(parts: tuple[str, ...], sign: str, now: date, forms: LocalForms) -> date | None:
    """Three numbers: in the order of this place, or else in the only order in which they are a day."""
    if len(parts[0]) > 2:
        return _ordered(parts, "ymd", now)
    usual = forms.order if sign in forms.short_day or sign != "." else "dmy"
    if len(parts[2]) > 2 and usual == "ymd":
        usual = ""
    if usual and (found := _ordered(parts, usual, now)):
        return found
    orders = ("dmy", "mdy") if len(parts[2]) > 2 else ("dmy", "mdy", "ymd")
    days = {day for order in orders if (day := _ordered(parts, order, now))}
    return days.pop() if len(days) == 1 else None


def _ordered(parts: tuple[str, ...], order: str, now: date) -> date | None:
    return _made(dict(zip(order, parts, strict=True)), now)


def _made(parts: dict[str, str], now: date, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> date | None:
    """The day of a year, a month and a day as they were written; a year has two digits or four."""
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += now.year - now.year % 100
        year += (
            100 if year <= now.year + _YEARS_AHEAD - 100 else -100 if year > now.year + _YEARS_AHEAD else 0
        )
    elif len(parts["y"]) != 4 or not first <= year <= last:
        return None
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def _month(word: str, forms: LocalForms) -> int:
    """The number of a month by its name or how it begins; 0 for none, or for more than one."""
    word = word.rstrip(".")
    found = {
        number
        for names in ([(name,) for name in MONTHS], forms.months)
        for number, known in enumerate(names, 1)
        if any(name.lower().startswith(word) for name in known)
    }
    exact = {
        number
        for number, known in enumerate(forms.months, 1)
        if any(name.lower().rstrip(".") == word for name in known)
    }
    best = exact or (found if len(word) >= _SHORTEST_NAME else set())
    return best.pop() if len(best) == 1 else 0


_BETWEEN = " ,.،、"  # between a day of the week and the day
_EASTERN_DAY = frozenset("日일")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")


def _without_weekday(words: str, forms: LocalForms) -> str:
    """The words without the day of the week before or after them, which may begin as a month does."""
    match = _WEEKDAY.match(words)
    first = words.partition(" ")[0].strip(".,")
    if _month(first, forms):
        return words
    if match:
        return words[match.end() :]
    for name in _plain_names(forms.weekdays):
        before, after = words.removeprefix(name), words.removesuffix(name)
        if before != words and before[:1] in _BETWEEN:
            return before.lstrip(_BETWEEN)
        if after != words and (after[-1:] in _EASTERN_DAY or not after[-1:].isalpha()):
            return after.rstrip(_BETWEEN.replace(".", ""))
    return words


@cache
def _plain_names(names: tuple[str, ...]) -> list[str]:
    """Names as they may be typed, the longest first."""
    plain = {plain_signs(name).lower() for name in names}
    return sorted((name for name in plain if len(name) > 1), key=len, reverse=True)


def _near_days() -> dict[str, int]:
    """What is so many days from today, in English and in the language that is spoken."""
    english = {"today": 0, "yesterday": -1, "tomorrow": 1}
    return {**english, _("today").lower(): 0, _("yesterday").lower(): -1, _("tomorrow").lower(): 1}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
