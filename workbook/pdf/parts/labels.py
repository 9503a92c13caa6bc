"""Labels at the left of texts: one column, as wide as the longest of them wants, in whichever language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pdf.parts.text import Beside, placed_lines, single_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.parts.text import Text
    from workbook.pdf.style import TextStyle
    from workbook.pdf.tags import Item

_GAP = 1.3  # ems between the longest label and the texts
_MOST = 0.36  # of the width; labels that are longer wrap


class LabelColumn:
    """The room for labels, measured once for each width."""

    def __init__(self, labels: Sequence[tuple[str, TextStyle]]) -> None:
        self._labels = labels
        self._known: tuple[float, float] | None = None

    def __call__(self, flow: Flow) -> float:
        """How far from the left the texts begin."""
        if self._known is None or self._known[0] != flow.width:
            longest = max(
                (single_line(flow, words, style).width + _GAP * style.size for words, style in self._labels),
                default=0.0,
            )
            self._known = flow.width, min(longest, _MOST * flow.width)
        return self._known[1]


class Label:
    """A label as the sign of a text: in several lines where it is longer than its column."""

    def __init__(self, words: str, style: TextStyle, column: LabelColumn) -> None:
        self._words, self._style, self._column = words, style, column

    def height(self, flow: Flow) -> float:
        """All its lines."""
        return len(self._lines(flow)) * self._style.lead

    def __call__(self, flow: Flow, baseline: float) -> None:
        """Draw the lines, from the base line down."""
        for place, line in enumerate(self._lines(flow)):
            flow.sheet.line(line, flow.left, baseline - place * self._style.lead, self._style)

    def _lines(self, flow: Flow) -> list[Line]:
        room = self._column(flow) - _GAP / 2 * self._style.size
        whole = single_line(flow, self._words, self._style)
        if whole.width <= room:
            return [whole._replace(shift=0.0)]
        return placed_lines(flow, self._words, self._style, room)


class Labelled(Beside):
    """A text beside its label, which may have more lines than the text."""

    def __init__(self, label: Label, text: Text, column: LabelColumn, *, item: Item | None = None) -> None:
        super().__init__(label, text, column, item=item)
        self._label = label

    def height(self, flow: Flow) -> float:
        """The taller of both."""
        return max(super().height(flow), self._label.height(flow))

    def least(self, flow: Flow) -> float:
        """The text's first lines, and all of the label."""
        return max(super().least(flow), self._label.height(flow))

    def lay(self, flow: Flow) -> None:
        """Draw both."""
        flow.want(self.least(flow))
        bottom, sheet = flow.y - self._label.height(flow), flow.sheet
        super().lay(flow)
        if flow.sheet is sheet:
            flow.y = min(flow.y, bottom)
