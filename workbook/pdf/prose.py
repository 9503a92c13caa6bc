"""A course's Markdown as pieces of paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbook.course.text import TextReader
from workbook.course.text_parts import text_parts
from workbook.pdf.clean import clean
from workbook.pdf.paper_picture import load_picture
from workbook.pdf.runs import Run
from workbook.pdf.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.files import Files
    from workbook.pdf.flow import Piece
    from workbook.pdf.style import Style, TextStyle

_MARKED = re.compile(r"[*_`\[\]<>&\\!~@\n{]|://|www\.|doi:", re.IGNORECASE)


class ProseReader:
    """Reads course text for paper. One of these serves one document."""

    def __init__(self, style: Style, citations: Mapping[str, int], files: Files) -> None:
        self.style = style
        self._files = files
        self._text = TextReader(citations, files.keys())
        self._pictures: dict[str, Any] = {}

    def runs(self, markdown: str) -> list[Run]:
        """One line or paragraph of course text as marked runs."""
        if not _MARKED.search(markdown):
            return [Run(clean(markdown.strip()))]
        walker = Walker(self.style, self._picture, self.style.prose)
        walker.walk(self._text.inline(markdown))
        return walker.inline()

    def plain(self, markdown: str) -> str:
        """One line of course text without its marks."""
        return "".join(run.text for run in self.runs(markdown)).replace("\n", " ")

    def pieces(
        self, markdown: str, base: TextStyle | None = None, *, on_help_page: bool = False
    ) -> list[Piece]:
        """Course text as pieces, with room between them but none after the last.

        On the help page telephone numbers can be pressed, and web addresses as people say them.
        """
        if not markdown.strip():
            return []
        return self._walk(markdown, base or self.style.prose, on_help_page=on_help_page).blocks()

    def _walk(self, markdown: str, base: TextStyle, *, on_help_page: bool) -> Walker:
        walker = Walker(self.style, self._picture, base, on_help_page=on_help_page)
        for part in text_parts(markdown):
            walker.walk(self._text.html(part))
        return walker

    def _picture(self, path: str) -> Any | None:
        """A picture of the course, read once."""
        if path not in self._pictures:
            self._pictures[path] = load_picture(self._files, path)
        return self._pictures[path]
