"""One of something is never told as several."""

import pytest

from workbook.language.counting import counted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (counted("{n} answer", "{n} answers", 0), "0 answers"),
        (counted("{n} answer", "{n} answers", 1), "1 answer"),
        (counted("{n} answer", "{n} answers", 2), "2 answers"),
        (counted("{n} piece of advice", "{n} pieces of advice", 1), "1 piece of advice"),
        (counted("{n} piece of advice", "{n} pieces of advice", 1200), "1,200 pieces of advice"),
    ],
)
def test_one_and_several(said: str, told: str) -> None:
    assert said == told
