"""Text on paper: paragraphs that flow over pages, and lines with something beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from workbook.pdf.clean import clean
from workbook.pdf.lines import BLANK_LINE, Line, break_runs, break_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.runs import Run
    from workbook.pdf.style import TextStyle

_TOGETHER = 2  # widows and orphans


class Text:
    """A text of any length: runs of marked text, or plain words as somebody typed them."""

    def __init__(self, text: str | Sequence[Run], style: TextStyle, *, keep: bool = False) -> None:
        self.keep = keep
        self.style = style
        self._text = text
        self._broken: tuple[float, list[Line]] | None = None

    def lines(self, flow: Flow) -> list[Line]:
        """The text in lines of the flow's width."""
        if self._broken is None or self._broken[0] != flow.width:
            text, width = self._text, max(flow.width, self.style.size)
            if isinstance(text, str):
                shown = clean(text).strip("\n")
                made = break_text(shown, self.style, flow.fonts, width) if shown.strip() else []
            else:
                made = break_runs(text, self.style, flow.fonts, width)
            self._broken = (flow.width, made)
        return self._broken[1]

    def height(self, flow: Flow) -> float:
        """All lines."""
        return len(self.lines(flow)) * self.style.lead

    def least(self, flow: Flow) -> float:
        """Two lines, or three if they are all: a single line is never left over."""
        count = len(self.lines(flow))
        return (count if count <= _TOGETHER + 1 else _TOGETHER) * self.style.lead

    def lay(self, flow: Flow) -> None:
        """Draw the lines, parting them so that no single one stands alone on a page."""
        lines = self.lines(flow)
        lead = self.style.lead
        start = 0
        while start < len(lines):
            if start and flow.at_top and lines[start] is BLANK_LINE:
                start += 1
                continue
            take = self._taking(flow, len(lines) - start)
            if take == 0:
                flow.turn()
                continue
            self._draw(flow, lines[start : start + take])
            flow.y -= take * lead
            start += take

    def _taking(self, flow: Flow, left: int) -> int:
        """How many of the lines that are left go on this sheet."""
        fit = int((flow.room + 0.01) // self.style.lead)
        if fit >= left:
            return left
        if left - fit < _TOGETHER:
            fit = left - _TOGETHER
        if fit < _TOGETHER and not flow.at_top:
            return 0
        return max(fit, 1) if flow.at_top else fit

    def _draw(self, flow: Flow, lines: Sequence[Line]) -> None:
        y = flow.y - self.style.first_baseline()
        for line in lines:
            flow.sheet.line(line, flow.left, y, self.style)
            y -= self.style.lead


Align = Literal["left", "centre", "right"]


def place_line(flow: Flow, text: str, x: float, y: float, style: TextStyle, align: Align = "left") -> float:
    """Draw one line at a place of its own; returns its width. `align` is left, right or centre of x."""
    line = single_line(flow, text, style)
    shift = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
    flow.sheet.line(line, x - shift, y, style)
    return line.width


def single_line(flow: Flow, text: str, style: TextStyle) -> Line:
    """A short text as one line, however long it is."""
    lines = break_text(clean(text).replace("\n", " "), style, flow.fonts, 1e6)
    return lines[0] if lines else BLANK_LINE


def cut_line(flow: Flow, text: str, style: TextStyle, width: float) -> Line:
    """One line that is cut with an ellipsis where the width ends."""
    whole = single_line(flow, text[:500], style)
    if whole.width <= width:
        return whole
    room = width - single_line(flow, "…", style).width
    words = clean(text[:500]).replace("\n", " ")
    face, size = flow.fonts[style.face], style.size
    used, kept = 0.0, ""
    for character in words:
        used += face.width(character) * size
        if used > room:
            break
        kept += character
    return single_line(flow, kept.rstrip() + "…", style)


class Sign(Protocol):
    """What can stand at the left of a text's first line."""

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw it at the flow's left edge, on the base line given."""


class Words:
    """A word or a number as a sign."""

    def __init__(self, text: str, style: TextStyle) -> None:
        self._text = text
        self._style = style

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the word."""
        place_line(flow, self._text, flow.left, baseline, self._style)


class Beside:
    """A text with a sign at the left of its first line: a bullet, a tick box, a label."""

    def __init__(self, sign: Sign, text: Text, indent: float) -> None:
        self.keep = text.keep
        self._sign = sign
        self._text = text
        self._indent = indent

    def height(self, flow: Flow) -> float:
        """The text's height in the room that the sign leaves it."""
        with flow.inset(self._indent):
            return self._text.height(flow)

    def least(self, flow: Flow) -> float:
        """The text's first lines."""
        with flow.inset(self._indent):
            return self._text.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the sign, then the text beside it."""
        flow.want(self.least(flow))
        self._sign(flow, flow.y - self._text.style.first_baseline())
        with flow.inset(self._indent):
            self._text.lay(flow)
