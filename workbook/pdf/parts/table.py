"""A table: rows of cells with hairlines under them, its head repeated on every page that it runs over."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, ClassVar, Protocol

from workbook.pdf.flow import NEARLY
from workbook.pdf.parts.series import Series, Size, lay_rows, lines_that_fit, lines_to_begin, room_to_begin
from workbook.pdf.parts.text import Text, place_line
from workbook.pdf.parts.ticks import TickBox
from workbook.pdf.style import HAIRLINE, INK, MUTED
from workbook.pdf.tags import Element, heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.parts.widths import Columns
    from workbook.pdf.sheet import Fillable
    from workbook.pdf.style import TextStyle

PADDING = 3.5
_BAR = 3.0  # points thick
_FIELD_LINES = 1.4  # handwriting lines that hold two typed ones


class Cell(Protocol):
    """What stands in one cell. A row is as many lines of one height as its cells need."""

    heads: str
    """Whether it says what its `Row` or its `Column` is about."""

    def count(self, flow: Flow, lead: float) -> int:
        """How many of the row's lines it takes in the flow's width."""

    def draw(self, flow: Flow, start: int, count: int, lead: float) -> None:
        """Draw some of its lines from the flow's place downwards; the place stays."""


class WordsCell:
    """Words that wrap; with `heads` they say what their row or column is about. Numbers end `at_end` of the column."""

    def __init__(self, text: Text, heads: str = "", *, at_end: bool = False) -> None:
        self._text = text
        self._at_end = at_end
        self.heads = heads

    def count(self, flow: Flow, lead: float) -> int:
        """Its lines; small ones stand closer together than those of the row."""
        return ceil(len(self._text.lines(flow)) * self._step(lead) / lead - NEARLY)

    def draw(self, flow: Flow, start: int, count: int, lead: float) -> None:
        """Draw its lines, the first in the middle of the row's first."""
        style, step = self._text.style, self._step(lead)
        first, end = (int(place * lead / step + NEARLY) for place in (start, start + count))
        y = flow.y - lead / 2 - 0.35 * style.size - first * step + start * lead
        for line in self._text.lines(flow)[first:end]:
            flow.sheet.line(line, flow.left + self._moved(flow, line), y, style)
            y -= step

    def _step(self, lead: float) -> float:
        return min(self._text.style.lead, lead)

    def _moved(self, flow: Flow, line: Line) -> float:
        """Figures end at the right in every script: on a mirrored page lines begin there."""
        return flow.width - line.width - line.shift if self._at_end and not flow.fonts.rtl else 0.0


class TickCell:
    """A box, ticked or not."""

    heads = ""

    def __init__(self, style: TextStyle, *, ticked: bool) -> None:
        self._style, self._box = style, TickBox(style, ticked=ticked)

    def count(self, flow: Flow, lead: float) -> int:
        """One line."""
        return 1

    def draw(self, flow: Flow, start: int, count: int, lead: float) -> None:
        """Draw the box in the first line."""
        if start == 0:
            self._box(flow, flow.y - lead / 2 - 0.35 * self._style.size)


class BarCell:
    """A number between two ends: a thick bar on a hairline, and the number after it."""

    heads = ""

    def __init__(self, share: float, words: str, style: TextStyle) -> None:
        self._share, self._words, self._style = min(max(share, 0.0), 1.0), words, style

    def count(self, flow: Flow, lead: float) -> int:
        """One line."""
        return 1

    def draw(self, flow: Flow, start: int, count: int, lead: float) -> None:
        """Draw bar and number in the first line."""
        if start:
            return
        room = flow.width - 3 * self._style.size
        y = flow.y - lead / 2
        flow.sheet.rule(flow.left, y, room, colour=HAIRLINE, pen=1.0)
        if self._share:
            flow.sheet.rule(flow.left, y, room * self._share, colour=INK, pen=_BAR)
        base = y - 0.35 * self._style.size
        place_line(flow, self._words, flow.left + room + 0.7 * self._style.size, base, self._style)


