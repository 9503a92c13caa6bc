"""The recovery sheet of a locked workbook: one page with twelve words, to be kept among other papers.

It names no course and no answer. Whoever has it and the workbook's file can read the workbook, and it says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.dates import long_day
from workbook.language.translation import N_, spoken
from workbook.language.translation import gettext as _
from workbook.pdf.clean import one_line
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.material import PaperOptions
from workbook.pdf.one_page import one_page
from workbook.pdf.parts.text import Text, place_line
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import ACCENT, HAIRLINE, MM, MUTED, RULING, TextStyle, style_for
from workbook.pdf.tags import TITLE as TITLE_RANK
from workbook.pdf.tags import Tags, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.pdf.material import PaperSize

TITLE = N_("Recovery sheet")
WHAT = N_(
    "If you forget your passphrase, these twelve words open your workbook. "
    "Anyone who has this sheet and the workbook’s file can read it."
)
HOW = N_(
    "At the locked workbook choose “Use my recovery sheet” and type the words in this order. "
    "Capital letters do not matter here. A new sheet takes the place of this one."
)
WHERE = N_("Keep it where you keep other important papers, not beside the computer.")
_WORD = TextStyle("serif", 20, 26)
_NUMBER = TextStyle("sans", 10.5, 14, MUTED)
_SIDE = 26 * MM
_ROW = 42.0


def recovery_sheet(words: Sequence[str], name: str, day: date, paper: PaperSize = "a4") -> bytes:
    """The PDF of the sheet."""
    style, language = style_for(PaperOptions(paper=paper)), spoken().code.replace("_", "-")
    fonts = FontBook(language)
    sheet = Sheet(1, Tags(language), mirrored=style.width if fonts.rtl else None)
    flow = Flow(style, fonts, lambda: sheet)
    with flow.inset(_SIDE - style.left, _SIDE - style.right):
        flow.y = style.height - 42 * MM
        _head(flow, one_line(name)[:80], day)
        _words(flow, words)
        _foot(flow)
    return one_page(sheet, fonts, (style.width, style.height), _(TITLE))


def _head(flow: Flow, name: str, day: date) -> None:
    _key(flow.sheet, flow.left + flow.width - 13, flow.y - 4)
    with flow.tags.heading(TITLE_RANK):
        Text(_(TITLE), TextStyle("serif-medium", 30, 40)).lay(flow)
    whose = (
        _("{name}’s workbook, {day}").format(name=name, day=long_day(day))
        if name
        else _("A workbook, {day}").format(day=long_day(day))
    )
    Text(whose, TextStyle("sans", 12, 20, MUTED)).lay(flow)
    flow.y -= 12
    Text(_(WHAT), TextStyle("sans", 14, 22)).lay(flow)
    flow.y -= 22


def _words(flow: Flow, words: Sequence[str]) -> None:
    """Two columns, read down the first and then down the second."""
    half, gap = (len(words) + 1) // 2, 22.0
    width, top = (flow.width - gap) / 2, flow.y
    with flow.tags.tag("L", facts=numbered("Decimal")):
        for number, word in enumerate(words, 1):
            column, row = divmod(number - 1, half)
            left, y = flow.left + column * (width + gap), top - row * _ROW - 20
            item = flow.tags.item()
            with flow.tags.inside(item.label):
                place_line(flow, str(number), left + 20, y, _NUMBER, align="right")
            with flow.tags.inside(item.body):
                place_line(flow, word, left + 30, y, _WORD)
            flow.sheet.rule(left, y - 11, width, colour=HAIRLINE, pen=0.75)
    flow.y = top - half * _ROW - 22


def _foot(flow: Flow) -> None:
    Text(_(HOW), TextStyle("sans", 12, 19)).lay(flow)
    flow.y -= 8
    Text(_(WHERE), TextStyle("sans", 12, 19)).lay(flow)
    flow.y -= 58
    flow.sheet.rule(flow.left, flow.y, flow.width, colour=RULING, pen=0.75)
    flow.y -= 4
    Text(_("Where I keep this sheet"), TextStyle("sans", 9.5, 14, MUTED)).lay(flow)


def _key(sheet: Sheet, x: float, y: float) -> None:
    """A small key, so that one finds the page in a pile."""
    sheet.ring(x + 4, y - 6, 7.5, colour=ACCENT, pen=1.6)
    sheet.disc(x + 6.5, y - 3.5, 1.3, ACCENT)
    sheet.stroke(f"{x - 1.3:.2f} {y - 11.3:.2f} m {x - 15:.2f} {y - 25:.2f} l", ACCENT, 1.6)
    for back in (0.0, 4.6):
        end = (x - 15 + back, y - 25 + back)
        sheet.stroke(f"{end[0]:.2f} {end[1]:.2f} m {end[0] - 3.6:.2f} {end[1] + 3.6:.2f} l", ACCENT, 1.6)
