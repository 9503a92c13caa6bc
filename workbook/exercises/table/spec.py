"""A table: columns of several types, with rows of the course's or of the learner's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.blocks import Grid
from workbook.course.cells import cell_words, read_cell, row_has_content
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
from workbook.course.values import mapping, row_id, rows, text
from workbook.language.dates import today
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock

MOST_ROWS = 200


class TableRow(TypedDict, total=False):
    """A row: its id, and its cells under the ids of their columns."""

    row: str


class TableAnswer(TypedDict, total=False):
    """The rows in their order; a fixed row that is empty may be absent."""

    rows: list[TableRow]


@dataclass(frozen=True, kw_only=True)
class Table(Exercise):
    """Rows and columns. `fixed` rows fill the first column; without them there are `start` empty ones."""

    kind = "table"
    label = N_("Table")
    icon = "table"
    own_settings: ClassVar[frozenset[str]] = frozenset({"column", "rows", "most"})
    brings: ClassVar[frozenset[str]] = frozenset({"bring-rows"})
    answer_shape = TableAnswer

    columns: tuple[Column, ...] = ()
    fixed: tuple[Option, ...] = ()
    start: int = 1
    most: int = MOST_ROWS

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the table from what its author wrote."""
        columns = read_columns(source)
        fixed = source.options(least=0, what=N_("rows"))
        most = source.whole("most", 1, MOST_ROWS) or MOST_ROWS
        start = source.whole("rows", 1, MOST_ROWS) or 1
        _check_rows(source, columns, start, most)
        check_bring_rows(source, columns)
        return cls(**common_settings(source), columns=columns, fixed=fixed, start=min(start, most), most=most)

    def options(self) -> tuple[Option, ...]:
        """Fixed rows first, as the list has them, then columns and what can be picked in them."""
        ids = {row.id for row in self.fixed}
        return (*self.fixed, *(option for option in column_options(self.columns) if option.id not in ids))

    def to_fill_in(self) -> list[FormBlock]:
        """The fixed rows, or a few empty ones, under the names of the columns."""
        labels = [row.text for row in self.fixed] or [""] * max(3, self.start)
        rest = [empty_cell(column) for column in self.columns]
        return [Grid([c.text for c in self.columns], [[label or rest[0], *rest[1:]] for label in labels])]

    def shown_rows(self, answer: Answer) -> list[dict[str, Any]]:
        """The fixed rows in the course's order, filled or not, then all others as the answer has them."""
        left = rows(mapping(answer).get("rows"))
        shown: list[dict[str, Any]] = []
        for fixed in self.fixed:
            mine = next((row for row in left if row.get("row") == fixed.id), None)
            left = [row for row in left if row is not mine]
            shown.append(mine or {"row": fixed.id})
        return shown + left

    def shown_columns(self, answer: Answer) -> tuple[Column, ...]:
        """The course's columns, and others that the answer has words in."""
        given = rows(mapping(answer).get("rows"))
        return (*self.columns, *odd_columns(self.columns, given, self.kept_words))

    def label_of(self, row: dict[str, Any]) -> str:
        """The words of a fixed row, also of one that the course no longer has; empty for the learner's own."""
        key = text(row.get("row"))
        mine = next((fixed.text for fixed in self.fixed if fixed.id == key), "")
        gone = "" if self.columns and self.columns[0].id in row else self.kept_words.get(key, "")
        return mine or gone

    def filled_rows(self, answer: Answer) -> list[dict[str, Any]]:
        """The rows that hold something."""
        return [row for row in self.shown_rows(answer) if row_has_content(row)]

    def is_answered(self, answer: Answer) -> bool:
        """Whether any cell holds something."""
        return any(map(row_has_content, rows(mapping(answer).get("rows"))))

    def as_lines(self, answer: Answer) -> list[str]:
        """A line for each row: its first cell, then the others with the names of their columns."""
        columns = self.shown_columns(answer)
        return [self._line(row, columns) for row in self.filled_rows(answer)]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The rows that hold something, under the names of the columns."""
        columns, filled = self.shown_columns(answer), self.filled_rows(answer)
        if not columns or not filled:
            return []
        return [Grid([column.text for column in columns], [self._cells(row, columns) for row in filled])]

    def _cells(self, row: dict[str, Any], columns: Sequence[Column]) -> list[str]:
        cells = [cell_words(column, row.get(column.id), self.word_of) for column in columns]
        return [": ".join(part for part in (self.label_of(row), cells[0]) if part), *cells[1:]]

    def first_words(self, row: dict[str, Any]) -> str:
        """What names a row: its label, or its first cell."""
        label = self.label_of(row)
        if label or not self.columns:
            return label
        return cell_words(self.columns[0], row.get(self.columns[0].id), self.word_of).strip()

    def first_column(self, answer: Answer) -> list[str]:
        """The rows that hold something, by their first cell."""
        kept = self.filled_rows(self.for_workshop(answer) if self.bring_rows else answer)
        return [words for row in kept if (words := self.first_words(row))]

    def for_workshop(self, answer: Answer) -> Answer:
        """Only the rows that `bring-rows` lets through."""
        if not self.bring_rows:
            return answer
        return {"rows": brought(self.bring_rows, rows(mapping(answer).get("rows")))}

    def from_lines(self, lines: Sequence[str]) -> Answer:
        """A row for each line, in a table that grows."""
        if self.fixed or not self.columns:
            return None
        first, now = self.columns[0], today()
        made = []
        for place, line in enumerate(lines[: self.most]):
            value = read_cell(first, line, now)
            if value is not None:
                made.append({"row": row_id(place, line), first.id: value})
        return {"rows": made} if made else None

    def _line(self, row: dict[str, Any], columns: Sequence[Column]) -> str:
        first = self.first_words(row)
        named = [column for column in columns if not (first and column is columns[0])] if columns else []
        cells = [
            f"{column.text}: {words}"
            for column in named
            if (words := cell_words(column, row.get(column.id), self.word_of).strip())
        ]
        return f"{first} ({'; '.join(cells)})" if first and cells else first or "; ".join(cells)


def _check_rows(source: BlockSource, columns: Sequence[Column], start: int, most: int) -> None:
    """What does not go together: fixed rows and a first column for something else, more rows than `most`."""
    if source.items and columns[0].sort != "text":
        what = _("The rows of the list fill the first column, so “{text}” is to be text.").format(
            text=columns[0].text
        )
        hint = _("Write another column before it, with a name for the rows.")
        source.problem(source.all("column")[0].line, "bad-type", what, hint)
    if source.items:
        for key in ("rows", "most"):
            for setting in source.all(key)[:1]:
                what = _("`{key}` means nothing here: the rows are those of the list.").format(key=key)
                source.problem(setting.line, "no-use", what, _("Remove it, or the list."), "advice")
    elif start > most:
        what = _("The table begins with {start} rows, and `most` is {most}.").format(start=start, most=most)
        hint = _("Make `most` larger, or `rows` smaller.")
        source.problem(source.all("rows")[0].line, "bad-number", what, hint)
