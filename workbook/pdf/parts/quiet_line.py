"""One quiet line in the place of an exercise whose answer does not come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.parts.text import Text, place_line
from workbook.pdf.runs import Run
from workbook.pdf.tags import QUESTION

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.sheet import Mark


class QuietLine:
    """Number and name, and why nothing more stands there. It is a bookmark like the question it stands for."""

    keep: ClassVar[bool] = False

    def __init__(self, number: str, name: str, why: str, mark: Mark) -> None:
        self._number, self._runs, self._mark = number, [Run(f"{name}   "), Run(why, muted=True)], mark
        self._text: Text | None = None

    def height(self, flow: Flow) -> float:
        """One line, or two of a long name."""
        return self._made(flow).height(flow)

    def least(self, flow: Flow) -> float:
        """All of it."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw it, and note the place."""
        text = self._made(flow)
        flow.want(text.height(flow))
        flow.sheet.marks.append(self._mark._replace(y=flow.y + 6))
        y = flow.y - text.style.first_baseline()
        with flow.tags.heading(QUESTION):
            place_line(flow, self._number, flow.left - flow.style.number_column, y, flow.style.number)
            text.lay(flow)

    def _made(self, flow: Flow) -> Text:
        if self._text is None:
            self._text = Text(self._runs, flow.style.text("sans", 9.5, 15.5))
        return self._text
