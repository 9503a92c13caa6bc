"""A field on a line of its own, after what it is for: a number to pick, a day to type, a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.parts.text import place_line, single_line
from workbook.pdf.parts.ticks import TickBox
from workbook.pdf.style import RULING

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.parts.text import Sign
    from workbook.pdf.sheet import Fillable
    from workbook.pdf.style import TextStyle

_GAP, _BELOW = 6.0, 5.0
_OF_A_LINE = 0.72
_ROOM_FOR_ARROW = 24.0
_LEAST, _TYPED = 60.0, 190.0  # points wide: what is picked, and what is typed


class FieldLine:
    """A label or a sign, and the field in a frame; as wide as what can be picked in it."""

    keep: ClassVar[bool] = False

    def __init__(
        self, field: Fillable, label: str = "", *, sign: Sign | None = None, indent: float = 0.0
    ) -> None:
        self._field, self._label, self._sign, self._indent = field, label, sign, indent

    def height(self, flow: Flow) -> float:
        """One line, and the label above it where there is no room beside."""
        return flow.style.ruling * (1 if self._beside(flow) else 1.6) + _BELOW

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw label and frame."""
        flow.want(self.height(flow))
        style, size = flow.style.meta, flow.style.form_size
        bottom = flow.y - self.height(flow) + _BELOW
        tall = _OF_A_LINE * flow.style.ruling
        base = bottom + (tall - style.size) / 2 + 0.15 * style.size
        left = self._indent
        if self._sign:
            self._sign(flow, base)
        if self._label and self._beside(flow):
            left += place_line(flow, self._label, flow.left + left, base, style) + _GAP
        elif self._label:
            place_line(flow, self._label, flow.left + left, bottom + tall + _GAP, style)
        x, width = flow.left + left, min(self._wide(flow), flow.width - left)
        if self._field.field.sort == "tick":
            with flow.inset(left):
                TickBox(flow.style.answer, ticked=False, field=self._field)(flow, base)
        else:
            flow.sheet.frame(x, bottom, width, tall, 2, colour=RULING, pen=0.6)
            flow.sheet.fill_in(self._field, x + 1, bottom + 1, width - 2, tall - 2, size)
        flow.y = bottom - _BELOW

    def _wide(self, flow: Flow) -> float:
        """As wide as the longest of what can be picked, with room for the arrow that a program draws."""
        field = self._field.field
        if field.sort != "pick":
            return _TYPED * flow.style.scale
        style = flow.style.text("sans", 10, 15)
        longest = max((single_line(flow, words, style).width for _value, words in field.picks), default=0.0)
        return max(longest + _ROOM_FOR_ARROW, _LEAST)

    def _beside(self, flow: Flow) -> bool:
        label = single_line(flow, self._label, flow.style.meta).width if self._label else 0.0
        return self._indent + label + _GAP + self._wide(flow) <= flow.width


class OneLine:
    """A sign, and beside it one line to write on by hand, or a box to tick in letters of the style given."""

    keep: ClassVar[bool] = False

    def __init__(self, sign: Sign, indent: float, box: TextStyle | None = None) -> None:
        self._sign, self._indent, self._box = sign, indent, box

    def height(self, flow: Flow) -> float:
        """The height of a line to write on."""
        return flow.style.ruling

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the sign, and the line or the box."""
        flow.want(self.height(flow))
        flow.y -= self.height(flow)
        self._sign(flow, flow.y + 3)
        with flow.inset(self._indent):
            if self._box:
                TickBox(self._box, ticked=False)(flow, flow.y + 3)
            else:
                flow.sheet.ruling(flow.left, flow.y, flow.width)
