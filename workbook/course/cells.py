"""One cell of a table or log: whether it holds something, how it reads, and what somebody typed means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.values import DEEPEST, has_content, inside, number
from workbook.language.dates import day_from, short_day
from workbook.language.local_forms import PLAIN, LocalForms
from workbook.language.numbers import read_number
from workbook.language.translation import gettext as _
from workbook.language.typed_dates import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from workbook.course.columns import Column

_YES = frozenset({"x", "yes", "y", "true", "1", "ticked", "✓", "✔", "☑"})
_NO = frozenset({"no", "n", "false", "0", "-", "–", "not ticked", "✗", "☐"})
_DEEPEST = 20
_LONGEST_NUMBER = 20


def row_has_content(row: Mapping[str, Any]) -> bool:
    """Whether a row holds anything but its id and its day."""
    return any(has_content(value) for key, value in row.items() if key not in ("row", "on"))


def cell_words(
    column: Column,
    value: Any,
    word_of: Callable[[str], str] = str,
    *,
    year: int | None = None,
    decimal: str = ".",
) -> str:
    """A cell as it reads; a value that its column does not expect is still shown. `year` goes unsaid."""
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return _("yes")
    if column.sort == "date" and (day := day_from(value)):
        return short_day(day, year)
    if column.sort == "pick" and isinstance(value, str):
        return next((pick.text for pick in column.picks if pick.id == value), "") or word_of(value)
    words = loose_words(value)
    return words.replace(".", decimal) if number(value) is not None else words


def plain_words(column: Column, value: Any) -> str:
    """A cell as it is copied to a spreadsheet: dates as ISO, numbers as they are."""
    return value if column.sort == "date" and isinstance(value, str) else cell_words(column, value)


def loose_words(value: Any, depth: int = 0) -> str:
    """Whatever words and numbers a value holds."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.12g}" if number(value) is not None else str(value)[:_LONGEST_NUMBER]
    if depth >= DEEPEST:
        return ""
    return " ".join(words for part in inside(value) if (words := loose_words(part, depth + 1)))


def read_cell(column: Column, typed: str, today: date, forms: LocalForms = PLAIN) -> Any:
    """What typed or pasted words mean in this column; None if they mean nothing here."""
    words = typed.strip()
    if column.sort == "text":
        return typed or None
    if not words:
        return None
    if column.sort == "tick":
        return _read_tick(words.lower())
    if column.sort == "date":
        day = read_day(words, today, forms)
        return day.isoformat() if day else None
    if column.sort == "pick":
        return _read_pick(column, words.lower())
    return _read_number(column, words, forms)


def what_fits(column: Column) -> str:
    """What can be typed in a column, in a few words."""
    if column.sort == "range":
        return _("a number from {low} to {high}").format(low=column.low, high=column.high)
    return {"number": _("a number"), "date": _("a date such as 8 Nov 2026")}.get(column.sort, "")


def _read_tick(words: str) -> bool | None:
    """What says that something is ticked, or not: in English and in the language that is spoken."""
    if words in _YES or words in (_("yes").lower(), _("ticked").lower()):
        return True
    # Translators: what somebody may type for a tick, and for none.
    return False if words in _NO or words in (_("no").lower(), _("not ticked").lower()) else None


def _read_pick(column: Column, words: str) -> str | None:
    for pick in column.picks:
        if words in (pick.id, pick.text.lower()):
            return pick.id
    begun = [pick.id for pick in column.picks if pick.text.lower().startswith(words)]
    return begun[0] if begun else None


def kept_cell(column: Column, typed: str, today: date, forms: LocalForms = PLAIN) -> Any:
    """What a cell keeps of typed words: the value they mean, else the words exactly as they are."""
    value = read_cell(column, typed, today, forms)
    return typed if value is None and typed.strip() else value


def is_in_words(column: Column, value: Any) -> bool:
    """Whether a number's or a day's cell holds words that are neither."""
    if not isinstance(value, str) or not value.strip() or column.sort not in ("number", "range", "date"):
        return False
    return column.sort != "date" or day_from(value) is None


def _read_number(column: Column, words: str, forms: LocalForms) -> int | float | None:
    value = read_number(words, forms)
    if value is None:
        return None
    whole = int(value) if value == int(value) else None
    if column.sort == "range":
        return whole if whole is not None and column.low <= whole <= column.high else None
    return value if whole is None else whole
