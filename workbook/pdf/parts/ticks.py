"""Boxes to tick and rings to choose, drawn as lines: the text faces have no such signs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.parts.series import Rows, Size
from workbook.pdf.parts.text import Beside, Text, single_line
from workbook.pdf.style import INK, MUTED, TextStyle
from workbook.pdf.tags import Element, numbered, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.runs import Run
    from workbook.pdf.sheet import Fillable

_BOXES = (("☐", N_("not ticked")), ("☑", N_("ticked")))
_RINGS = (("○", N_("not chosen")), ("◉", N_("chosen")))
_UNSEEN = 0.6  # of the letters beside a sign, so that it does not reach into them
_INDENT = 1.62  # ems from the box to its words
_GUTTER = 12.0


class Tick(NamedTuple):
    """One line: its words, and whether it is ticked. Without words there is a line to write on.

    `box` and `line` are the fields of a form that is filled in on a screen.
    """

    words: str | Sequence[Run]
    ticked: bool = False
    write_on: bool = False
    box: Fillable | None = None
    line: Fillable | None = None


class TickBox:
    """A square with round corners, ticked or not."""

    def __init__(self, style: TextStyle, *, ticked: bool, field: Fillable | None = None) -> None:
        self._style = style
        self._size = 0.86 * style.size
        self._ticked = ticked
        self._field = field

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the box, its middle at the height of the letters' middle."""
        with _sign(flow, baseline, _BOXES[self._ticked], self._style):
            self._draw(flow, baseline)
        size, bottom = self._size, baseline - 0.08 * self._size
        flow.sheet.fill_in(self._field, flow.left, bottom, size, size, size)

    def _draw(self, flow: Flow, baseline: float) -> None:
        with flow.sheet.as_drawn(flow.left, self._size):
            self._draw_box(flow, baseline)

    def _draw_box(self, flow: Flow, baseline: float) -> None:
        size, x, y = self._size, flow.left, baseline - 0.08 * self._size
        flow.sheet.frame(x, y, size, size, 0.18 * size, colour=INK if self._ticked else MUTED)
        if self._ticked:
            path = (
                f"{x + 0.22 * size:.2f} {y + 0.52 * size:.2f} m {x + 0.42 * size:.2f} {y + 0.3 * size:.2f} l "
                f"{x + 0.78 * size:.2f} {y + 0.72 * size:.2f} l"
            )
            flow.sheet.stroke(path, INK, 1.2)


