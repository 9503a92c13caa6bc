"""Text on paper: paragraphs that flow over pages, and lines with something beside them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from workbook.pdf.clean import clean
from workbook.pdf.flow import NEARLY, least_of
from workbook.pdf.line import BLANK_LINE, Line
from workbook.pdf.lines import ENDLESS, break_text, run_lines, text_lines
from workbook.pdf.shaping.clusters import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.runs import Run
    from workbook.pdf.style import TextStyle
    from workbook.pdf.tags import Item, Paragraphs

_TOGETHER = 2  # widows and orphans
_EMPTY = 0.55  # of a line
_LONG = 20_000  # characters
_MARKED_ABOVE = re.compile("[\u0590-\u07ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SIGN = 100  # characters of a sign
_SHORT, _MOST_SHORT = 60, 2_000  # characters of a line that is kept, and such lines


class _Measures(NamedTuple):
    """How tall a text is at a width, the room that it needs to begin, and whether that is all of it."""

    width: float
    height: float
    least: float
    is_whole: bool


class Text:
    """A text of any length: runs of marked text, or plain words as somebody typed them.

    `closing` are the pieces that come after it and never stand on a page without its last lines. The lines of a
    short text are kept from measuring to drawing; those of a long one are made again, a page at a time. With
    `at_start` they begin where the document's lines begin, even if their words run the other way: labels and titles.
    """

    def __init__(
        self, text: str | Sequence[Run], style: TextStyle, *, keep: bool = False, at_start: bool = False
    ) -> None:
        self.keep = keep
        self._at_start = at_start
        self.style = style
        self.closing: Sequence[Piece] = ()
        self._text = text
        self._is_long = sum(map(len, [text] if isinstance(text, str) else [run.text for run in text])) > _LONG
        self._broken: tuple[float, list[Line]] | None = None
        self._measures: _Measures | None = None

    def lines(self, flow: Flow) -> list[Line]:
        """The text in lines of the flow's width."""
        if self._broken is not None and self._broken[0] == flow.width:
            return self._broken[1]
        made = list(self._made(flow))
        if self._at_start:
            made = [line._replace(shift=0.0) if line.shift else line for line in made]
        self._broken = (flow.width, made)
        flow.fonts.kept(self, len(made))
        return made

    def forget(self) -> None:
        """Let the lines go; they are made again if they are asked for."""
        self._broken = None

    def height(self, flow: Flow) -> float:
        """All lines."""
        return self._measured(flow).height

    def least(self, flow: Flow) -> float:
        """Two lines, or three if they are all: a single line is never left over."""
        if self._is_long:
            measures = self._measure(flow, islice(self._made(flow), _TOGETHER + 2))
        else:
            measures = self._measured(flow)
        return measures.least + least_of(flow, self.closing) if measures.is_whole else measures.least

    def _measured(self, flow: Flow) -> _Measures:
        """The text measured, once for each width."""
        known = self._measures
        if known is None or known.width != flow.width:
            known = self._measures = self._measure(flow, self._each(flow))
        return known

    def _measure(self, flow: Flow, lines: Iterable[Line]) -> _Measures:
        lead, empty = self.style.lead, self.style.lead * _EMPTY
        rooms = [empty if line is BLANK_LINE else lead for line in lines]
        height, is_whole = sum(rooms), len(rooms) <= _TOGETHER + 1
        return _Measures(flow.width, height, height if is_whole else sum(rooms[:_TOGETHER]), is_whole)

    def lay(self, flow: Flow) -> None:
        """Draw the lines, parting them so that no single one stands alone on a page."""
        if not self._is_long and not self.closing and self.height(flow) + self.style.lead <= flow.room:
            with flow.tags.paragraphs(self._words()) as paragraphs:
                self._draw(flow, self.lines(flow), paragraphs)
            return
        self._lay_parts(flow)

    def _lay_parts(self, flow: Flow) -> None:
        """Draw as many lines as the page holds, then the rest on the next."""
        source, lines, begun = iter(self._each(flow)), list[Line](), False
        most = int(flow.style.height / (self.style.lead * _EMPTY)) + 2 * _TOGETHER  # more than a page holds
        with flow.tags.paragraphs(self._words()) as paragraphs:
            while lines or not begun:
                lines += islice(source, most - len(lines))
                if begun and flow.at_top and lines and lines[0] is BLANK_LINE:
                    paragraphs.end()
                    del lines[0]
                    continue
                stop = self._fitting(flow, lines)
                if lines and not stop:
                    flow.turn()
                self._draw(flow, lines[:stop], paragraphs)
                del lines[:stop]
                begun = begun or bool(stop) or not lines

    def _words(self) -> str:
        return self._text if isinstance(self._text, str) else "".join(run.text for run in self._text)

    def _each(self, flow: Flow) -> Iterable[Line]:
        return self._made(flow) if self._is_long else self.lines(flow)

    def _made(self, flow: Flow) -> Iterator[Line]:
        width = max(flow.width, self.style.size)
        if not isinstance(self._text, str):
            return run_lines(self._text, self.style, flow.fonts, width)
        shown = clean(self._text).strip("\n")
        return text_lines(shown, self.style, flow.fonts, width) if shown.strip() else iter(())

    def _fitting(self, flow: Flow, lines: Sequence[Line]) -> int:
        """How many of the lines go on this sheet; there are more than fit, or they are the last."""
        room, stop = flow.room + NEARLY, 0
        while stop < len(lines) and room >= self.style.lead:
            room -= self._room_of(lines[stop])
            stop += 1
        if stop == len(lines) and room >= least_of(flow, self.closing):
            return stop
        stop = min(stop, len(lines) - _TOGETHER)
        if flow.at_top:
            return max(stop, 1)
        return stop if stop >= _TOGETHER else 0

    def _room_of(self, line: Line) -> float:
        """A line that was left empty takes half the room."""
        return self.style.lead * (_EMPTY if line is BLANK_LINE else 1)

    def _draw(self, flow: Flow, lines: Sequence[Line], paragraphs: Paragraphs) -> None:
        style, sheet, left = self.style, flow.sheet, flow.left
        drop, lead = style.first_baseline(), style.lead
        for line in lines:
            if line is BLANK_LINE:
                paragraphs.end()
                flow.y -= lead * _EMPTY
            else:
                paragraphs.go_on()
                sheet.line(line, left, flow.y - drop, style)
                flow.y -= lead


