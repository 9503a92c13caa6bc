"""Times of day as people type them."""

from datetime import time

import pytest

from workbook.language.typed_times import read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:30", time(19, 30)), ("19.30", time(19, 30)), (" 9:05 ", time(9, 5)), ("19h30", time(19, 30)),
        ("7 Uhr", time(7)), ("19", time(19)), ("7:30 pm", time(19, 30)), ("12 am", time(0)), ("12pm", time(12)),
        ("١٩:٣٠", time(19, 30)), ("19:30 Uhr", time(19, 30)), ("6 p.m.", time(18)),
    ],
)  # fmt: skip
def test_a_time_is_read(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "19:61", "13 pm", "0 am", "19:3", "1930", "19:30:10"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_time(typed) is None
