"""Lists of ticks and forms of rows: where they part, and what stands on every page that they run over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st

from workbook.course.form_fields import FormField
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.material import PaperOptions
from workbook.pdf.parts.ruled import Ruled
from workbook.pdf.parts.text import Text
from workbook.pdf.parts.ticks import Tick, TickGroups, TickList
from workbook.pdf.sheet import Fillable, Sheet
from workbook.pdf.style import style_for

from .structure import Structure

if TYPE_CHECKING:
    from .conftest import Desk

STYLE = style_for(PaperOptions())
HUNDRED = "a line of ticks that is too long for two columns of this page, on its own"


def next_of(sheets: list[Sheet]) -> Sheet:
    sheets.append(Sheet(len(sheets) + 1))
    return sheets[-1]


def ticks_of(sheet: Sheet) -> int:
    """How many boxes stand on a sheet; each has a sign in its text."""
    return sum(code.count("3 Tr") for code in sheet.code)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4), st.floats(0, 400))
def test_no_tick_of_several_groups_stands_on_a_page_alone(counts: list[int], down: float) -> None:
    """The last one was a learner's own, and stood at the top of the next page by itself."""
    sheets: list[Sheet] = []
    flow = Flow(STYLE, FontBook("en"), partial(next_of, sheets))
    flow.y = flow.bottom + down
    groups = [
        (
            Text("Group", STYLE.label, keep=True) if number else None,
            TickList([Tick(HUNDRED, ticked=True)] * count, STYLE.answer),
        )
        for number, count in enumerate(counts)
    ]
    TickGroups(groups, 5.0).lay(flow)
    found = [count for count in map(ticks_of, sheets) if count]
    assert sum(found) == sum(counts)
    assert min(found) >= min(2, sum(counts))


def test_ticks_without_groups_are_one_list_with_the_learners_own(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\n::: checklist c\nWhat?\n\n- Birds {#a}\n- Coffee {#b}\n:::\n"
    )
    own = [{"row": "abcd1234", "text": "Quokka", "ticked": True}]
    desk.answer("c", {"ticked": ["a", "b"], "own": own})
    with pypdfium2.PdfDocument(desk.make().data) as document:
        text = next(page for page in map(page_text, document) if "Quokka" in page.get_text_bounded())
        heights = [text.get_charbox(text.search(words).get_next()[0])[1] for words in ("Birds", "Quokka")]
    assert heights[0] - heights[1] < 1.2 * STYLE.answer.lead


def page_text(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
    return page.get_textpage()


def test_an_empty_table_has_its_head_on_every_page_that_it_runs_over(new_desk: Any) -> None:
    rows = "\n".join(f"- Row number {number} {{#row-{number}}}" for number in range(60))
    table = "::: table t\ncolumn: Kind of row {#kind}\ncolumn: Wombats {#w}\n\nWhich?"
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{table}\n\n{rows}\n:::\n")
    for options in ({}, {"fillable": True}):
        pages = [page for page in desk.make("blank", **options).pages if "Row number" in page]
        assert len(pages) > 1
        assert all(page.count("Wombats") == 1 for page in pages)


@given(st.integers(2, 30), st.floats(0, 700))
def test_a_frame_to_type_in_is_never_alone_on_the_next_page_for_want_of_a_little_room(
    lines: int, down: float
) -> None:
    """It takes what is left where that is most of its height, with the words that close it."""
    sheets: list[Sheet] = []
    flow = Flow(STYLE, FontBook("en"), partial(next_of, sheets))
    flow.y = min(flow.bottom + down, flow.top - 40)
    room = flow.room
    frame = Ruled(lines, field=Fillable("f", FormField(sort="text"), "A letter"))
    closing = Text("Me, grown", STYLE.answer)
    frame.closing = [closing]
    frame.lay(flow)
    closing.lay(flow)
    assert len(sheets) == (1 if frame.least(flow) <= room else 2)
    assert flow.y >= flow.bottom - 0.1
    assert len(sheets[-1].fields) == 1


def test_a_row_of_ones_own_is_said_by_its_name_as_those_of_the_course_are(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\n::: table t\ncolumn: What {#what}\ncolumn: When {#when}\n\n"
        "Which?\n\n- Tea {#tea}\n:::\n"
    )
    rows = [{"row": "tea", "when": "now"}, {"row": "abcd1234", "what": "Quokka", "when": "later"}]
    desk.answer("t", {"rows": rows})
    table = Structure(desk.make().data).of("Table")[0]
    sorts = [[cell.sort for cell in row.inner()] for row in table.inner()]
    assert sorts == [["TH", "TH"], ["TH", "TD"], ["TH", "TD"]]
