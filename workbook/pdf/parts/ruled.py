"""Lines to write on by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.flow import NEARLY, least_of, total_height
from workbook.pdf.parts.series import lines_that_fit
from workbook.pdf.parts.text import indent_of, place_line
from workbook.pdf.style import RULING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.parts.text import Indent, Sign
    from workbook.pdf.sheet import Fillable
    from workbook.pdf.style import Style

_FEWEST = 2
_ABOVE_FRAME = 4.0
_NOT_PARTED = 4  # lines; so few of them stay on one page
_LEAST_OF_FRAME = 0.6  # of the lines that a frame to type in has the height of


class Ruled:
    """Handwriting lines, never fewer than two, under a small label or beside a sign.

    `closing` are the pieces that come after them and never stand on a page without the last lines. With a `field` to be
    filled in on a screen they are a frame of the same height, which stays in one piece; a tall one takes less room
    where that saves much of a page, as more can be typed in it than is seen.
    """

    keep: ClassVar[bool] = False

    def __init__(
        self,
        count: int,
        *,
        label: str = "",
        sign: Sign | None = None,
        indent: Indent = 0.0,
        spacing: float = 0.0,
        field: Fillable | None = None,
    ) -> None:
        self._count = max(count, _FEWEST)
        self._label = label
        self._sign = sign
        self._indent = indent
        self._spacing = spacing
        self._field = field
        self.closing: Sequence[Piece] = ()

    def height(self, flow: Flow) -> float:
        """Label and lines."""
        return self._label_height(flow) + self._count * self._step(flow)

    def least(self, flow: Flow) -> float:
        """Label and two lines, or all of them if they are few."""
        if self._field:
            count = max(_LEAST_OF_FRAME * self._count, min(self._count, _NOT_PARTED))
            return self._label_height(flow) + count * self._step(flow) + least_of(flow, self.closing)
        if self._count < 2 * _FEWEST or (self._count <= _NOT_PARTED and not flow.loose):
            return self.height(flow) + least_of(flow, self.closing)
        return self._label_height(flow) + _FEWEST * self._step(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the label and the lines, over pages if they are many; none stands alone on a page."""
        flow.want(self.least(flow))
        self._lay_label(flow)
        step = self._step(flow)
        if self._sign:
            self._sign(flow, flow.y - step + 3)
        with flow.inset(indent_of(self._indent, flow)):
            if self._field:
                self._lay_field(flow, self._field, step)
                return
            left = self._count
            while left:
                fitting = int((flow.room + NEARLY) // step)
                if fitting >= left and flow.room + NEARLY < left * step + least_of(flow, self.closing):
                    fitting = left - 1
                take = lines_that_fit(fitting, left, fresh=flow.at_top)
                self._draw(flow, take, step)
                left -= take
                if left:
                    flow.turn()

    def _lay_field(self, flow: Flow, field: Fillable, step: float) -> None:
        room = max(flow.room - total_height(flow, self.closing), _FEWEST * step)
        height = min(self._count * step, room) - _ABOVE_FRAME
        flow.y -= _ABOVE_FRAME + height
        flow.sheet.frame(flow.left, flow.y, flow.width, height, 2, colour=RULING, pen=0.6)
        flow.sheet.fill_in(
            field, flow.left + 2, flow.y + 1, flow.width - 4, height - 2, flow.style.answer.size
        )

    def _draw(self, flow: Flow, count: int, step: float) -> None:
        for _ in range(count):
            flow.y -= step
            flow.sheet.ruling(flow.left, flow.y, flow.width)

    def _step(self, flow: Flow) -> float:
        return self._spacing or flow.style.ruling

    def _label_height(self, flow: Flow) -> float:
        return flow.style.meta.lead if self._label else 0.0

    def _lay_label(self, flow: Flow) -> None:
        if self._label:
            style = flow.style.meta
            place_line(flow, self._label, flow.left, flow.y - style.first_baseline(), style)
            flow.y -= style.lead


class RuledToEnd:
    """Handwriting lines in the room that is left on a page, at its foot or from here, if a few fit."""

    keep: ClassVar[bool] = False

    def __init__(self, label: str, *, least: int, most: int = 99, foot: bool = False) -> None:
        self._label = label
        self._least = least
        self._most = most
        self._foot = foot

    def height(self, flow: Flow) -> float:
        """It takes what is left."""
        return 0.0

    def least(self, flow: Flow) -> float:
        """It begins no new page."""
        return 0.0

    def lay(self, flow: Flow) -> None:
        """Draw the label and the lines."""
        step, label = flow.style.ruling, flow.style.meta.lead
        count = min(int((flow.room - label) // step), self._most)
        if count < self._least or flow.at_top:
            return
        if self._foot:
            flow.y = flow.bottom + count * step + label
        Ruled(count, label=self._label).lay(flow)


def line_count(paper: str, style: Style, missing: int) -> int:
    """The number of lines that an exercise's `paper` setting asks for."""
    if paper in ("page", "half page"):
        whole = int(style.page_room // style.ruling) - 3
        return whole if paper == "page" else whole // 2
    digits = re.match(r"\d+", paper)
    return int(digits[0]) if digits else missing
