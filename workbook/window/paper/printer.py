"""Prints a finished PDF on paper, through the system's own print dialog."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

NO_PRINTER = N_("This computer has no printing set up. Save it as a PDF instead, and print that elsewhere.")
NOT_PRINTED = N_("Nothing was printed.")
DPI = 300


def print_pdf(parent: QWidget, data: bytes, title: str) -> str | None:
    """Ask for a printer and print the pages that were chosen; returns what to say if nothing was printed."""
    try:  # on a bare Linux the library for printing may be missing
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
    except ImportError:
        return _(NO_PRINTER)
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageLayout(layout_of(document))
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(document))
        if not dialog.exec():
            return _(NOT_PRINTED)
        return None if print_pages(printer, document, _chosen(printer, len(document))) else _(NOT_PRINTED)


def layout_of(document: pypdfium2.PdfDocument) -> QPageLayout:
    """The paper that the first page is made for, turned as it is: what the dialog begins with."""
    width, height = document[0].get_size()
    turn = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(size, turn, QMarginsF())


def pages_in_order(
    ranges: Sequence[tuple[int, int]],
    count: int,
    *,
    last_first: bool = False,
    copies: int = 1,
    collated: bool = True,
) -> list[int]:
    """The pages to print, each counted from 0, in the order in which they come out; no range means all."""
    asked = ranges or [(1, count)]
    pages = [n - 1 for first, last in asked for n in range(max(1, first), min(last, count) + 1)]
    pages = list(dict.fromkeys(pages))
    if last_first:
        pages.reverse()
    return pages * copies if collated else [page for page in pages for _unused in range(copies)]


def print_pages(device: QPagedPaintDevice, document: pypdfium2.PdfDocument, pages: Sequence[int]) -> bool:
    """Draw pages one after the other, each as large as the paper allows without distorting it."""
    painter = QPainter()
    if not pages or not painter.begin(device):
        return False
    for n, page in enumerate(pages):
        if n and not device.newPage():
            painter.end()
            return False
        _draw(painter, device, _picture(document[page]))
    return painter.end()


def _chosen(printer: QPrinter, count: int) -> list[int]:
    ranges = [(found.from_, found.to) for found in printer.pageRanges().toRangeList()]
    by_system = printer.supportsMultipleCopies()
    return pages_in_order(
        ranges,
        count,
        last_first=printer.pageOrder() == type(printer).PageOrder.LastPageFirst,
        copies=1 if by_system else printer.copyCount(),
        collated=printer.collateCopies(),
    )


def _draw(painter: QPainter, device: QPagedPaintDevice, picture: QImage) -> None:
    layout, dots = device.pageLayout(), device.logicalDpiX()
    paper = QRectF(layout.fullRectPixels(dots))
    origin = layout.paintRectPixels(dots).topLeft()
    size = QSizeF(picture.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(paper.topLeft(), size)
    place.moveCenter(paper.center())
    painter.drawImage(place.translated(-origin.x(), -origin.y()), picture)


def _picture(page: pypdfium2.PdfPage) -> QImage:
    bitmap = page.render(scale=DPI / 72, rev_byteorder=True, prefer_bgrx=True)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGBX8888).copy()
