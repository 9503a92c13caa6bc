"""What makes a page whole: a running head, lines to its foot, columns of figures, white ground under a drawing."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from workbook.pdf.material import PaperOptions
from workbook.pdf.style import style_for

if TYPE_CHECKING:
    from .conftest import Desk

PLANS = "---\ntitle: Plans\n---\n\n" + "\n".join(
    f"::: reflection r{number}\nbring-as: plan\n\nWhat could you do?\n:::\n" for number in range(12)
)


def of_plans(new_desk: Any, count: int) -> Desk:
    desk: Desk = new_desk(PLANS)
    for number in range(count):
        desk.answer(f"r{number}", "A few words.\n" * 5, share="bring")
    return desk


def test_a_section_that_runs_on_says_so_at_the_head_of_its_further_pages(new_desk: Any) -> None:
    pages = of_plans(new_desk, 12).make("workshop").pages
    first = next(place for place, page in enumerate(pages) if "My action plan" in page)
    assert pages[first].count("My action plan") == 1
    assert "My action plan" in pages[first + 1]
    assert "A few words" in pages[first + 1]


@pytest.mark.parametrize("large", [False, True])
def test_lines_beside_the_notes_go_down_to_the_foot(new_desk: Any, *, large: bool) -> None:
    style = style_for(PaperOptions(large_print=large))
    with pypdfium2.PdfDocument(of_plans(new_desk, 1).make("workshop", large_print=large).data) as document:
        page = next(page for page in document if "My action plan" in page.get_textpage().get_text_bounded())
        rulings = [
            bottom
            for left, bottom, right, _top in (
                thing.get_bounds()
                for thing in page.get_objects(max_depth=1)
                if thing.type == pdfium.FPDF_PAGEOBJ_PATH
            )
            if right - left > 100 and left > style.left + 5 and right < style.width - style.right - 5
        ]
    assert min(rulings) < style.bottom + style.ruling


def test_the_minutes_of_the_overview_end_under_each_other(new_desk: Any) -> None:
    module = "---\ntitle: {title}\nminutes: {minutes}\n---\n\n::: line l{minutes}\nWhat?\n:::\n"
    desk: Desk = new_desk(
        {
            f"modules/0{number}-m.md": module.format(title=title, minutes=minutes)
            for number, (title, minutes) in enumerate((("Short", 7), ("Long", 115)), 1)
        }
    )
    with pypdfium2.PdfDocument(desk.make("facilitator").data) as document:
        page = next(page for page in document if "In all" in page.get_textpage().get_text_bounded())
        text = page.get_textpage()
        ends = []
        for words in ("7", "115", "122"):
            at, count = text.search(words, match_whole_word=True).get_next()
            ends.append(text.get_charbox(at + count - 1)[2])
    assert max(ends) - min(ends) < 1


@pytest.mark.parametrize(
    ("ground", "on_paper"),
    [((255, 254, 252), (255, 255, 255)), ((238, 244, 240), (238, 244, 240)), ((255,) * 3, (255,) * 3)],
)
def test_a_drawing_on_cream_stands_on_the_white_of_the_paper(
    new_desk: Any, ground: tuple[int, ...], on_paper: tuple[int, ...]
) -> None:
    picture = Image.new("RGB", (60, 40), ground)
    picture.putpixel((30, 20), (31, 92, 87))
    packed = BytesIO()
    picture.save(packed, "PNG")
    text = "---\ntitle: P\n---\n\n![A dot](media/dot.png)\n"
    desk: Desk = new_desk(text, {"media/dot.png": packed.getvalue()})
    with pypdfium2.PdfDocument(desk.make().data) as document:
        images = [
            thing.get_bitmap().to_pil().convert("RGB")
            for page in document
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        ]
    assert [image.getpixel((0, 0)) for image in images] == [on_paper]
    assert images[0].getpixel((30, 20)) == pytest.approx((31, 92, 87), abs=2)


def test_arabic_letters_have_the_room_between_their_lines_that_they_need() -> None:
    """They are set larger, and have marks above and below."""
    styles = map(partial(style_for, PaperOptions()), ("ar", "fa-IR", "he", "en"))
    leads = [round(style.answer.lead, 1) for style in styles]
    assert leads == [22.5, 22.5, 16.8, 16.8]


def test_the_lines_for_a_name_and_a_wish_stand_side_by_side_on_the_cover(new_desk: Any) -> None:
    with pypdfium2.PdfDocument(of_plans(new_desk, 1).make("workshop", name="").data) as document:
        rules = [
            (left, round((bottom + top) / 2, 1))
            for left, bottom, right, top in (
                thing.get_bounds()
                for thing in document[0].get_objects(max_depth=1)
                if thing.type == pdfium.FPDF_PAGEOBJ_PATH
            )
            if right - left > 100 and top - bottom < 3
        ]
    middle = 300
    assert max(y for left, y in rules if left < middle) == pytest.approx(
        max(y for left, y in rules if left > middle), abs=0.5
    )