def room_for_marks(text: str, size: float) -> float:
    """The room over a large text for signs above its letters, which are in no other text's way where it is small."""
    return 0.22 * size if _MARKED_ABOVE.search(text) else 0.0


Align = Literal["left", "centre", "right"]


def place_line(
    flow: Flow, text: str, x: float, y: float, style: TextStyle, *, align: Align = "left"
) -> float:
    """Draw one line at a place of its own; returns its width. `align` is left, right or centre of x."""
    line = single_line(flow, text, style)
    shift = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
    flow.sheet.line(line, x - shift, y, style)
    return line.width


def placed_lines(flow: Flow, text: str, style: TextStyle, width: float) -> list[Line]:
    """Broken lines that stand where they are put, whichever way their words run."""
    return [line._replace(shift=0.0) for line in break_text(clean(text), style, flow.fonts, width)]


def single_line(flow: Flow, text: str, style: TextStyle) -> Line:
    """A short text as one line, however long it is."""
    known = flow.fonts.short
    line = known.get((text, style))
    if line is None:
        lines = break_text(clean(text).replace("\n", " "), style, flow.fonts, ENDLESS)
        line = lines[0] if lines else BLANK_LINE
        if len(text) <= _SHORT and len(known) < _MOST_SHORT:
            known[text, style] = line
    return line


def with_blank(flow: Flow, word: str, style: TextStyle) -> Line:
    """One word as a line, and behind it the blank that parts it from what is read next."""
    face, line = flow.fonts[style.face], single_line(flow, word, style)
    return line._replace(operators=face.show([word, ""], style.size)) if line.operators else line


def cut_line(flow: Flow, text: str, style: TextStyle, width: float) -> Line:
    """One line that is cut with an ellipsis where the width ends."""
    whole = single_line(flow, text[:500], style)
    if whole.width <= width:
        return whole
    room = width - single_line(flow, "…", style).width
    words = clean(text[:500]).replace("\n", " ")
    face, size = flow.fonts[style.face], style.size
    used, kept = 0.0, ""
    for cluster in clusters(words):
        used += face.width(cluster) * size
        if used > room:
            break
        kept += cluster
    return single_line(flow, kept.rstrip() + "…", style)


class Sign(Protocol):
    """What can stand at the left of a text's first line."""

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw it at the flow's left edge, on the base line given."""


Indent: TypeAlias = "float | Callable[[Flow], float]"
"""How far in something stands: points, or what is known when it is laid."""


def indent_of(indent: Indent, flow: Flow) -> float:
    """The points."""
    return indent(flow) if callable(indent) else indent


class Words:
    """A word or a number as a sign."""

    def __init__(self, text: str, style: TextStyle) -> None:
        self._text = text
        self._style = style

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the word."""
        place_line(flow, self._text, flow.left, baseline, self._style)


class NarrowWords:
    """Words as a sign in a narrow column, in a few lines; cut where they need more."""

    def __init__(self, text: str, style: TextStyle, width: float, most: int) -> None:
        self._text, self._style, self._width, self._most = text, style, width - 0.5 * style.size, most

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the lines, from the base line down."""
        lines = placed_lines(flow, self._text[:_SIGN], self._style, self._width)
        if len(lines) > self._most or len(self._text) > _SIGN:
            lines = [cut_line(flow, self._text, self._style, self._width)]
        for place, line in enumerate(lines):
            flow.sheet.line(line, flow.left, baseline - place * self._style.lead, self._style)


class Beside:
    """A text with a sign at the left of its first line: a bullet, a tick box, a label. It is an item of a list."""

    def __init__(self, sign: Sign, text: Text, indent: Indent, *, item: Item | None = None) -> None:
        self.keep = text.keep
        self._item = item
        self._sign = sign
        self._text = text
        self._indent = indent

    def height(self, flow: Flow) -> float:
        """The text's height in the room that the sign leaves it."""
        with flow.inset(indent_of(self._indent, flow)):
            return self._text.height(flow)

    def least(self, flow: Flow) -> float:
        """The text's first lines."""
        with flow.inset(indent_of(self._indent, flow)):
            return self._text.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the sign, then the text beside it."""
        flow.want(self.least(flow))
        item = self._item or flow.tags.item()
        with flow.tags.inside(item.label):
            self._sign(flow, flow.y - self._text.style.first_baseline())
        with flow.tags.inside(item.body), flow.inset(indent_of(self._indent, flow)):
            self._text.lay(flow)
