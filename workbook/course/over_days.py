"""What was given a number on several days, as values: for charts and tables on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class DayNumbers(NamedTuple):
    """A day, and the numbers that were noted on it."""

    day: date
    numbers: tuple[float, ...]


class OverDays(NamedTuple):
    """One thing over its days, the earliest first; `words` name it among others, if there are others."""

    key: str
    words: str
    low: float
    high: float
    days: tuple[DayNumbers, ...]
    low_words: str = ""
    high_words: str = ""


class TwoMoments(NamedTuple):
    """One thing before and after."""

    key: str
    words: str
    low: float
    high: float
    before: float
    after: float
    low_words: str = ""
    high_words: str = ""
