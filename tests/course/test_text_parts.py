"""A very long text is parted where one would part it, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.course.text_parts import MOST, text_parts

LINES = st.lists(
    st.sampled_from(["", "- a", "some words", "```", "~~~~", "x" * 700, "  1. one"]), max_size=200
)


def test_a_text_of_common_length_stays_whole() -> None:
    text = "A paragraph.\n\n" * 500
    assert text_parts(text) == [text]


@pytest.mark.parametrize(
    "text", ["A paragraph of some words.\n\n" * 5000, "- a\n" * 60_000, "word\n" * 40_000]
)
def test_parts_are_short_and_together_are_the_text(text: str) -> None:
    parts = text_parts(text)
    assert "\n".join(parts) == text
    assert max(map(len, parts)) < 3 * MOST
    assert len(parts) > 5


def test_a_part_begins_with_a_paragraph_where_there_are_any() -> None:
    parts = text_parts("A paragraph\nof two lines.\n\n" * 2000)
    assert all(part.lstrip("\n").startswith("A paragraph") for part in parts)


def test_source_text_stays_source_text_in_every_part() -> None:
    parts = text_parts("```\n" + "* no list\n" * 20_000 + "```\n\nEnd.")
    assert len(parts) > 2
    assert all(part.startswith("```") and part.count("```") % 2 == 0 for part in parts)


@given(lines=LINES)
def test_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines * 4)
    kept = [
        line for part in text_parts(text) for line in part.split("\n") if not line.startswith(("```", "~~~"))
    ]
    assert kept == [line for line in text.split("\n") if not line.startswith(("```", "~~~"))]
