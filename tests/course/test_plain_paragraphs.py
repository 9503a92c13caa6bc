"""A page in plain words, for looking through it."""

import pytest

from workbook.course.plain_paragraphs import paragraphs, plain
from workbook.course.reading import read_course

COURSE = {
    "course.md": b"---\ntitle: T\nid: t\n---\n",
    "modules/01-a.md": b"""# One

## A page {#page}

Some *words* with a [link](https://example.org) and a source [@carter1998].

- first
- second

::: try
Put both feet down.
:::

::: reflection hopes
What brings you here?

A few words are enough.
:::
""",
}


def test_headings_text_boxes_and_questions_are_there_in_order() -> None:
    (module,) = read_course(COURSE)[0].modules
    assert [words for page in module.pages for words in paragraphs(page)] == [
        "One",
        "Some words with a link and a source.",
        "first second",
        "Put both feet down.",
        "What brings you here?",
        "A few words are enough.",
    ]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("> **Strong**, `code` and ~~gone~~", "Strong, code and gone"),
        ("![A cat](cat.png) sits", "A cat sits"),
        ("1. one\n2. two", "one two"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("<b>bold</b> &amp; 3 < 4", "bold & 3 < 4"),
        ("Oxytocin @carter1998 is a name.", "Oxytocin is a name."),
        ("write to me@example.org", "write to me@example.org"),
    ],
)
def test_marks_are_left_out(markdown: str, words: str) -> None:
    assert plain(markdown) == words