class TableGrid:
    """Rows of cells under a head of words.

    `table` is where they are in the document's structure, if others stand in it too; `numbers` says which columns
    are numbers, whose heads stand above their last figures.
    """

    keep: ClassVar[bool] = False

    def __init__(
        self,
        head: Sequence[Text],
        rows: Sequence[Sequence[Cell]],
        columns: Columns,
        lead: float,
        table: Element | None = None,
        numbers: Sequence[bool] = (),
    ) -> None:
        self._table = table or Element("Table")
        self._head = [
            WordsCell(text, "Column", at_end=at_end)
            for text, at_end in zip(head, numbers or [False] * len(head), strict=True)
        ]
        self._head_lead = head[0].style.lead if head else 0.0
        self._rows, self._columns, self._lead = rows, columns, lead
        self._measured: tuple[float, list[Size]] | None = None

    def height(self, flow: Flow) -> float:
        """Head and rows on one page."""
        return self._head_height(flow) + sum(size.height for size in self._sizes(flow))

    def least(self, flow: Flow) -> float:
        """The head and the first two rows, or three if they are all."""
        return self._head_height(flow) + room_to_begin(self._sizes(flow))

    def lay(self, flow: Flow) -> None:
        """Draw row by row; wherever it parts, two rows or two lines of a long one stand together."""
        flow.want(self.least(flow))
        with flow.tags.inside(self._table):
            self._lay_head(flow)
            lay_rows(
                flow,
                self._sizes(flow),
                lambda place: self._lay_row(flow, self._rows[place]),
                lambda: self._turn(flow),
            )

    def _lay_row(self, flow: Flow, row: Sequence[Cell]) -> None:
        start, count, fresh = 0, self._count(flow, row, self._lead), False
        elements = cells_of(flow, row)
        while start < count:
            fitting = int((flow.room - 2 * PADDING + NEARLY) // self._lead)
            take = lines_that_fit(fitting, count - start, fresh=fresh)
            flow.y -= PADDING
            for (cell, left, width), element in zip(self._placed(flow, row), elements, strict=True):
                with flow.inset(left, flow.width - left - width), flow.tags.inside(element):
                    cell.draw(flow, start, take, self._lead)
            flow.y -= take * self._lead + PADDING
            start += take
            if start < count:
                self._turn(flow)
                fresh = True
        flow.sheet.rule(flow.left, flow.y, flow.width)

    def _turn(self, flow: Flow) -> None:
        """Go on at a new page, where the head stands again."""
        flow.turn()
        self.lay_again(flow)

    def lay_again(self, flow: Flow) -> None:
        """Draw the head, which was said before."""
        with flow.tags.artifact():
            self._lay_head(flow)

    def _lay_head(self, flow: Flow) -> None:
        if not self._head_height(flow):
            return
        elements = cells_of(flow, self._head)
        for (cell, left, width), element in zip(self._placed(flow, self._head), elements, strict=True):
            with flow.inset(left, flow.width - left - width), flow.tags.inside(element):
                cell.draw(flow, 0, self._count(flow, self._head, self._head_lead), self._head_lead)
        flow.y -= self._head_height(flow)
        flow.sheet.rule(flow.left, flow.y, flow.width, colour=MUTED, pen=0.75)

    def _head_height(self, flow: Flow) -> float:
        lines = self._count(flow, self._head, self._head_lead) if self._head else 0
        return lines * self._head_lead + PADDING if lines else 0.0

    def _sizes(self, flow: Flow) -> list[Size]:
        """The rows, measured once for each width."""
        if self._measured is None or self._measured[0] != flow.width:
            self._measured = (
                flow.width,
                [self._size(self._count(flow, row, self._lead)) for row in self._rows],
            )
        return self._measured[1]

    def _size(self, count: int) -> Size:
        height = count * self._lead + 2 * PADDING
        return Size(height, height, lines_to_begin(count) * self._lead + 2 * PADDING)

    def _count(self, flow: Flow, row: Sequence[Cell], lead: float) -> int:
        most = 1
        for cell, left, width in self._placed(flow, row):
            with flow.inset(left, flow.width - left - width):
                most = max(most, cell.count(flow, lead))
        return most

    def _placed(self, flow: Flow, row: Sequence[Cell]) -> list[tuple[Cell, float, float]]:
        """Each cell with where it begins and how wide it is."""
        return [
            (cell, left, width) for cell, (left, width) in zip(row, self._columns.places(flow), strict=True)
        ]


class EmptyRow:
    """A row to fill in by hand: words that stand there already, a line to write on in every other cell."""

    keep: ClassVar[bool] = False

    def __init__(
        self,
        label: Text | None,
        boxes: Sequence[bool],
        columns: Columns,
        style: TextStyle,
        table: Element | None = None,
        fields: Sequence[Fillable | None] = (),
    ) -> None:
        self._table = table or Element("Table")
        self._label, self._boxes, self._columns, self._style = label, boxes, columns, style
        self._fields = fields or [None] * len(boxes)

    def height(self, flow: Flow) -> float:
        """The height of a line to write on, or of the label; a field for words has two lines."""
        line = _FIELD_LINES if any(field and field.field.sort == "text" for field in self._fields) else 1
        return max(flow.style.ruling * line, self._label_height(flow))

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the label, the boxes to tick, and the lines."""
        flow.want(self.height(flow))
        top, height = flow.y, self.height(flow)
        flow.y = top - height
        with flow.tags.inside(self._table), flow.tags.tag("TR"):
            for place, (left, width) in enumerate(self._columns.places(flow)):
                with flow.inset(left, flow.width - left - width), self._cell(flow, place):
                    self._draw_cell(flow, place, height)

    def _cell(self, flow: Flow, place: int) -> AbstractContextManager[Element]:
        if place == 0 and self._label is not None:
            return flow.tags.tag("TH", facts=heads("Row"))
        return flow.tags.tag("TD")

    def _draw_cell(self, flow: Flow, place: int, height: float) -> None:
        field = self._fields[place]
        if self._boxes[place]:
            TickBox(self._style, ticked=False, field=field)(flow, flow.y + 4)
        else:
            flow.sheet.ruling(flow.left, flow.y, flow.width)
            flow.sheet.fill_in(field, flow.left, flow.y, flow.width, height - 4, 0.95 * self._style.size)
        if place == 0 and self._label is not None:
            label = self._label
            lines = label.lines(flow)
            y = flow.y + 4 + (len(lines) - 1) * label.style.lead
            for line in lines:
                flow.sheet.line(line, flow.left, y, label.style)
                y -= label.style.lead

    def _label_height(self, flow: Flow) -> float:
        if self._label is None:
            return 0.0
        left, width = self._columns.places(flow)[0]
        with flow.inset(left, flow.width - left - width):
            return len(self._label.lines(flow)) * self._label.style.lead + 8


class EmptyRows(Series):
    """Rows to fill in by hand, under their head again on every page that they run over."""

    def __init__(self, head: TableGrid, rows: Iterable[EmptyRow]) -> None:
        super().__init__(rows)
        self._head = head

    def _turn(self, flow: Flow) -> None:
        flow.turn()
        self._head.lay_again(flow)


def cells_of(flow: Flow, row: Sequence[Cell]) -> list[Element]:
    """The cells of another row of the table that is open, in the document's structure."""
    if flow.tags.here.is_artifact:
        return [flow.tags.here] * len(row)
    line = Element("TR", flow.tags.here)
    return [
        Element("TH", line, facts=heads(cell.heads)) if cell.heads else Element("TD", line) for cell in row
    ]
