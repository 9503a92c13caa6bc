"""Learners' words in Markdown: rendered, they read as they were written, and stand in the form they had."""

import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from tests.answers.conftest import in_markdown
from workbook.answers.copies.markdown_text import (
    course_heading,
    paragraphs,
    plain_heading,
    quoted,
)
from workbook.course.blocks import AnswerBlock, Grid, Items, Paragraph

SIGNS = "*_`[]()<>#+-=.!|~&;:\\{}\"'/^$%@ \n\t1a"
WORDS = st.one_of(
    st.text(SIGNS, max_size=40),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(
        st.sampled_from(
            ["# a", "- a", "1. a", "> a", "---", "===", "***", "| a | b |", "|---|---|", "    code", "```", "a  ",
             "[a]: b", "[a](b)", "![a](b)", "<b>a</b>", "<!-- a", "&lt;", "&#65;", "&amp", "\\", "", " ", "a*b*_c_"]
        ),
        max_size=6,
    ).map("\n".join),
)  # fmt: skip


class Reader(HTMLParser):
    """Reads what a person sees, and in which elements it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(markdown(text, extensions=["tables"]))
    reader.close()
    return reader


def seen(words: str) -> str:
    """All that can be seen of words, without blanks."""
    return "".join(
        sign for sign in words if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cs")
    )


@given(WORDS)
def test_words_are_read_as_they_were_written(words: str) -> None:
    for text in (paragraphs(words), quoted(paragraphs(words))):
        rendered = read(text)
        assert seen(rendered.text) == seen(words)
        assert set(rendered.tags) <= {"p", "br", "blockquote"}


@given(st.lists(WORDS, min_size=1, max_size=4), st.booleans())
def test_each_item_is_an_item(items: list[str], numbered: bool) -> None:
    rendered = read(quoted(in_markdown([Items(items, numbered)])))
    filled = [item for item in items if seen(item)]
    assert seen(rendered.text) == "".join(map(seen, filled))
    assert rendered.tags.count("li") == len(filled)
    assert set(rendered.tags) <= {"blockquote", "ol" if numbered else "ul", "li", "p", "br"}
    assert rendered.tags.count("ol" if numbered else "ul") == bool(filled)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_each_row_is_a_row(rows: list[list[str]]) -> None:
    head = [f"Column {n}" for n in range(len(rows[0]))]
    rendered = read(quoted(in_markdown([Grid(head, rows)])))
    assert seen(rendered.text) == seen("".join(head) + "".join(words for row in rows for words in row))
    assert rendered.tags.count("tr") == len(rows) + 1
    assert rendered.tags.count("td") == len(rows) * len(head)


@given(WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_blocks_do_not_run_into_each_other(before: str, after: str, items: list[str]) -> None:
    blocks: list[AnswerBlock] = [
        Paragraph(before),
        Items(items),
        Paragraph(after),
        Grid(["A", "B"], [[before, after]]),
    ]
    rendered = read(quoted(in_markdown(blocks)))
    told = [before, *items, after, "A", "B", before, after]
    assert seen(rendered.text) == "".join(map(seen, told))
    assert rendered.tags.count("table") == 1


@given(WORDS)
def test_a_heading_keeps_every_sign(words: str) -> None:
    rendered = read(f"### 1.1 {plain_heading(words)}")
    assert seen(rendered.text) == "1.1" + seen(words)
    assert rendered.tags == ["h3"]


def test_a_question_keeps_its_authors_marks_and_no_tag() -> None:
    assert markdown(f"### {course_heading('What do you *think*?')}") == "<h3>What do you <em>think</em>?</h3>"
    rendered = read(f"### {course_heading('Do you write <b>C#</b> or C##')}")
    assert rendered.text == "Do you write <b>C#</b> or C##"
    assert rendered.tags == ["h3"]


def test_line_breaks_empty_lines_and_indents_are_kept() -> None:
    html = markdown(quoted(paragraphs("one\ntwo\n\nthree\r\n   four")))
    blocks = re.findall(r"<p>(.*?)</p>", html, re.DOTALL)
    assert [re.split(r"<br ?/?>\n?", block) for block in blocks] == [
        ["one", "two"],
        ["three", "\u00a0\u00a0\u00a0four"],
    ]


@pytest.mark.parametrize(
    "words",
    [
        "It’s fine (really), isn’t it? 3 - 2 = 1.",
        "R&D, 50 %, a/b @ home",
        "-5 degrees; +1!",
        "In 2026. Then",
        "e-mail: x@y.z",
    ],
)
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert paragraphs(words) == words


def test_a_table_is_drawn_up_in_columns_unless_it_is_wide() -> None:
    narrow = in_markdown([Grid(["A", "Longer"], [["a | b", "c"]])])
    assert narrow == "| A      | Longer |\n| ------ | ------ |\n| a \\| b | c      |"
    assert " | ".join(["---"] * 2) in in_markdown([Grid(["A", "B"], [["word " * 40, ""]])])


@pytest.mark.parametrize("sign", ["-", "|", "="])
def test_an_endless_line_of_one_sign_is_looked_through_once(sign: str) -> None:
    """Looked through from each sign again, as it once was, this would take hours."""
    written = paragraphs(sign * 1_000_000 + "a")
    assert written.endswith(f"{sign}a")
