"""Prints a finished PDF on paper, through the system's own print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

NO_PRINTER = "This computer has no printing set up. Save it as a PDF instead, and print that elsewhere."
NOT_PRINTED = "Nothing was printed."
DPI = 300


def print_pdf(parent: QWidget, data: bytes, title: str) -> str | None:
    """Ask for a printer and print every page; returns what to say if nothing was printed."""
    try:  # on a bare Linux the library for printing may be missing
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:
        return NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return NOT_PRINTED
    return None if _print(printer, data) else NOT_PRINTED


def _print(printer: QPrinter, data: bytes) -> bool:
    import pypdfium2

    painter = QPainter()
    if not painter.begin(printer):
        return False
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        if number:
            printer.newPage()
        bitmap = page.render(scale=DPI / 72, rev_byteorder=True, prefer_bgrx=True)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        picture = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGBX8888).copy()
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        origin = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
        painter.drawImage(QRectF(paper).translated(-origin.x(), -origin.y()), picture)
    document.close()
    return painter.end()
