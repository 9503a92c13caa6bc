"""An exercise's head: its number in the left column, its question, the small lines under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.parts.text import Text, with_blank
from workbook.pdf.tags import PAGE, QUESTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.runs import Run
    from workbook.pdf.sheet import Mark


class Question:
    """The question with its number. It is a bookmark, and never parts from what follows."""

    keep: ClassVar[bool] = True

    def __init__(self, number: str, words: str | Sequence[Run], mark: Mark | None = None) -> None:
        self._number = number
        self._words = words
        self._mark = mark
        self._text: Text | None = None

    def height(self, flow: Flow) -> float:
        """All lines of the question."""
        return self._made(flow).height(flow)

    def least(self, flow: Flow) -> float:
        """Its first lines."""
        return self._made(flow).least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw number and question, and note the place."""
        text = self._made(flow)
        flow.want(text.least(flow))
        if self._mark:
            flow.sheet.marks.append(self._mark._replace(y=flow.y + 6))
        y = flow.y - text.style.first_baseline()
        column = flow.left - flow.style.number_column
        with flow.tags.heading(QUESTION):
            if self._number:
                style = flow.style.number
                flow.sheet.line(with_blank(flow, self._number, style), column, y, style)
            text.lay(flow)

    def _made(self, flow: Flow) -> Text:
        if self._text is None:
            self._text = Text(self._words, flow.style.question)
        return self._text


class Heading:
    """A title of a page, or of another rank. It may be a bookmark, and never parts from what follows."""

    keep: ClassVar[bool] = True

    def __init__(self, text: Text, mark: Mark | None = None, rank: int = PAGE) -> None:
        self._text = text
        self._mark = mark
        self._rank = rank

    def height(self, flow: Flow) -> float:
        """All lines."""
        return self._text.height(flow)

    def least(self, flow: Flow) -> float:
        """Its first lines."""
        return self._text.least(flow)

    def lay(self, flow: Flow) -> None:
        """Draw it and note the place."""
        flow.want(self._text.least(flow))
        if self._mark:
            flow.sheet.marks.append(self._mark._replace(y=flow.y + 6))
        with flow.tags.heading(self._rank):
            self._text.lay(flow)
