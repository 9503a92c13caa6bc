"""A short line to write a number on, before words or before a line to write words on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.parts.text import Text
    from workbook.pdf.sheet import Fillable

_NUMBER, _GAP = 20.0, 8.0
_PICKED = 40.0  # where a number is picked on a screen
_ROOM = 0.5  # of a line, above each


class ToNumber:
    """Words, or a line for them, to be numbered by hand."""

    keep: ClassVar[bool] = False

    def __init__(
        self, words: Text | None = None, number: Fillable | None = None, line: Fillable | None = None
    ) -> None:
        self._words, self._field, self._line = words, number, line

    def height(self, flow: Flow) -> float:
        """The words, and room above them for a hand."""
        with flow.inset(self._indent(flow)):
            words = self._words.height(flow) if self._words else flow.style.ruling * 0.6
        return words + self._above(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the short line, then the words or the long line."""
        flow.want(self.height(flow))
        bottom = flow.y - self.height(flow)
        flow.y -= self._above(flow)
        lead = self._words.style.lead if self._words else flow.y - bottom
        y, tall = flow.y - 0.82 * lead, 1.2 * flow.style.form_size
        flow.sheet.ruling(flow.left, y, self._number(flow))
        flow.sheet.fill_in(self._field, flow.left, y, self._number(flow), tall, flow.style.form_size)
        with flow.inset(self._indent(flow)):
            if self._words:
                self._words.lay(flow)
            else:
                flow.sheet.ruling(flow.left, y, flow.width)
                flow.sheet.fill_in(self._line, flow.left, y, flow.width, tall, flow.style.form_size)
        flow.y = bottom

    def _indent(self, flow: Flow) -> float:
        return self._number(flow) + _GAP * flow.style.scale

    def _number(self, flow: Flow) -> float:
        return (_PICKED if self._field else _NUMBER) * flow.style.scale

    def _above(self, flow: Flow) -> float:
        return _ROOM * flow.style.text("sans", 10, 15).lead
