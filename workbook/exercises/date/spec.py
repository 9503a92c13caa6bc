"""A date: one day, typed or chosen from a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.exercise import Answer, Exercise
from workbook.course.values import text
from workbook.language.dates import day_from, full_day, today
from workbook.language.translation import N_
from workbook.language.typed_dates import read_whole_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Date(Exercise):
    """One day. The answer is an ISO date; words that are no date are kept and shown as they were typed."""

    kind = "date"
    label = N_("Date")
    icon = "calendar"
    lists = False

    def as_lines(self, answer: Answer) -> list[str]:
        """The date in words."""
        day = day_from(answer)
        words = full_day(day) if day else text(answer).strip()
        return [words] if words else []

    def days_in(self, answer: Answer) -> frozenset[date]:
        """The day itself."""
        day = day_from(answer)
        return frozenset({day} if day else ())

    def from_lines(self, lines: Sequence[str]) -> Answer:
        """The first line that is a date."""
        days = (day_from(line.strip()) or read_whole_day(line, today()) for line in lines)
        return next((day.isoformat() for day in days if day), None)
