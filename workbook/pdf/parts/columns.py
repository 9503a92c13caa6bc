"""Tables and logs on paper: columns as wide as they need, blocks one below the other where they are too many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbook.course.cells import cell_words
from workbook.course.columns import named_with_range
from workbook.course.values import has_content, number
from workbook.pdf.flow import Gap
from workbook.pdf.parts.field_line import FieldLine, OneLine
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.ruled import Ruled
from workbook.pdf.parts.table import BarCell, Cell, EmptyRow, EmptyRows, TableGrid, TickCell, WordsCell
from workbook.pdf.parts.text import NarrowWords, Text
from workbook.pdf.parts.widths import ROWS, Columns, Sample, Wants
from workbook.pdf.style import MUTED
from workbook.pdf.tags import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.course.columns import Column
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.sheet import Fillable

_BESIDE_A_BAR = 4  # figures that have room there; longer numbers are words in their column
_SHORT = {"number": 46.0, "date": 68.0, "tick": 38.0, "range": 54.0, "pick": 64.0}
_WITH_BAR = 96.0
_LEAST_WORDS = 80.0
_BETWEEN_COLUMNS = 10.0
_NOTE_COLUMN = 0.7  # of the width: the action plan leaves room for notes beside it
_NAME_SHARES = (3.0, 7.0)
_INDENT = 130.0
_BETWEEN_BLOCKS = 9
_LINES_FOR_WORDS = 2


@dataclass(frozen=True)
class Filled:
    """Rows of an answer; `labels` are the first cells that stand there already."""

    columns: Sequence[Column]
    rows: Sequence[dict[str, Any]]
    labels: Sequence[str]
    word_of: Callable[[str], str] = str
    beside_notes: bool = False  # the action plan leaves less room

    def used(self) -> Filled:
        """Without columns that nobody wrote in."""
        kept = [column for place, column in enumerate(self.columns) if self._is_used(place, column)]
        return replace(self, columns=kept)

    def words(self, place: int, row: int, year: int | None) -> str:
        """A cell as it reads."""
        if place == 0 and self.labels[row]:
            return self.labels[row]
        column = self.columns[place]
        return cell_words(column, self.rows[row].get(column.id), self.word_of, year=year)

    def _is_used(self, place: int, column: Column) -> bool:
        return (place == 0 and any(self.labels)) or any(has_content(row.get(column.id)) for row in self.rows)


def answer_table(filled: Filled, paper: Paper) -> list[Piece]:
    """Filled rows as a table, or as blocks where their columns are too many for the page."""
    filled = filled.used()
    if not filled.columns or _width(filled.columns, bars=False) > _room(paper, filled):
        return _blocks(filled, paper)
    bars = _width(filled.columns, bars=True) <= _room(paper, filled)
    rows = [
        [_cell(filled, place, row, paper, bars=bars) for place in range(len(filled.columns))]
        for row in range(len(filled.rows))
    ]
    head = _head(filled.columns, paper) if not _needs_no_head(filled) else []
    numbers = [_is_number(filled, place, bars=bars) for place in range(len(filled.columns))] if head else []
    wants = [_wants(filled, place, paper, bars=bars) for place in range(len(filled.columns))]
    return [TableGrid(head, rows, Columns.fitted(wants), paper.style.answer.lead, numbers=numbers)]


def empty_table(
    columns: Sequence[Column], labels: Sequence[str], paper: Paper, keys: Sequence[str] = ()
) -> list[Piece]:
    """Rows to fill in by hand, the first cell of each being its label if it has one. `keys` are of their fields."""
    if _width(columns, bars=False) > _room(paper):
        return _empty_blocks(columns, labels, paper, keys)
    widths = _empty_widths(columns, labels, paper)
    boxes = [column.sort == "tick" for column in columns]
    table = Element("Table")
    head = TableGrid(_head(columns, paper), [], widths, 0.0, table)
    texts = [Text(paper.course_words(label), paper.form) if label else None for label in labels]
    fields = [[paper.to_fill(key, column.id) for column in columns] for key in keys or [""] * len(labels)]
    rows = zip(texts, fields, strict=True)
    empty = EmptyRows(
        head, (EmptyRow(words, boxes, widths, paper.form, table, cells) for words, cells in rows)
    )
    return [Together([head], keep=True), empty]


def _empty_widths(columns: Sequence[Column], labels: Sequence[str], paper: Paper) -> Columns:
    """Columns to write words in are alike, but for one whose labels are longer."""
    heads = [
        sample
        for column in columns
        for sample in _head_words(column, paper)
        if not _short(column, bars=False)
    ]
    wants = [
        Wants(narrow, _head_words(column, paper))
        if (narrow := _short(column, bars=False))
        else Wants(0.0, heads)
        for column in columns
    ]
    if any(labels):
        wants[0] = Wants(0.0, [*heads, *(Sample(_plain(label, paper), paper.form) for label in labels)])
    return Columns.fitted(wants)


def _cell(filled: Filled, place: int, row: int, paper: Paper, *, bars: bool) -> Cell:
    column, style = filled.columns[place], paper.style.answer
    value = filled.rows[row].get(column.id)
    labelled = place == 0 and filled.labels[row]
    if column.sort == "tick" and not labelled and isinstance(value, bool | None):
        return TickCell(style, ticked=value is True)
    words = filled.words(place, row, paper.at.year if paper.at else None)
    if labelled:
        return WordsCell(Text(paper.course_words(words), style), "Row")
    plain = paper.style.text("sans", 9.5, 16.8)
    amount = number(value)
    if column.sort == "range" and bars and amount is not None and len(words) <= _BESIDE_A_BAR:
        return BarCell((amount - column.low) / (column.high - column.low), words, plain)
    at_end = _is_number(filled, place, bars=bars)
    heads = (
        "Row" if place == 0 and any(filled.labels) else ""
    )  # a row of one's own beside those of the course
    return WordsCell(Text(words, style if column.sort in ("text", "pick") else plain), heads, at_end=at_end)


def _is_number(filled: Filled, place: int, *, bars: bool) -> bool:
    """Whether a column holds numbers alone, one under the other."""
    sort = filled.columns[place].sort
    return (sort == "number" or (sort == "range" and not bars)) and not (place == 0 and any(filled.labels))


def _wants(filled: Filled, place: int, paper: Paper, *, bars: bool) -> Wants:
    """What a column wants for its name and its cells."""
    column, style, year = filled.columns[place], paper.style.answer, paper.at.year if paper.at else None
    labels = place == 0 and any(filled.labels)
    whole = column.sort in ("number", "date", "pick")
    cells = (filled.words(place, row, year) for row in range(min(len(filled.rows), ROWS)))
    samples = [Sample(_plain(words, paper) if labels else words, style, whole) for words in cells]
    return Wants(0.0 if labels else _short(column, bars=bars), [*_head_words(column, paper), *samples])


def _head_words(column: Column, paper: Paper) -> list[Sample]:
    return [Sample(_plain(named_with_range(column), paper), paper.style.meta)]


def _plain(markdown: str, paper: Paper) -> str:
    return "".join(run.text for run in paper.course_words(markdown))


def _head(columns: Sequence[Column], paper: Paper) -> list[Text]:
    return [Text(paper.course_words(named_with_range(column)), paper.style.meta) for column in columns]


def _needs_no_head(filled: Filled) -> bool:
    """Labels alone, or with one bar each, say it all."""
    return len(filled.columns) == 1 and any(filled.labels)


def _short(column: Column, *, bars: bool) -> float:
    return _WITH_BAR if bars and column.sort == "range" else _SHORT.get(column.sort, 0.0)


def _width(columns: Sequence[Column], *, bars: bool) -> float:
    """The least width at which a table can be read."""
    return sum((_short(column, bars=bars) or _LEAST_WORDS) + _BETWEEN_COLUMNS for column in columns)


def _room(paper: Paper, filled: Filled | None = None) -> float:
    style = paper.style
    room = (style.text_width - style.number_column) / style.scale
    return room * _NOTE_COLUMN if filled and filled.beside_notes else room


def _blocks(filled: Filled, paper: Paper) -> list[Piece]:
    """Each row as a block: the names of its columns, and beside each what was written there."""
    pieces: list[Piece] = []
    year = paper.at.year if paper.at else None
    for row, label in enumerate(filled.labels):
        lines: list[list[Cell]] = []
        for place in range(1 if label else 0, len(filled.columns)):
            words = filled.words(place, row, year).strip()
            name = Text(paper.course_words(named_with_range(filled.columns[place])), _name_style(paper))
            lines += [[WordsCell(name, "Row"), WordsCell(paper.words(words))]] if words else []
        pieces += [Gap(_BETWEEN_BLOCKS)] if pieces else []
        block: list[Piece] = [paper.label(label)] if label else []
        block += (
            [TableGrid([], lines, Columns.shared(_NAME_SHARES), paper.style.answer.lead)] if lines else []
        )
        pieces.append(Together(block))
    return pieces


def _empty_blocks(
    columns: Sequence[Column], labels: Sequence[str], paper: Paper, keys: Sequence[str]
) -> list[Piece]:
    pieces: list[Piece] = []
    indent = _INDENT * paper.style.scale
    few = labels if any(labels) or paper.fields else labels[:2]
    for label, key in zip(few, keys or [""] * len(labels), strict=False):
        block: list[Piece] = [paper.label(label)] if label else []
        block += [
            _empty_part(column, paper, paper.to_fill(key, column.id), indent)
            for column in columns[1 if label else 0 :]
        ]
        pieces += [Gap(_BETWEEN_BLOCKS)] if pieces else []
        pieces.append(Together(block))
    return pieces


def _empty_part(column: Column, paper: Paper, field: Fillable | None, indent: float) -> Piece:
    """A column in a block; all but words take one line, and what is ticked has a box."""
    lines = _LINES_FOR_WORDS if column.sort == "text" else 1
    name = NarrowWords(_plain(named_with_range(column), paper), _name_style(paper), indent, lines)
    if column.sort == "text":
        return Ruled(lines, sign=name, indent=indent, field=field)
    if field:
        return FieldLine(field, sign=name, indent=indent)
    return OneLine(name, indent, paper.form if column.sort == "tick" else None)


def _name_style(paper: Paper) -> Any:
    return paper.style.text("sans", 9.5, 13, MUTED)
