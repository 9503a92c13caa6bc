"""The page that goes along with a packed course: what people need, and what they do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import spoken
from workbook.pdf.clean import one_line
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.material import PaperOptions
from workbook.pdf.one_page import one_page
from workbook.pdf.parts.text import Text
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import MM, TextStyle, style_for
from workbook.pdf.tags import TITLE, Tags

if TYPE_CHECKING:
    from workbook.pdf.material import PaperSize

_SIDE = 26 * MM
_TITLES = (26, 20, 15)
_MOST_LINES = 3
_SIZES, _BETWEEN = (13, 11, 9, 7), 5.0


def hand_out_page(words: str, paper: PaperSize = "a4") -> bytes:
    """The PDF of it: the first paragraph is its title, the others its text."""
    style, language = style_for(PaperOptions(paper=paper)), spoken().code.replace("_", "-")
    fonts = FontBook(language)
    sheet = Sheet(1, Tags(language), mirrored=style.width if fonts.rtl else None)
    flow = Flow(style, fonts, lambda: sheet)
    title, *parts = words.strip().split("\n\n")
    with flow.inset(_SIDE - style.left, _SIDE - style.right):
        flow.y = style.height - 42 * MM
        with flow.tags.heading(TITLE):
            _title(flow, one_line(title)[:300]).lay(flow)
        flow.y -= 14
        _lay_parts(flow, parts)
    return one_page(sheet, fonts, (style.width, style.height), title)


def _lay_parts(flow: Flow, parts: list[str]) -> None:
    """Paragraphs and lines, as large as one page allows."""
    lines = [line for part in parts for line in (*part.split("\n"), "")]
    for size in _SIZES:
        style = TextStyle("sans", size, size * 1.6)
        texts = [Text(one_line(line), style) for line in lines]
        if sum(len(text.lines(flow)) * style.lead + _BETWEEN for text in texts) <= flow.y - flow.bottom:
            break
    for text in texts:
        text.lay(flow)
        flow.y -= _BETWEEN


def _title(flow: Flow, words: str) -> Text:
    """As large as it can stand in a few lines."""
    for size in _TITLES:
        text = Text(words, TextStyle("serif-medium", size, size * 1.25), at_start=True)
        if len(text.lines(flow)) <= _MOST_LINES:
            break
    return text
