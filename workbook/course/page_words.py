"""The words of a page as they are read, paragraph by paragraph: of the text that runs on, and of its boxes."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from workbook.course.model import Box, Prose

if TYPE_CHECKING:
    from workbook.course.model import Page
    from workbook.course.text import TextReader

_ENDS = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|td|th|tr|table|dt|dd|dl|pre|blockquote|hr)\b[^>]*>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def page_words(page: Page, reader: TextReader) -> list[str]:
    """All paragraphs in order."""
    return [
        words
        for part in page.parts
        if isinstance(part, Prose) or (isinstance(part, Box) and part.kind != "leader")
        for words in html_words(reader.html(part.markdown))
    ]


def html_words(html: str) -> list[str]:
    """The paragraphs of clean HTML."""
    found = (" ".join(unescape(_TAG.sub("", piece)).split()) for piece in _ENDS.split(html))
    return [words for words in found if words]
