"""Numbers and days as people write them where they live: the system's own forms, handed in by who knows them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from workbook.language.date_words import MONTHS

FIRST_YEAR, LAST_YEAR = 1800, 2199  # of days in numbers; other years are of another calendar, or no years
_SHORTEST_NAME = 3  # of the beginning of a month's name
_YEARS_AHEAD = 20  # 46 is 2046 and 47 is 1947, in 2026
_LONGEST = 60  # nobody's way to write a day or a number is longer
_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")
_ALIKE = str.maketrans(
    {"−": "-", "﹣": "-", "－": "-", "＋": "+", "，": ",", "．": ".", "／": "/", "٫": ".", "٬": "'", "’": "'"}
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(['’ ])\d{3})(?:\1\d{3})*")
_SIZE = re.compile(r"\d{1,12}\.?\d{0,9}|\.\d{1,9}")  # without its sign, of which there is one
_MOST = 1e9
_PARTS = re.compile(r"'([^']*)'|(d+|M+|y+)|([^dMy'])")
_WHOLE_DAY = re.compile(r"(\d{1,4})(\. ?|[/-]| )(\d{1,2})(\. ?|[/-]| )(\d{1,4})\.?")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(\. ?|[/-])(\d{1,2})\.?")
_EAST = re.compile(r"(?:(\d{2}|\d{4})[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_NAME = r"(?P<month>[^\d\s.,/_-]+\.?)"
_NAMED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ /-]?(?:of |de )?"
        + _NAME
        + r"(?:,? ?(?:de )?|[/-])(?P<year>\d{4}|\d{2})?"
    ),
    re.compile(_NAME + r" ?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"),
    re.compile(r"(?P<year>\d{4})[., /-] ?" + _NAME + r"[ /-](?P<day>\d{1,2})\.?"),
)


_ARABIC_POINT = "٫"


@dataclass(frozen=True)
class LocalForms:
    """How numbers and days are written somewhere. `short_day` is a pattern of d, M and y, as in dd.MM.yy."""

    decimal: str = "."
    group: str = ","
    short_day: str = "dd/MM/yyyy"
    week_begins: int = 1  # 1 is Monday, 7 is Sunday
    months: tuple[tuple[str, ...], ...] = field(default=())  # names of each month, besides the English ones

    @property
    def order(self) -> str:
        """The order of year, month and day in a short date, such as dmy."""
        found = "".join(dict.fromkeys(sign.lower() for sign in self.short_day if sign in "dMy"))
        return found if sorted(found) == ["d", "m", "y"] else "dmy"


PLAIN = LocalForms()


def read_number(typed: str, forms: LocalForms = PLAIN) -> float | None:
    """The number that was typed, if it can be read in one way only where `forms` are used; else None."""
    words = _plain(
        typed.replace(_ARABIC_POINT, forms.decimal)
    )  # this sign means one thing, wherever it stands
    sign, words = (words[0], words[1:].lstrip()) if words[:1] in ("+", "-", "–") else ("", words)
    digits = _with_point(words, forms)
    if digits is None or not _SIZE.fullmatch(digits):
        return None
    value = float(digits)
    if value >= _MOST:
        return None
    return -value if sign in ("-", "–") else value


def _with_point(words: str, forms: LocalForms) -> str | None:
    """The digits with a point for the decimal sign, and no signs between thousands."""
    decimal = forms.decimal.translate(_ALIKE)
    marks = [sign for sign in words if sign in ".,"]
    if len(set(marks)) == 2:
        whole, mark, rest = words.rpartition(marks[-1])
        thousands = _without_groups(whole, "," if mark == "." else ".")
        return f"{thousands}.{rest}" if thousands and rest.isdecimal() else None
    if len(marks) > 1:
        return _without_groups(words, marks[0])
    whole, mark, rest = words.partition(marks[0]) if marks else (words, "", "")
    if grouped := _GROUPED.fullmatch(whole):
        whole = whole.replace(grouped[1], "")
    elif mark and mark != decimal and len(rest) == 3 and whole and not whole.startswith("0"):
        return whole + rest if mark == forms.group else None
    return f"{whole}.{rest}" if mark else whole


def _without_groups(words: str, sign: str) -> str | None:
    """The digits without the signs that part thousands, in groups of three, or with commas as in India of two."""
    groups, sizes = words.split(sign), (2, 3) if sign == "," else (3,)
    fits = len(groups[-1]) == 3 and all(len(group) in sizes for group in groups[1:-1])
    first = groups[0].isdecimal() and len(groups[0]) <= 3 and not groups[0].startswith("0")
    return "".join(groups) if fits and first and all(group.isdecimal() for group in groups) else None


def read_whole_day(typed: str, now: date, forms: LocalForms = PLAIN) -> date | None:
    """The day that was typed with its year: 2027-02-22, 22.2.2027, 2/22/27 where so written, Feb 22, 2027."""
    words = _without_weekday(_plain(typed).lower(), forms)
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
    words = _without_weekday(_plain(typed).lower(), forms)
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
    for quoted, run, other in _PARTS.findall(_plain(pattern)):
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


_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")


def _without_weekday(words: str, forms: LocalForms) -> str:
    """The words without the day of the week before them, which may begin as a month does."""
    match = _WEEKDAY.match(words)
    first = words.partition(" ")[0].strip(".,")
    return words[match.end() :] if match and not _month(first, forms) else words


def _plain(typed: str) -> str:
    """Typed words with plain digits, signs and blanks, and nothing that is not seen."""
    if len(typed) > _LONGEST:
        return ""
    words = " ".join(_UNSEEN.sub("", typed).translate(_ALIKE).split())
    return "".join(
        str(digit) if (digit := unicodedata.decimal(sign, None)) is not None else sign for sign in words
    )
