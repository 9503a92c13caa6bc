"""What a typesetter sees to: what the head of a page says, what stands alone on one, and how wide columns are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pytest

if TYPE_CHECKING:
    from .conftest import Desk, Paper

PROSE = "Some prose that goes on for a while, as prose in a module does. " * 12
MODULE = "---\ntitle: {title}\nid: {id}\n---\n\n" + "\n\n".join([PROSE] * 12)


class Word(NamedTuple):
    """A word of a page, and where it stands."""

    text: str
    left: float
    right: float
    y: float


def words_of(paper: Paper, number: int) -> list[Word]:
    """The words of a page by where they are drawn."""
    found = []
    with pypdfium2.PdfDocument(paper.data) as document:
        text = document[number].get_textpage()
        for match in re.finditer(r"\S+", text.get_text_range()):
            boxes = [text.get_charbox(at) for at in range(match.start(), match.end())]
            left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
            found.append(Word(match[0], left, right, boxes[0][1]))
    return found


def header(text: str) -> str:
    return text.split("\n", 1)[0]


@pytest.mark.parametrize("edition", ["keepsake", "facilitator"])
def test_the_head_of_a_page_names_the_module_that_goes_on_there(new_desk: Any, edition: Any) -> None:
    desk: Desk = new_desk(
        {
            "modules/01-a.md": MODULE.format(title="Am I safe?", id="a") + "\n\n::: line l\nWhat?\n:::\n",
            "modules/02-b.md": MODULE.format(title="What steadies", id="b") + "\n\n::: line m\nWho?\n:::\n",
        }
    )
    pages = [page for page in desk.make(edition, with_text=True).pages if "prose" in page]
    heads = {
        title: [header(page) for page in pages if title in page] for title in ("Am I safe?", "What steadies")
    }
    for number, (title, found) in enumerate(heads.items(), 1):
        first, *others = found
        assert "·" not in first  # the page says it in its title
        assert others
        assert all(f"{number}  {title} · " in head for head in others)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("edition", ["keepsake", "blank", "facilitator"])
def test_a_long_title_at_the_head_is_cut_and_touches_nothing(
    new_desk: Any, edition: Any, large: bool
) -> None:
    title = "A title that goes on and on, " * 8 + "to its end"
    desk: Desk = new_desk(MODULE.format(title=title, id="a") + "\n\n::: line l\nWhat?\n:::\n")
    paper = desk.make(edition, with_text=True, large_print=large, name="Marta Magdalena of Somewhere")
    top = 0.93 * float(paper.reader.pages[0].mediabox.height)
    head = sorted((word for word in words_of(paper, 5) if word.y > top), key=lambda word: word.left)
    said = " ".join(word.text for word in head)
    if edition == "facilitator" and large:  # that it is not for handing out is said whole, and first
        assert said.startswith("Leader’s copy. Not for handing out. ")
    else:
        assert re.search(r"1 A title .*… · ", said)
    assert all(one.right < after.left for one, after in pairwise(head))


def test_contents_that_run_on_say_in_which_module(new_desk: Any) -> None:
    exercises = "\n\n".join(f"::: line e-{n}\ntitle: Ask {n}\n\nWhat?\n:::" for n in range(1, 61))
    paper = new_desk("---\ntitle: Am I safe?\nid: a\n---\n\n" + exercises).make()
    assert "1  Am I safe? (continued)" not in paper.pages[1]
    assert paper.pages[2].split("\n")[2].startswith("1  Am I safe? (continued)")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [30, 31, 32, 33, 34, 35, 60, 62, 64, 66])
def test_the_last_page_holds_more_than_the_imprint(new_desk: Any, count: int, large: bool) -> None:
    sources = "\n".join(
        f"- Lovelace, A. ({1800 + n}). Notes on an engine that weaves numbers as a loom weaves leaves, by one who "
        f"was there. {{#s{n}}}"
        for n in range(count)
    )
    cited = " ".join(f"Words [@s{n}]." for n in range(count))
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{cited}\n", {"sources.md": sources.encode()})
    paper = desk.make(large_print=large)
    assert len(re.findall(r"^\[\d+\]", paper.pages[-1], re.MULTILINE)) >= 3
    assert "Ways & Means, version" in paper.pages[-1]


@pytest.mark.parametrize("count", range(30, 80, 3))
def test_the_key_of_the_contents_stands_under_some_of_them(new_desk: Any, count: int) -> None:
    exercises = "\n\n".join(f"::: line e-{n}\ntitle: Ask {n}\n\nWhat?\n:::" for n in range(1, count))
    pages = new_desk("---\ntitle: T\nid: a\n---\n\n" + exercises).make().pages
    page = next(page for page in pages if "How far the research goes" in page)
    assert len(re.findall(r"^1\.\d+ Ask \d+ \d+$", page, re.MULTILINE)) >= 2


def test_less_room_between_sources_saves_a_nearly_empty_page(new_desk: Any) -> None:
    def steps(count: int) -> tuple[int, int]:
        sources = "\n".join(f"- Lovelace, A. ({1800 + n}). Notes. {{#s{n}}}" for n in range(count))
        cited = " ".join(f"Words [@s{n}]." for n in range(count))
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{cited}\n", {"sources.md": sources.encode()})
        paper = desk.make()
        first = next(n for n, page in enumerate(paper.pages) if "[1] " in page and "[2] " in page and n > 2)
        at = {word.text: word.y for word in words_of(paper, first)}
        return round(at["[1]"] - at["[9]"]), len(paper.pages) - first

    found = [steps(count) for count in range(26, 44)]
    usual = found[0][0]
    tight = [pages for step, pages in found if step < usual]
    assert tight == [1] * len(tight)
    assert len(tight) >= 3
    assert (usual, 2) in found


TABLE = """---
title: T
---

