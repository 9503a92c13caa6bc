"""A document of one page that belongs to no course's book, such as a recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.pdf.canvas import PaperCanvas
from workbook.pdf.clean import for_metadata
from workbook.pdf.pdf_file import to_bytes
from workbook.pdf.tagged import About, Structure, describe

if TYPE_CHECKING:
    from workbook.pdf.faces import FontBook
    from workbook.pdf.sheet import Sheet


def one_page(sheet: Sheet, fonts: FontBook, size: tuple[float, float], title: str) -> bytes:
    """The PDF of a sheet."""
    language = sheet.tags.language
    canvas: Any = PaperCanvas(
        "",  # it gives its bytes
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang=language,
        pdfVersion=(1, 7),
    )
    describe(canvas, About(for_metadata(title), language=language))
    structure = Structure(canvas, sheet.tags, pages=1)
    canvas.end_page(sheet.number - 1, sheet.pressed())
    structure.end_page(sheet.number, sheet.owners)
    for font in fonts.used():
        canvas._doc.delayedFonts.append(font)  # noqa: SLF001 - reportlab's door for fonts that embed themselves
    return to_bytes(canvas, structure)
