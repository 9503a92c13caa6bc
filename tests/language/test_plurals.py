"""One of something is never told as several."""

import pytest

from workbook.language.plurals import many


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (many(0, "answer"), "0 answers"),
        (many(1, "answer"), "1 answer"),
        (many(2, "answer"), "2 answers"),
        (many(1, "piece of advice", "pieces of advice"), "1 piece of advice"),
        (many(1200, "piece of advice", "pieces of advice"), "1,200 pieces of advice"),
    ],
)
def test_one_and_several(said: str, told: str) -> None:
    assert said == told
