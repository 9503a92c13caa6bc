"""The colour of a practice: which it is, and whether words can be read in it."""

import pytest

from workbook.course.brand import LEAST_CONTRAST, colour_of, contrast, is_readable, readable_colour
from workbook.course.covers import HEX


@pytest.mark.parametrize(
    ("value", "colour"),
    [("#1f5c57", "#1F5C57"), (" Spruce ", "#1F5C57"), ("#12345", ""), ("1F5C57", ""), ("pink", ""), ("", "")],
)
def test_a_colour_is_a_name_or_six_digits(value: str, colour: str) -> None:
    assert colour_of(value) == colour


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#FFFFFF") == pytest.approx(1)
    assert contrast("#777777") == pytest.approx(4.478, abs=0.001)


def test_words_can_be_read_in_every_colour_that_has_a_name() -> None:
    assert all(contrast(colour) >= LEAST_CONTRAST and is_readable(colour) for colour in HEX.values())


def test_a_colour_that_is_too_pale_is_for_no_words() -> None:
    assert (readable_colour("#e0c040"), readable_colour("pink"), readable_colour("clay")) == (
        "",
        "",
        "#98471D",
    )
