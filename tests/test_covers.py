"""What `check` says of covers is what screen and paper draw."""

from workbook.course.covers import COLOURS
from workbook.pdf import cover as paper


def test_the_colours_that_can_be_named_are_those_that_are_drawn() -> None:
    assert set(COLOURS) == set(paper._COLOURS)
