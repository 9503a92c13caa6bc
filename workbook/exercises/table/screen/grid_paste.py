"""Cells to and from a spreadsheet's clipboard: tabs between cells, new lines between rows, quotes around both."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.cells import is_in_words, plain_words
from workbook.language.signs import meant
from workbook.language.translation import gettext as _
from workbook.window.parts.dropping import LONGEST_PASTE
from workbook.window.parts.pasting import cut_words, short_enough

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from workbook.exercises.table.screen.grid_model import GridModel


class Pasted(NamedTuple):
    """The cells to fill, how many cells and rows found no place, and how many stay words in place of a value.

    `is_cut` says that the text was too long to be taken whole.
    """

    cells: list[tuple[int, int, Any]]
    unfit: int
    rows_over: int
    in_words: int = 0
    is_cut: bool = False

    def left_out_words(self, most: int) -> str:
        """What was left out, in a sentence; nothing if all is there."""
        words = []
        if self.unfit:
            words.append(
                _("One cell did not fit its column and was left out.")
                if self.unfit == 1
                else _("{count} cells did not fit their columns and were left out.").format(count=self.unfit)
            )
        if self.in_words:
            words.append(
                _("One cell stays as it was written, for it is no value of its column.")
                if self.in_words == 1
                else _(
                    "{count} cells stay as they were written, for they are no values of their columns."
                ).format(count=self.in_words)
            )
        if self.rows_over:
            words.append(
                _("Here is room for {most} rows. The rest is still on the clipboard.").format(most=most)
            )
        if self.is_cut:
            words.append(cut_words())
        return " ".join(words)


def cells_from_text(grid: GridModel, start: QModelIndex, text: str, most: int) -> Pasted:
    """The cells that a pasted text fills, from a cell on, to the right and downwards."""
    lines = _rows_of(short_enough(meant(text[:LONGEST_PASTE])))
    cells: list[tuple[int, int, Any]] = []
    unfit = 0
    for row, line in enumerate(lines[: most - start.row()], start.row()):
        for column, words in enumerate(line, start.column()):
            if column >= len(grid.columns) or (row < len(grid.rows) and grid.locked(grid.index(row, column))):
                unfit += bool(words.strip())
                continue
            value = grid.reader.kept(grid.columns[column], words)
            if grid.columns[column].sort in ("tick", "pick"):
                value = grid.reader.cell(grid.columns[column], words)
            if value is None and words.strip():
                unfit += 1
            else:
                cells.append((row, column, value))
    in_words = sum(is_in_words(grid.columns[column], value) for _unused, column, value in cells)
    over = max(0, len(lines) - (most - start.row()))
    return Pasted(cells, unfit, over, in_words, len(text) > LONGEST_PASTE)


def text_from_cells(grid: GridModel, chosen: Sequence[QModelIndex]) -> str:
    """Cells as a spreadsheet takes them; a single one as its bare words."""
    if len(chosen) == 1:
        return _words(grid, chosen[0])
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for row in sorted({index.row() for index in chosen}):
        writer.writerow([_words(grid, index) for index in chosen if index.row() == row])
    return out.getvalue().removesuffix("\n")


def _words(grid: GridModel, index: QModelIndex) -> str:
    if grid.locked(index):
        return grid.label(index.row())
    return plain_words(grid.column(index), grid.value(index))


def _rows_of(text: str) -> list[list[str]]:
    """The rows of a pasted text; what no spreadsheet wrote is taken line by line."""
    text = text.removesuffix("\n")
    try:
        return [
            row or [""] for row in csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
        ]
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")]
