"""How a section begins: a small line, its title, what it is about, a line across."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.parts.question import Heading
from workbook.pdf.parts.text import Text, room_for_marks
from workbook.pdf.style import INK
from workbook.pdf.tags import SECTION

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.sheet import Mark


UNDER_RULE = 15.0


class ChapterHead:
    """The head of a section. With a `line` under the title there is a rule below it."""

    keep: ClassVar[bool] = True

    def __init__(self, title: str, line: str = "", mark: Mark | None = None, *, over: str = "") -> None:
        self._title = title
        self._line = line
        self._over = over
        self._mark = mark

    def height(self, flow: Flow) -> float:
        """All of it."""
        title, line, over = self._texts(flow)
        over_title = over.height(flow) + self._under_over(flow)
        return over_title + title.height(flow) + line.height(flow) + (25 if self._line else 8)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw it."""
        title, line, over = self._texts(flow)
        over.lay(flow)
        flow.gap(self._under_over(flow))
        Heading(title, self._mark, SECTION).lay(flow)
        if not self._line:
            flow.gap(8)
            return
        flow.gap(2)
        line.lay(flow)
        flow.gap(8)
        flow.sheet.rule(flow.left, flow.y, flow.width, colour=INK, pen=0.75)
        flow.gap(UNDER_RULE)

    def _texts(self, flow: Flow) -> tuple[Text, Text, Text]:
        style = flow.style
        quiet = style.text("sans", 10, 14.5, style.meta.colour)
        return (
            Text(self._title, style.title, at_start=True),
            Text(self._line, quiet, at_start=True),
            Text(self._over, style.text("sans", 9.5, 14, style.meta.colour), at_start=True),
        )

    def _under_over(self, flow: Flow) -> float:
        """A little room between the small line and a title whose letters reach up to it."""
        return room_for_marks(self._title, flow.style.title.size) if self._over else 0.0
