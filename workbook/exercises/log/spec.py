"""A log: a few columns for each day, as many days as the learner likes; a day without a note is only a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from typing_extensions import TypedDict

from workbook.course.blocks import Grid
from workbook.course.cells import cell_words, row_has_content
from workbook.course.columns import (
    Column,
    brought,
    check_bring_rows,
    column_options,
    empty_cell,
    odd_columns,
    read_columns,
)
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.over_days import DayNumbers, OverDays
from workbook.course.values import mapping, number, rows, text
from workbook.language.dates import day_from, long_day, short_day
from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock

DAYS_SHOWN = 7
MOST_DAYS = 84
MOST_PER_DAY = 6


class LogRow(TypedDict, total=False):
    """One entry: its id, its day, and its cells under the ids of their columns."""

    row: str
    on: str


class LogAnswer(TypedDict, total=False):
    """The entries, each with its day."""

    rows: list[LogRow]


class DayFace(NamedTuple):
    """A day at a glance. `heat` goes from 0 to 1, or is None where no number was given; `spoken` names the numbers."""

    day: date
    numbers: str = ""
    spoken: str = ""
    word: str = ""
    heat: float | None = None
    filled: bool = False


@dataclass(frozen=True, kw_only=True)
class Log(Exercise):
    """Entries by day: `days` are shown at a time, `per_day` entries are offered for each."""

    kind = "log"
    label = N_("Practice log")
    icon = "calendar-days"
    own_settings: ClassVar[frozenset[str]] = frozenset({"column", "days", "per-day"})
    brings: ClassVar[frozenset[str]] = frozenset({"bring-rows"})
    lists = False
    by_days = True
    answer_shape = LogAnswer

    columns: tuple[Column, ...] = ()
    days: int = DAYS_SHOWN
    per_day: int = 1

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the log from what its author wrote."""
        columns = read_columns(source)
        days = source.whole("days", 1, MOST_DAYS) or DAYS_SHOWN
        per_day = source.whole("per-day", 1, MOST_PER_DAY) or 1
        check_bring_rows(source, columns)
        return cls(**common_settings(source), columns=columns, days=days, per_day=per_day)

    def options(self) -> tuple[Option, ...]:
        """The columns and what can be picked in them."""
        return tuple(column_options(self.columns))

    def to_fill_in(self) -> list[FormBlock]:
        """An empty row for each day that is shown, or for each time of it."""
        row = ["", *(empty_cell(column) for column in self.columns)]
        return [Grid([_("Day"), *(c.text for c in self.columns)], [row] * min(self.days * self.per_day, 14))]

    def shown_columns(self, answer: Answer) -> tuple[Column, ...]:
        """The course's columns, and others that the answer has words in."""
        given = rows(mapping(answer).get("rows"))
        return (*self.columns, *odd_columns(self.columns, given, self.kept_words))

    def filled_rows(self, answer: Answer) -> list[dict[str, Any]]:
        """The entries that hold something, the earliest day first, those without a day at the end."""
        filled = [row for row in rows(mapping(answer).get("rows")) if row_has_content(row)]
        return sorted(filled, key=lambda row: (day_from(row.get("on")) is None, text(row.get("on"))))

    def by_day(self, answer: Answer) -> dict[date, list[dict[str, Any]]]:
        """The entries that hold something, by their day."""
        found: dict[date, list[dict[str, Any]]] = {}
        for row in self.filled_rows(answer):
            if day := day_from(row.get("on")):
                found.setdefault(day, []).append(row)
        return found

    def days_in(self, answer: Answer) -> frozenset[date]:
        """The days that have an entry."""
        return frozenset(self.by_day(answer))

    def of_day(self, answer: Answer, day: date) -> list[str]:
        """The cells of a day's entries, a line each."""
        columns = self.shown_columns(answer)
        return ["; ".join(self._told(row, columns)) for row in self.by_day(answer).get(day, [])]

    def over_days(self, days: Sequence[tuple[date, Answer]]) -> list[OverDays]:
        """Each number over all the days that were ever noted, be they noted in an earlier version alone."""
        noted: dict[date, list[dict[str, Any]]] = {}
        for _unused, answer in days:
            noted |= self.by_day(answer)
        return [
            OverDays(column.id, column.text, column.low, column.high, numbers)
            for column in self.columns
            if column.sort == "range" and len(numbers := _numbers(column, noted)) > 1
        ]

    @property
    def heat_columns(self) -> list[Column]:
        """The columns whose numbers the overview shows: those that go from one number to another, all alike."""
        found = [column for column in self.columns if column.sort == "range"]
        return [column for column in found if (column.low, column.high) == (found[0].low, found[0].high)]

    def face(self, day: date, entries: Sequence[dict[str, Any]]) -> DayFace:
        """A day as the overview shows it."""
        if not entries:
            return DayFace(day)
        words = next((column for column in self.columns if column.sort == "text"), None)
        said = [text(row.get(words.id)).strip() for row in entries] if words else []
        word = next((part.split("\n")[0] for part in said if part), "")
        given = [(column, number(row.get(column.id))) for row in entries for column in self.heat_columns]
        numbers = [value for _unused, value in given if value is not None]
        return DayFace(day, _at_a_glance(given), _in_words(given), word, self._heat(numbers), filled=True)

    def _heat(self, numbers: Sequence[float]) -> float | None:
        if not numbers:
            return None
        low, high = self.heat_columns[0].low, self.heat_columns[0].high
        mean = sum(numbers) / len(numbers)
        return min(max((mean - low) / (high - low), 0.0), 1.0)

    def is_answered(self, answer: Answer) -> bool:
        """Whether any entry holds something."""
        return any(map(row_has_content, rows(mapping(answer).get("rows"))))

    def as_lines(self, answer: Answer) -> list[str]:
        """A line for each entry: its day, then its cells with the names of their columns."""
        columns = self.shown_columns(answer)
        return [self._line(row, columns) for row in self.filled_rows(answer)]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The entries with their days, under the names of the columns."""
        columns = self.shown_columns(answer)
        cells = [self._cells(row, columns) for row in self.filled_rows(answer)]
        return [Grid([_("Day"), *(column.text for column in columns)], cells)] if cells else []

    def _cells(self, row: dict[str, Any], columns: Sequence[Column]) -> list[str]:
        day = day_from(row.get("on"))
        first = long_day(day) if day else text(row.get("on"))
        return [first, *(cell_words(column, row.get(column.id), self.word_of) for column in columns)]

    def _line(self, row: dict[str, Any], columns: Sequence[Column]) -> str:
        day = day_from(row.get("on"))
        cells = "; ".join(self._told(row, columns))
        return ": ".join(part for part in (short_day(day) if day else "", cells) if part)

    def _told(self, row: dict[str, Any], columns: Sequence[Column]) -> list[str]:
        """The cells of an entry that hold something, each with the name of its column."""
        return [
            f"{column.text}: {words}"
            for column in columns
            if (words := cell_words(column, row.get(column.id), self.word_of).strip())
        ]

    def first_column(self, answer: Answer) -> list[str]:
        """The entries that hold something, by their first cell."""
        if not self.columns:
            return []
        kept, first = self.filled_rows(self.for_workshop(answer)), self.columns[0]
        cells = [cell_words(first, row.get(first.id), self.word_of).strip() for row in kept]
        return [words for words in cells if words]

    def for_workshop(self, answer: Answer) -> Answer:
        """Only the entries that `bring-rows` lets through."""
        if not self.bring_rows:
            return answer
        return {"rows": brought(self.bring_rows, rows(mapping(answer).get("rows")))}


def _numbers(column: Column, noted: dict[date, list[dict[str, Any]]]) -> tuple[DayNumbers, ...]:
    """The days that have a number in a column, the earliest first."""
    given = {
        day: tuple(value for row in noted[day] if (value := number(row.get(column.id))) is not None)
        for day in sorted(noted)
    }
    return tuple(DayNumbers(day, numbers) for day, numbers in given.items() if numbers)


def _at_a_glance(given: Sequence[tuple[Column, float | None]]) -> str:
    """The numbers of a day side by side, a dash where one of two was not given; more are told by their mean."""
    numbers = [value for _unused, value in given if value is not None]
    if len(numbers) > 2:
        return number_text(round(sum(numbers) / len(numbers), 1))
    two_times = len(given) == 2 and given[0][0] != given[1][0]
    if two_times and len(numbers) == 1:
        return " · ".join("–" if value is None else number_text(value) for _unused, value in given)
    return " · ".join(map(number_text, numbers))


def _in_words(given: Sequence[tuple[Column, float | None]]) -> str:
    """The numbers of a day for those who listen: of several columns each with its name."""
    told = [(column.text, value) for column, value in given if value is not None]
    if len({column.id for column, _unused in given}) < 2 or len(told) > 2:
        return _at_a_glance(given)
    return ", ".join(f"{name} {number_text(value)}" for name, value in told)