class ChoiceRing:
    """A ring, with a dot in it if it is the one chosen. It is no field: several rings are one choice."""

    def __init__(self, style: TextStyle, *, ticked: bool, field: Fillable | None = None) -> None:
        self._style = style
        self._size = 0.86 * style.size
        self._ticked = ticked

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the ring."""
        with _sign(flow, baseline, _RINGS[self._ticked], self._style):
            self._draw(flow, baseline)

    def _draw(self, flow: Flow, baseline: float) -> None:
        radius = self._size / 2
        x, y = flow.left + radius, baseline + 0.42 * self._size
        flow.sheet.ring(x, y, radius, colour=INK if self._ticked else MUTED)
        if self._ticked:
            flow.sheet.disc(x, y, 0.52 * radius)


@contextmanager
def _sign(flow: Flow, baseline: float, sign: tuple[str, str], style: TextStyle) -> Iterator[None]:
    """What is drawn meanwhile is a sign: it has a name, and in the text of the page it is a character."""
    character, name = sign
    with flow.tags.tag("Span", facts=said(_(name)), drawn=True):
        size = _UNSEEN * style.size
        line = single_line(flow, character, TextStyle("sans", size, size))
        flow.sheet.unseen(line, flow.left, baseline)
        yield


class TickList(Rows):
    """Lines with boxes (or rings), in two columns when all are short."""

    def __init__(
        self, ticks: Sequence[Tick], style: TextStyle, *, sign: type[TickBox | ChoiceRing] = TickBox
    ) -> None:
        self._style = style
        self.listing = numbered("Square" if sign is TickBox else "Circle")
        self._rows = [
            (
                Beside(
                    sign(style, ticked=tick.ticked, field=tick.box),
                    Text(tick.words, style),
                    _INDENT * style.size,
                ),
                tick,
            )
            for tick in ticks
        ]

    def lay(self, flow: Flow) -> None:
        """Draw them."""
        with flow.tags.tag("L", facts=self.listing):
            super().lay(flow)

    def draw_row(self, flow: Flow, place: int) -> None:
        """Draw one of its rows, as part of a longer list."""
        self._draw(flow, place)

    def _draw(self, flow: Flow, place: int) -> None:
        if self._columns(flow) == 1:
            self._lay_tick(flow, *self._rows[place])
        else:
            self._lay_two(flow, place)

    def _lay_two(self, flow: Flow, place: int) -> None:
        half = (flow.width + _GUTTER) / 2
        top = flow.y
        for column, (row, tick) in enumerate(self._rows[2 * place : 2 * place + 2]):
            flow.y = top
            with flow.inset(column * half, (1 - column) * half):
                self._lay_tick(flow, row, tick)
        flow.y = top - self._row_height(flow)

    def _sizes(self, flow: Flow) -> list[Size]:
        columns, extra = self._columns(flow), self._extra(flow)
        if columns > 1:
            height = self._row_height(flow)
            return [Size(height, height, height)] * -(-len(self._rows) // columns)
        sizes = [(max(row.height(flow), self._style.lead), row.least(flow)) for row, _tick in self._rows]
        return [Size(height + extra, height, least) for height, least in sizes]

    def _lay_tick(self, flow: Flow, row: Beside, tick: Tick) -> None:
        extra = self._extra(flow)
        row.lay(flow)
        if tick.write_on:
            start = _INDENT * self._style.size
            if isinstance(tick.words, str) and tick.words:
                start += single_line(flow, tick.words, self._style).width + 5
            else:
                flow.y -= self._style.lead  # an empty text took no room
            y = flow.y + 0.2 * self._style.lead
            flow.sheet.ruling(flow.left + start, y, max(flow.width - start, 0))
            room = flow.width - start
            flow.sheet.fill_in(
                tick.line, flow.left + start, y, room, 0.95 * self._style.lead, self._style.size
            )
        flow.gap(extra)

    def _extra(self, flow: Flow) -> float:
        """Forms to fill in by hand stand wider."""
        open_form = any(tick.write_on for _row, tick in self._rows)
        return 0.45 * self._style.lead if open_form else 0.0

    def _row_height(self, flow: Flow) -> float:
        return 1.04 * self._style.lead + self._extra(flow)

    def _columns(self, flow: Flow) -> int:
        if len(self._rows) < 2:
            return 1
        half = (flow.width - _GUTTER) / 2
        with flow.inset(0, flow.width - half):
            single = all(row.height(flow) <= self._style.lead + 0.1 for row, _tick in self._rows)
        return 2 if single else 1


class TickGroups(Rows):
    """Lists of ticks under their labels, read as one: where they part over pages, no line of any stands alone."""

    def __init__(self, groups: Sequence[tuple[Text | None, TickList]], gap: float) -> None:
        self._groups = groups
        self._elements = [Element("L", facts=ticks.listing) for _label, ticks in groups]
        self._gap = gap

    def _sizes(self, flow: Flow) -> list[Size]:
        sizes: list[Size] = []
        for label, ticks in self._groups:
            if sizes:
                sizes[-1] = sizes[-1]._replace(height=sizes[-1].height + self._gap)
            above = label.height(flow) if label else 0.0
            first, *others = ticks.sizes(flow)
            sizes += [Size(first.height + above, first.room + above, first.least + above), *others]
        return sizes

    def _draw(self, flow: Flow, place: int) -> None:
        number = 0
        while place >= (count := len(self._groups[number][1].sizes(flow))):
            number, place = number + 1, place - count
        label, ticks = self._groups[number]
        if place == 0:
            flow.gap(self._gap if number else 0)
            if label:
                label.lay(flow)
        with flow.tags.inside(self._elements[number]):
            ticks.draw_row(flow, place)
