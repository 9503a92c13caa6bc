"""Sentences to go on with by hand: the fixed words in grey, a line where one's own go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.flow import NEARLY
from workbook.pdf.parts.series import TOGETHER, lines_that_fit
from workbook.pdf.parts.text import Text, place_line, single_line
from workbook.pdf.style import MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.runs import Run
    from workbook.pdf.sheet import Fillable
    from workbook.pdf.style import Style, TextStyle

_GAP = 5.0
_OF_A_LINE = 0.78  # of the room above a line is its field
_NUMBER = 19.0  # the room for an entry's number
_RISE = 3.0  # of the words above the line
_LEAST = 0.3  # of the width; a line that would be shorter stands below the words
_MOST_AFTER = 0.45  # of the width


class SentenceLine:
    """Words, a line to write on as far as the words after it allow, and more lines below if wanted.

    Words after it that are many stand on lines of their own below.
    """

    keep: ClassVar[bool] = False

    def __init__(
        self,
        before: Sequence[Run],
        after: str,
        style: TextStyle,
        lines: int = 1,
        *,
        field: Fillable | None = None,
    ) -> None:
        self._field = field
        self._before = Text(before, style)
        self._after = after
        self._below = Text(after, style)
        self._style = style
        self._lines = max(lines, 1)

    def height(self, flow: Flow) -> float:
        """Words and lines."""
        words = max(0, len(self._before.lines(flow)) - 1) * self._style.lead
        if self._after and not self._after_width(flow):
            words += self._below.height(flow) + _RISE
        return words + (self._lines + self._on_own_line(flow)) * flow.style.ruling

    def least(self, flow: Flow) -> float:
        """All of it, or of many lines so many that two stand on either page."""
        height = self.height(flow)
        if self._lines >= 2 * TOGETHER:
            height -= (self._lines - TOGETHER) * flow.style.ruling
        return min(height, flow.style.page_room / 2)

    def lay(self, flow: Flow) -> None:
        """Draw the words, then the lines from where they end."""
        flow.want(self.least(flow))
        with flow.tags.tag("P"):
            self._draw(flow)

    def _draw(self, flow: Flow) -> None:
        start = self._lay_before(flow)
        after = self._after_width(flow)
        fitting = int((flow.room + NEARLY) // flow.style.ruling) + 1  # the first stands already
        here = lines_that_fit(fitting, self._lines, fresh=False) or self._lines
        for n in range(self._lines):
            if n:
                if n == here:
                    flow.turn()
                self._down(flow, flow.style.ruling)
                start = 0.0
            room = after if n == self._lines - 1 else 0.0
            width = max(flow.width - start - room, 0.0)
            flow.sheet.ruling(flow.left + start, flow.y, width)
            tall = _OF_A_LINE * flow.style.ruling
            flow.sheet.fill_in(self._field, flow.left + start, flow.y, width, tall, flow.style.answer.size)
        if after:
            words = single_line(flow, self._after, self._style)
            flow.sheet.line(words, flow.left + flow.width - after + _GAP, flow.y + _RISE, self._style)
        elif self._after:
            flow.y -= _RISE
            self._below.lay(flow)

    def _lay_before(self, flow: Flow) -> float:
        """The words, and how far along the line they end."""
        lines = self._before.lines(flow)
        flow.y -= flow.style.ruling
        for n, line in enumerate(lines):
            if n:
                self._down(flow, self._style.lead)
            flow.sheet.line(line, flow.left, flow.y + _RISE, self._style)
        if self._on_own_line(flow):
            self._down(flow, flow.style.ruling)
            return 0.0
        return lines[-1].width + _GAP if lines and lines[-1].width else 0.0

    def _down(self, flow: Flow, step: float) -> None:
        flow.want(step)
        flow.y -= step

    def _after_width(self, flow: Flow) -> float:
        """The room for the words after, if they are short enough to stand beside the line."""
        width = single_line(flow, self._after, self._style).width + _GAP if self._after else 0.0
        return width if width <= _MOST_AFTER * flow.width else 0.0

    def _on_own_line(self, flow: Flow) -> bool:
        lines = self._before.lines(flow)
        taken = (lines[-1].width if lines else 0.0) + self._after_width(flow)
        return bool(lines) and flow.width - taken < _LEAST * flow.width


class NumberedLine:
    """A number and a line to write on, or a word and a short one; with a word in its middle for what goes on."""

    keep: ClassVar[bool] = False

    def __init__(
        self,
        number: int,
        middle: str,
        style: Style,
        *,
        label: str = "",
        share: float = 1.0,
        fields: tuple[Fillable | None, ...] = (),
    ) -> None:
        self._fields = (*fields, None, None)
        self._sign = f"{number}" if number else ""
        self._middle, self._label, self._share = middle.strip(), label.strip(), share
        self._words = style.text("serif", 10.5, 16.8, MUTED)
        self._indent = _NUMBER * style.scale if number else 0.0

    def height(self, flow: Flow) -> float:
        """One line."""
        return flow.style.ruling

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw it."""
        flow.want(self.height(flow))
        flow.y -= flow.style.ruling
        if not self._sign:
            with flow.tags.tag("P"):
                self._draw(flow)
            return
        item = flow.tags.item()
        with flow.tags.inside(item.label):
            place_line(flow, self._sign, flow.left, flow.y + _RISE, flow.style.number)
        with flow.tags.inside(item.body):
            self._draw(flow)

    def _draw(self, flow: Flow) -> None:
        y, left, right = flow.y + _RISE, flow.left + self._indent, flow.left + flow.width * self._share
        if self._label:
            left += place_line(flow, self._label, left, y, flow.style.meta) + _GAP
        if self._middle:
            end = left + (right - left) * 0.45
            flow.sheet.ruling(left, flow.y, end - left)
            self._fill_in(flow, 0, left, end)
            left = end + _GAP + place_line(flow, self._middle, end + _GAP, y, self._words) + _GAP
        flow.sheet.ruling(left, flow.y, max(0.0, right - left))
        self._fill_in(flow, 1 if self._middle else 0, left, right)

    def _fill_in(self, flow: Flow, place: int, left: float, right: float) -> None:
        tall = _OF_A_LINE * flow.style.ruling
        flow.sheet.fill_in(self._fields[place], left, flow.y, right - left, tall, flow.style.answer.size)
