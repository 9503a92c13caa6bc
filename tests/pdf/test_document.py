"""The document as a whole: contents, bookmarks, links, margins, sizes, and that it is always the same."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from workbook.pdf.marked_words import UP_SIZE
from workbook.pdf.sheet import Sheet

if TYPE_CHECKING:
    from workbook.pdf.line import Line
    from workbook.pdf.style import TextStyle

    from .conftest import Desk, Paper

MM = 72 / 25.4
LONG = "---\ntitle: Module {n}\n---\n\n" + "\n\n".join(["Some prose that goes on for a while. " * 12] * 9)
EXERCISE = "\n\n::: reflection e-{n}\ntitle: Exercise of {n}\n\nWhat about {n}?\n:::\n"


def many(new_desk: Any, count: int = 30) -> Desk:
    modules = {f"modules/{n:02}-m.md": (LONG + EXERCISE).replace("{n}", str(n)) for n in range(1, count + 1)}
    desk: Desk = new_desk(modules)
    for n in range(1, count + 1):
        desk.answer(f"e-{n}", f"My answer to {n}. " * 20)
    return desk


def test_the_page_numbers_of_the_contents_are_right(new_desk: Any) -> None:
    paper = many(new_desk).make()
    pages = paper.pages
    contents = "\n".join(pages[1:4])
    for n in range(1, 31):
        listed = re.search(rf"^{n}\.1 Exercise of {n} (\d+)$", contents, re.MULTILINE)
        assert listed
        assert f"What about {n}?" in pages[int(listed[1]) - 1]
        module = re.search(rf"^{n} +Module {n} (\d+)$", contents, re.MULTILINE)
        assert module
        assert f"Module {n}" in pages[int(module[1]) - 1]


def test_every_page_says_its_number_and_whose_it_is(answered: Desk) -> None:
    for number, text in enumerate(answered.make().pages[1:], 2):
        assert f"Private. For my shelf. {number}" in text
        assert re.match(r"Marta( \d  .+ ·)? My whole workbook\n", text)


def test_bookmarks_lead_to_modules_and_exercises(answered: Desk) -> None:
    paper = answered.make()
    titles = [item if isinstance(item, list) else item.title for item in paper.reader.outline]
    assert titles[:3] == ["What is in here", "About this workbook", "1 All kinds"]
    inside: Any = titles[3]
    assert [item.title for item in inside] == [
        f"1.{n} {title}"
        for n, title in enumerate(
            [
                "A line, please?",
                "What do you think?",
                "How are you?",
                "How are you now?",
                "Which one?",
                "What do you know?",
                "What could you do?",
                "What would you like to ask?",
            ],
            1,
        )
    ]
    pages = paper.pages
    for item in inside:
        number = paper.reader.get_destination_page_number(item)
        assert number is not None
        assert item.title[4:] in pages[number]


def test_links_lead_somewhere(answered: Desk) -> None:
    paper = answered.make()
    inner = [link for page in paper.reader.pages for link in links(page) if "/Dest" in link]
    assert len(inner) >= 12  # each line of the contents, the citation, the other page
    pages = [page.indirect_reference for page in paper.reader.pages]
    assert all(next(iter(link["/Dest"])) in pages for link in inner)


def test_a_web_address_is_a_link_and_a_place_that_is_not_there_is_none(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\nSee [there](https://example.org/a?b=c&d=(e)) and [nowhere](#no).\n"
    )
    paper = desk.make()
    found = [link["/A"]["/URI"] for page in paper.reader.pages for link in links(page) if "/A" in link]
    assert found == ["https://example.org/a?b=c&d=(e)", "tel:112"]  # the second is in the help page
    assert "See there and nowhere." in paper.words


def test_two_exports_are_the_same(answered: Desk) -> None:
    assert answered.make().data == answered.make().data


def test_two_exports_at_once_are_the_same_as_one(answered: Desk) -> None:
    alone = [answered.make(large_print=large).data for large in (False, True)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda large: answered.make(large_print=large).data, [False, True] * 4))
    assert together == alone * 4


def test_language_title_and_no_foreign_font(answered: Desk) -> None:
    paper = answered.make()
    root: Any = paper.reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert paper.reader.metadata
    assert paper.reader.metadata.title == "Ways & Means"
    assert b"Helvetica" not in paper.data
    assert b"/JavaScript" not in paper.data
    assert b"DroidSansFallback" not in paper.data  # a font is loaded only when it is needed


def test_without_a_name_there_is_a_line_and_no_author(answered: Desk) -> None:
    paper = answered.make(name="")
    assert "Name, if you like" in paper.pages[0]
    assert paper.reader.metadata
    assert not paper.reader.metadata.author


@pytest.mark.parametrize(
    ("paper_size", "width", "height"), [("a4", 210, 297), ("letter", 8.5 * 25.4, 11 * 25.4)]
)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("holes", [False, True])
@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_everything_stays_inside_the_margins(
    answered: Desk,
    monkeypatch: pytest.MonkeyPatch,
    paper_size: str,
    width: float,
    height: float,
    large: bool,
    holes: bool,
    edition: Any,
) -> None:
    answered.answer("a-reflection", "endless" * 300 + "\n" + "words and words " * 900)
    for exercise_id, given in list(answered.answers.items()):
        answered.answer(exercise_id, given.answer, share="bring")
    drawn = record_lines(monkeypatch)
    paper = answered.make(
        edition, paper=paper_size, large_print=large, room_for_holes=holes, name="N " * 200, wish="W " * 400
    )
    box = paper.reader.pages[0].mediabox
    assert abs(float(box.width) - width * MM) < 0.5
    assert abs(float(box.height) - height * MM) < 0.5
    left = (25 if holes else 20) * MM
    for line, x, y in drawn:
        assert x >= left - 0.6
        assert x + line.width <= width * MM - 15 * MM + 0.6
        assert 12 * MM <= y <= height * MM - 12 * MM


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_large_print_is_large_everywhere(answered: Desk, edition: Any) -> None:
    for exercise_id, given in list(answered.answers.items()):
        answered.answer(exercise_id, given.answer, share="bring")
    normal, large = (fonts_sizes(answered.make(edition, large_print=large)) for large in (False, True))
    assert 10.5 in normal
    assert 16.8 in large
    raised = {round(size * UP_SIZE, 2) for size in large}  # numbers of sources, which are no text to read
    assert min(large - raised) >= 12


def test_only_the_chosen_modules_are_printed(new_desk: Any) -> None:
    desk = many(new_desk, 4)
    words = desk.make(modules=("m-2",)).words
    assert "Exercise of 1" not in words
    words = desk.make(modules=(desk.course.modules[1].id,)).words
    assert "What about 2?" in words
    assert "What about 3?" not in words


def links(page: Any) -> list[Any]:
    return [note.get_object() for note in page.get("/Annots", [])]


def fonts_sizes(paper: Paper) -> set[float]:
    found = set()
    for page in paper.reader.pages[2:]:
        contents: Any = page.get_contents()
        # Without what is only read aloud.
        seen = re.sub(rb"BT 3 Tr.*? ET Q", b"", contents.get_data(), flags=re.DOTALL)
        found |= {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", seen)}
    return found


def record_lines(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Line, float, float]]:
    drawn: list[tuple[Line, float, float]] = []
    real = Sheet.line

    def line(self: Sheet, line: Line, x: float, y: float, style: TextStyle) -> None:
        if line.operators:
            drawn.append((line, x, y))
        real(self, line, x, y, style)

    monkeypatch.setattr(Sheet, "line", line)
    return drawn


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_printed_on_both_sides_the_wide_margin_is_where_the_paper_is_bound(
    answered: Desk, edition: Any
) -> None:
    answered.answer("a-reflection", "words and words " * 900, share="bring")
    data = answered.make(edition, both_sides=True).data
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            text, crop = page.get_textpage(), page.get_mediabox()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            left, right = min(box[0] for box in boxes) - crop[0], crop[2] - max(box[2] for box in boxes)
            binding, outer = (left, right) if number % 2 else (right, left)
            assert binding > 24.5 * MM
            assert outer > 17.5 * MM
            assert page.get_size() == (document[0].get_width(), document[0].get_height())
