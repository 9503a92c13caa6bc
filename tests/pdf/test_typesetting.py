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