::: table hours
column: What
column: Practised | tick {#tick}
column: Hours | number {#hours}
column: Why

Which days?
:::
"""


def test_columns_are_as_wide_as_their_words_want(new_desk: Any) -> None:
    desk: Desk = new_desk(TABLE)
    table: Any = next(iter(desk.course.exercises()))
    columns = [column.id for column in table.columns]
    rows = [("Walk", True, 7, "Because the evening was long and light. " * 3), ("Tea", False, 125, "Warm.")]
    desk.answer(
        "hours",
        {"rows": [{"row": f"r{n}", **dict(zip(columns, row, strict=True))} for n, row in enumerate(rows)]},
    )
    paper = desk.make()
    number = next(n for n, page in enumerate(paper.pages) if "Because" in page)
    found = {word.text: word for word in reversed(words_of(paper, number))}
    assert found["Practised"].y == pytest.approx(found["Hours"].y, abs=1)  # its head is not broken
    assert found["7"].right == pytest.approx(found["125"].right, abs=1)
    assert found["Hours"].right == pytest.approx(found["125"].right, abs=1)
    width = found["Why"].left - found["What"].left
    assert width < 0.5 * float(paper.reader.pages[0].mediabox.width)  # most of it is for the reasons
    assert found["Because"].y == pytest.approx(found["Walk"].y, abs=1)


def test_the_heads_of_an_empty_table_are_not_broken(new_desk: Any) -> None:
    desk: Desk = new_desk(TABLE)
    paper = desk.make("blank")
    number = next(n for n, page in enumerate(paper.pages) if "Practised" in page)
    found = {word.text: word for word in words_of(paper, number)}
    assert found["Practised"].right + 5 < found["Hours"].left


def test_a_little_less_room_between_pieces_saves_a_nearly_empty_page(new_desk: Any) -> None:
    def steps(count: int) -> tuple[int, int]:
        prose = "\n\n".join(f"Paragraph-{n} is short." for n in range(1, count + 1))
        paper = new_desk("---\ntitle: T\nid: a\n---\n\n" + prose).make()
        told = [n for n, page in enumerate(paper.pages) if "Paragraph-" in page]
        at = {word.text: word.y for word in words_of(paper, told[0])}
        return round(10 * (at["Paragraph-1"] - at["Paragraph-9"])), len(told)

    found = [steps(count) for count in range(24, 36)]
    usual, pages = found[0]
    closer = [steps for steps in found if steps[0] < usual]
    assert closer
    assert all(
        0.85 * usual < step and count == pages for step, count in closer
    )  # gaps by a fifth, lines not at all
    assert found[-1] == (usual, pages + 1)


def test_what_runs_on_keeps_all_its_words_when_it_is_set_closer(new_desk: Any) -> None:
    for count in range(20, 30):
        exercises = "\n\n".join(f"::: line e-{n}\n\nWhat about {n}?\n:::" for n in range(1, count + 1))
        desk: Desk = new_desk("---\ntitle: T\nid: a\n---\n\n" + exercises)
        for n in range(1, count + 1):
            desk.answer(f"e-{n}", f"My answer to {n}.")
        words = desk.make().words
        assert all(f"My answer to {n}." in words for n in range(1, count + 1))


def test_a_number_that_is_too_long_for_its_bar_stays_on_the_page(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n::: table it\ncolumn: A\ncolumn: Helped | 0-10 {#helped}\n\nWhat?\n:::\n"
    )
    desk.answer("it", {"rows": [{"row": "11111111", "helped": 5e-324}]})
    with pypdfium2.PdfDocument(desk.make().data) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "e-324" in text
