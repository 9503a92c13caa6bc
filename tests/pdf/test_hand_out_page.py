"""The page for the people that a course is sent to."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from workbook.language.translation import Language, speaking
from workbook.pdf.hand_out_page import hand_out_page

WORDS = "Tea, version 1.0.0\n\nYou need a cup.\n\n1. Boil.\n2. Pour.\n\nLetters: ABCD EFGH\n"


def test_it_is_one_page_with_all_the_words() -> None:
    reader = PdfReader(BytesIO(hand_out_page(WORDS)))
    assert len(reader.pages) == 1
    said = " ".join(reader.pages[0].extract_text().split())
    assert said == "Tea, version 1.0.0 You need a cup. 1. Boil. 2. Pour. Letters: ABCD EFGH"
    assert reader.metadata is not None
    assert reader.metadata.title == "Tea, version 1.0.0"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_more_words_are_smaller_and_none_is_lost(paper: str) -> None:
    words = "A long title " * 12 + "\n\n" + "\n\n".join(f"Paragraph {n} with some words." for n in range(28))
    reader = PdfReader(BytesIO(hand_out_page(words, paper)))  # type: ignore[arg-type]
    assert len(reader.pages) == 1
    assert "Paragraph 27 with some words." in reader.pages[0].extract_text()


def test_it_is_written_from_right_to_left_where_that_is_so() -> None:
    with speaking(Language("ar")):
        assert hand_out_page(WORDS).startswith(b"%PDF")
