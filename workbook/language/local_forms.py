"""How numbers and days are written somewhere: the system's own forms, handed in by who knows them, or a language's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

_LONGEST = 60  # nobody's way to write a day or a number is longer
_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")
SAME_SIGN = str.maketrans(
    {"−": "-", "﹣": "-", "－": "-", "＋": "+", "，": ",", "．": ".", "／": "/", "٫": ".", "٬": "'", "’": "'"}
)


@dataclass(frozen=True)
class LocalForms:
    """How numbers and days are written somewhere. `short_day` is a pattern of d, M and y, as in dd.MM.yy."""

    decimal: str = "."
    group: str = ","
    short_day: str = "dd/MM/yyyy"
    week_begins: int = 1  # 1 is Monday, 7 is Sunday
    months: tuple[tuple[str, ...], ...] = field(default=())  # names of each month, besides the English ones
    weekdays: tuple[str, ...] = field(default=())  # names of the days of the week, besides the English ones

    @property
    def order(self) -> str:
        """The order of year, month and day in a short date, such as dmy."""
        found = "".join(dict.fromkeys(sign.lower() for sign in self.short_day if sign in "dMy"))
        return found if sorted(found) == ["d", "m", "y"] else "dmy"


PLAIN = LocalForms()


def with_names_of(code: str, forms: LocalForms) -> LocalForms:
    """The forms of a place, and the names that months and days have in a language too."""
    from workbook.language.dates import month_names, names_of_weekdays

    if not (names := month_names(code)):
        return forms
    known = forms.months or ((),) * 12
    return replace(
        forms,
        months=tuple((*old, *new) for old, new in zip(known, names, strict=True)),
        weekdays=(*forms.weekdays, *names_of_weekdays(code)),
    )


def forms_of(code: str) -> LocalForms:
    """The forms of a language where nothing is known of the place; plain ones for a language that is not known."""
    from workbook.language.dates import month_names, names_of_weekdays
    from workbook.language.locales import locale_of, with_place

    locale = locale_of(code)
    if locale is None:
        return PLAIN
    symbols = locale.number_symbols["latn"]
    return LocalForms(
        decimal=symbols["decimal"],
        group=symbols["group"],
        short_day=locale.date_formats["short"].pattern,
        week_begins=with_place(locale).first_week_day + 1,
        months=month_names(code),
        weekdays=names_of_weekdays(code),
    )


def plain_signs(typed: str) -> str:
    """Typed words with plain digits, signs and blanks, and nothing that is not seen."""
    if len(typed) > _LONGEST:
        return ""
    words = " ".join(_UNSEEN.sub("", typed).translate(SAME_SIGN).split())
    return "".join(
        str(digit) if (digit := unicodedata.decimal(sign, None)) is not None else sign for sign in words
    )
