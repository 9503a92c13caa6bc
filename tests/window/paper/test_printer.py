"""Printing: the pages that were asked for, on the paper and turned as they were chosen, never distorted."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.pdfgen.canvas import Canvas

from workbook.window.paper.printer import layout_of, pages_in_order, print_pages, print_pdf

PORTRAIT, LANDSCAPE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
SHADES = (0.2, 0.4, 0.6)


def document_of(size: tuple[float, float], pages: int = 3) -> pypdfium2.PdfDocument:
    """Pages with a square of 5 cm in the middle, each in a grey of its own."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    side = 5 / 2.54 * 72
    for number in range(pages):
        canvas.setFillGray(SHADES[number])
        canvas.rect(size[0] / 2 - side / 2, size[1] / 2 - side / 2, side, side, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return pypdfium2.PdfDocument(target.getvalue())


@pytest.fixture
def document() -> Iterator[pypdfium2.PdfDocument]:
    made = document_of(A4)
    yield made
    made.close()


def printed(
    tmp_path: Path,
    document: pypdfium2.PdfDocument,
    pages: list[int],
    paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4,
    turn: QPageLayout.Orientation = PORTRAIT,
    margin: float = 0,
) -> pypdfium2.PdfDocument:
    """What would lie in the printer's tray."""
    target = tmp_path / "printed.pdf"
    writer = QPdfWriter(str(target))
    margins = QMarginsF(margin, margin, margin, margin)
    writer.setPageLayout(QPageLayout(QPageSize(paper), turn, margins))
    assert print_pages(writer, document, pages)
    return pypdfium2.PdfDocument(target.read_bytes())


def square(page: pypdfium2.PdfPage) -> tuple[float, float, int]:
    """The width and height of the square in centimetres, and its grey."""
    picture = page.render(scale=1).to_pil().convert("L")
    box = picture.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    assert box is not None
    middle = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(middle, int)
    return (box[2] - box[0]) / 72 * 2.54, (box[3] - box[1]) / 72 * 2.54, round(middle / 255 * 10)


@pytest.mark.parametrize(
    ("ranges", "more", "expected"),
    [
        ([], {}, [0, 1, 2, 3]),
        ([(2, 3)], {}, [1, 2]),
        ([(1, 1), (3, 9)], {}, [0, 2, 3]),
        ([(2, 3), (3, 4)], {}, [1, 2, 3]),
        ([(7, 9)], {}, []),
        ([(1, 2)], {"last_first": True}, [1, 0]),
        ([(1, 2)], {"copies": 2}, [0, 1, 0, 1]),
        ([(1, 2)], {"copies": 2, "collated": False}, [0, 0, 1, 1]),
    ],
)
def test_the_pages_that_were_asked_for(
    ranges: list[tuple[int, int]], more: dict[str, bool], expected: list[int]
) -> None:
    assert pages_in_order(ranges, 4, **more) == expected


def test_only_the_chosen_pages_come_out(
    qtbot: QtBot, tmp_path: Path, document: pypdfium2.PdfDocument
) -> None:
    tray = printed(tmp_path, document, [2, 0])
    assert [square(page)[2] for page in tray] == [6, 2]


@pytest.mark.parametrize(
    ("paper", "turn"),
    [
        (QPageSize.PageSizeId.A4, PORTRAIT),
        (QPageSize.PageSizeId.Letter, PORTRAIT),
        (QPageSize.PageSizeId.A5, PORTRAIT),
        (QPageSize.PageSizeId.A4, LANDSCAPE),
        (QPageSize.PageSizeId.Letter, LANDSCAPE),
    ],
)
def test_a_page_fits_the_chosen_paper_and_is_never_distorted(
    qtbot: QtBot, tmp_path: Path, document: pypdfium2.PdfDocument, paper: QPageSize.PageSizeId,
    turn: QPageLayout.Orientation,
) -> None:  # fmt: skip
    tray = printed(tmp_path, document, [0], paper, turn)
    width, height, _ = square(tray[0])
    assert width == pytest.approx(height, abs=0.1)
    assert (tray[0].get_width() > tray[0].get_height()) == (turn == LANDSCAPE)
    scale = min(tray[0].get_width() / A4[0], tray[0].get_height() / A4[1])
    assert width == pytest.approx(5 * scale, abs=0.1)


def test_what_a_printer_cannot_reach_moves_nothing(
    qtbot: QtBot, tmp_path: Path, document: pypdfium2.PdfDocument
) -> None:
    tray = printed(tmp_path, document, [0], margin=10)
    width, height, _ = square(tray[0])
    assert (round(width, 1), round(height, 1)) == (5.0, 5.0)


@pytest.mark.parametrize(
    ("size", "name", "turn"),
    [(A4, "A4", PORTRAIT), (LETTER, "Letter", PORTRAIT), (landscape(A4), "A4", LANDSCAPE)],
)
def test_the_dialog_begins_with_the_paper_that_the_pages_are_made_for(
    qtbot: QtBot, size: tuple[float, float], name: str, turn: QPageLayout.Orientation
) -> None:
    document = document_of(size, pages=1)
    layout = layout_of(document)
    document.close()
    assert name in layout.pageSize().name()
    assert layout.orientation() == turn


def test_nothing_is_printed_of_no_pages(
    qtbot: QtBot, tmp_path: Path, document: pypdfium2.PdfDocument
) -> None:
    writer = QPdfWriter(str(tmp_path / "empty.pdf"))
    assert not print_pages(writer, document, [])


class Chosen:
    """Stands in the place of the system's dialog: somebody prints pages 2 and 3, to a file."""

    to = ""

    def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
        self.printer = printer

    def setOption(self, _option: object) -> None:
        pass

    def setMinMax(self, _least: int, _most: int) -> None:
        pass

    def exec(self) -> int:
        self.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer.setOutputFileName(Chosen.to)
        self.printer.setPageRanges(QPageRanges.fromString("2-3"))
        return 1


@pytest.mark.parametrize(("size", "turn"), [(A4, PORTRAIT), (landscape(LETTER), LANDSCAPE)])
def test_what_is_chosen_in_the_systems_dialog_is_printed(
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[float, float],
    turn: QPageLayout.Orientation,
) -> None:
    """Two of three pages, on the paper that the document is made for."""
    monkeypatch.setattr(Chosen, "to", str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Chosen)
    parent = QWidget()
    qtbot.addWidget(parent)
    document = document_of(size)
    data = io.BytesIO()
    document.save(data)
    document.close()
    assert print_pdf(parent, data.getvalue(), "Mine") is None
    tray = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    assert [square(page)[2] for page in tray] == [4, 6]
    width, height = tray[0].get_size()
    assert (width > height) == (turn == LANDSCAPE)
    assert sorted((width, height)) == pytest.approx(sorted(size), abs=2)
    tray.close()
