"""Markdown as people write it, on paper."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exercises.samples.picture import PNG
from workbook.course.text import TextReader
from workbook.pdf.export import PaperOptions
from workbook.pdf.parts.rows import Row
from workbook.pdf.parts.series import Series
from workbook.pdf.prose import ProseReader
from workbook.pdf.style import style_for
from workbook.pdf.walker import Walker

if TYPE_CHECKING:
    from .conftest import Desk

COURSES = Path(__file__).resolve().parents[2] / "courses"
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


class _Parsed(HTMLParser):
    """What Python's own parser finds in HTML: tags with their facts, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


class _Walked(Walker):
    """What the walker finds in HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(style_for(PaperOptions()), lambda _path: None, style_for(PaperOptions()).prose)
        self.found: list[object] = []
        self.walk(html)

    def _open(self, tag: str, facts: dict[str, str]) -> None:
        self.found.append((tag, facts))

    def _close(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def _say(self, words: str) -> None:
        self.found += [unescape(words)] * bool(words)


HOSTILE = (
    '<script>alert("1 > 0")</script>',
    '<img src=x onerror="a>b">',
    "<b title='>'>bold</b>",
    "a < b > c & d &amp;amp; e",
    "<!-- <p> --> <![CDATA[<a>]]>",
    '[x](https://a.b/"onclick="c "t > \'u\' <v>")',
    "![<i>](m.png 'a \"b\" >')",
    "<p a=1 a=2 /><br/><hr / ><custom-tag x>",
    "&lt;script&gt; &#60;b&#62; &nbsp;&#0;&copy",
    "<svg><style><p>x</style></svg>",
    "| a | b |\n|:-:|--:|\n| <td> | `<p>` |",
    '```\n<p class="x">&amp;</p>\n```',
    "<a href='javascript:x'>y</a>",
)


@given(
    st.lists(st.sampled_from(HOSTILE) | st.text(alphabet="<>/&;\"'=pa !-[]()#x\n`|", max_size=30), max_size=5)
)
def test_clean_html_is_read_as_a_parser_of_html_reads_it(parts: list[str]) -> None:
    reader = TextReader({}, ["m.png"])
    html = reader.html("\n\n".join(parts))
    assert _Walked(html).found == _Parsed(html).found
    html = reader.inline(" ".join(parts))
    assert _Walked(html).found == _Parsed(html).found


@pytest.mark.parametrize("course", sorted(COURSES.iterdir()), ids=lambda folder: folder.name)
def test_clean_html_of_the_courses_is_read_as_a_parser_reads_it(course: Path) -> None:
    for file in sorted(course.rglob("*.md")):
        html = TextReader({}, ["m.png"]).html(file.read_text(encoding="utf-8"))
        assert _Walked(html).found == _Parsed(html).found
