"""No page has more than three tenths empty but the cover, the last of a module, and pages to write on.

All editions of all courses that ship on every paper with `--long`, a few of them without.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, get_args

import pypdfium2
import pypdfium2.raw as pdfium

from tests.pdf.sample import edition_of
from workbook.pdf.material import Edition, PaperOptions
from workbook.pdf.style import style_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from workbook.pdf.style import Style

MOST_EMPTY = 0.3
COURSES = ("explore-this-further", "make-your-own-course", "gut-schlafen-lernen")
PAPERS: dict[str, dict[str, Any]] = {
    "A4": {},
    "Letter": {"paper": "letter"},
    "large A4": {"large_print": True},
    "large Letter": {"paper": "letter", "large_print": True},
}
EDITIONS = [*get_args(Edition), "fillable"]
EVERY = list(product(COURSES, EDITIONS, PAPERS))
FEW = [
    (COURSES[0], "keepsake", "A4"),  # as `test_places.py` has them made
    (COURSES[0], "blank", "A4"),
    (COURSES[0], "facilitator", "A4"),
    (COURSES[0], "keepsake", "large A4"),
    (COURSES[0], "blank", "large Letter"),
    (COURSES[0], "fillable", "A4"),
    (COURSES[0], "fillable", "large Letter"),
    (COURSES[1], "keepsake", "Letter"),
    (COURSES[1], "facilitator", "large A4"),
    (COURSES[2], "keepsake", "A4"),
    (COURSES[2], "workshop", "A4"),
    (COURSES[2], "blank", "Letter"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """All of them, or a few."""
    if "made" in metafunc.fixturenames:
        metafunc.parametrize("made", EVERY if metafunc.config.getoption("--long") else FEW, ids=str)


def test_no_page_is_much_emptier_than_it_must_be(made: tuple[str, Any, str]) -> None:
    course, edition, paper = made
    style, options = style_for(PaperOptions(**PAPERS[paper])), PAPERS[paper]
    if edition == "fillable":
        edition, options = "blank", {**options, "fillable": True}
    with pypdfium2.PdfDocument(edition_of(course, edition, **options)) as pdf:
        lasts = set(last_pages(pdf))
        empty = {number: round(share, 2) for number, share in enumerate(emptiness(pdf, style), 1)}
    assert {
        number: share for number, share in empty.items() if number not in lasts and share > MOST_EMPTY
    } == {}


def last_pages(pdf: pypdfium2.PdfDocument) -> Iterator[int]:
    """The cover, and the last page of each part; every part has a bookmark of its own."""
    yield from (1, len(pdf))
    for mark in pdf.get_toc():
        if mark.level == 0:
            yield mark.page_index if hasattr(mark, "page_index") else mark.get_dest().get_index()


def emptiness(pdf: pypdfium2.PdfDocument, style: Style) -> Iterator[float]:
    """How much of each page lies below the lowest that stands between its margins. Upright lines are no content."""
    for page in pdf:
        lowest = style.height - style.top
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = thing.get_bounds()
            upright = thing.type == pdfium.FPDF_PAGEOBJ_PATH and right - left < 3
            if not upright and top > style.bottom - 4:
                lowest = min(lowest, bottom)
        yield max(lowest - style.bottom, 0.0) / style.page_room
