"""Numbers as people write them, read and written."""

from __future__ import annotations

import re

from workbook.language.local_forms import PLAIN, SAME_SIGN, LocalForms, plain_signs

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(['’ ])\d{3})(?:\1\d{3})*")
_SIZE = re.compile(r"\d{1,12}\.?\d{0,9}|\.\d{1,9}")  # without its sign, of which there is one
_MOST = 1e9
_ARABIC_POINT = "٫"


def whole_number(number: int) -> str:
    """A number as the language that is spoken writes it: 12,345."""
    from workbook.language.locales import spoken_locale

    if (locale := spoken_locale()) is None:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale)


def number_text(value: float) -> str:
    """A number as the language that is spoken writes it: 4, or 4.5."""
    from workbook.language.locales import spoken_locale

    if (locale := spoken_locale()) is None:
        return f"{value:g}"
    from babel.numbers import format_decimal

    return format_decimal(float(f"{value:g}"), format="0.######", locale=locale)


def read_number(typed: str, forms: LocalForms = PLAIN) -> float | None:
    """The number that was typed, if it can be read in one way only where `forms` are used; else None."""
    words = plain_signs(
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
    decimal = forms.decimal.translate(SAME_SIGN)
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
