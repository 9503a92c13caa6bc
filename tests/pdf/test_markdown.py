"""Markdown as people write it, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.exercises.samples.picture import PNG
from workbook.course.text import TextReader
from workbook.pdf.export import PaperOptions
from workbook.pdf.parts.rows import Row
from workbook.pdf.parts.series import Series
from workbook.pdf.prose import ProseReader
from workbook.pdf.style import style_for

if TYPE_CHECKING:
    from .conftest import Desk

HEAD = "---\ntitle: M\n---\n\n"


def desk_with(new_desk: Any, text: str) -> Desk:
    desk: Desk = new_desk(HEAD + text, {"media/a b.png": PNG})
    return desk


def places(desk: Desk) -> dict[str, tuple[float, float]]:
    """Where each stretch of text begins, by its words: from the left, and from the bottom."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _cm: list[float], tm: list[float], *_fonts: object) -> None:
        if text.strip():
            found.setdefault(text.strip(), (round(tm[4]), round(tm[5])))

    for page in desk.make().reader.pages:
        page.extract_text(visitor_text=visit)
    return found


def test_lists_inside_lists_with_what_belongs_to_their_items(new_desk: Any) -> None:
    text = "1. first\n  - inner\n    - inmost\n\n  second\n\n  ```\n  listing\n  ```\n2. third\n\n1) fourth"
    at = places(desk_with(new_desk, text))
    left = {words: place[0] for words, place in at.items()}
    assert left["first"] == left["second"] == left["third"] == left["fourth"]
    assert left["first"] < left["inner"] < left["inmost"]
    assert left["listing"] > left["first"]
    down = [at[words][1] for words in ("first", "inner", "inmost", "second", "listing", "third", "fourth")]
    assert down == sorted(down, reverse=True)
    assert "2. third" in desk_with(new_desk, text).make().words


def test_a_task_has_a_drawn_box_and_no_bullet(new_desk: Any) -> None:
    words = desk_with(new_desk, "- [ ] milk\n- [x] *tea*\n- bread").make().words
    assert "• bread" in words
    assert words.count("•") == 1
    assert "☐ milk" in words
    assert "☑ tea" in words


def test_struck_words_have_a_line_through_them(new_desk: Any) -> None:
    plain, struck = (desk_with(new_desk, text).make() for text in ("some gone words", "some ~~gone~~ words"))
    assert "some gone words" in struck.words
    lines = [paper.everything().count(b" l S") for paper in (plain, struck)]
    assert lines[1] == lines[0] + 1


def test_cells_keep_to_the_side_that_they_were_given() -> None:
    style = style_for(PaperOptions())
    pieces = ProseReader(style, {}, {}).pieces("|a|b|c|\n|-|:-:|-:|\n|1|2|3|")
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    assert [row._moves for row in rows] == [[0.0, 0.5, 1.0]]
    assert any(isinstance(piece, Series) for piece in pieces)


def test_a_meaning_stands_moved_in_under_its_word(new_desk: Any) -> None:
    at = places(desk_with(new_desk, "Guard\n: What a body does.\n\nWords"))
    assert at["What a body does."][0] > at["Guard"][0] == at["Words"][0]


def test_a_large_heading_is_as_large_as_one_that_begins_a_page() -> None:
    style = style_for(PaperOptions())
    reader = ProseReader(style, {}, {})
    sizes = [reader.pieces(f"{'#' * level} A")[0]._text.style.size for level in range(1, 7)]  # type: ignore[attr-defined]
    assert sizes[0] == style.heading.size
    assert sizes == sorted(sizes, reverse=True)


def test_notes_stand_at_the_end_of_their_section_and_captions_under_their_picture(new_desk: Any) -> None:
    text = (
        'One[^n]. A line\\\nbroken <!-- hidden -->.\n\n![A](media/a b.png "Under & it")\n\n[^n]: The & note.\n\n'
        "## Next {#next}\n\nMore[^m].\n\n[^m]: Another."
    )
    words = desk_with(new_desk, text).make().words
    assert "Under & it" in words
    assert (
        words.index("One1.")
        < words.index("1. The & note.")
        < words.index("Next")
        < words.index("1. Another.")
    )
    assert "hidden" not in words
    assert TextReader().plain("The & note.") in words


def test_titles_keep_their_ampersand_in_contents_and_bookmarks(new_desk: Any) -> None:
    desk = desk_with(
        new_desk, "## Calm & quiet {#c}\n\n::: line a\ntitle: Rest & R&D &amp; co\n\nTea & toast?\n:::"
    )
    paper = desk.make()
    assert "Rest & R&D" in str(paper.reader.outline)
    assert "Calm & quiet" in paper.words
    assert "Tea & toast?" in paper.words
