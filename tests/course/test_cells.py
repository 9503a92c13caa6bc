"""What people type in cells, and how cells read; whatever it is, nothing breaks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.course.block import Option
from workbook.course.cells import cell_words, read_cell
from workbook.course.columns import Column, Sort
from workbook.course.values import has_content
from workbook.language.dates import short_day
from workbook.language.local_forms import LocalForms
from workbook.language.typed_dates import read_day

NOW = date(2026, 11, 15)
SORTS: tuple[Sort, ...] = ("text", "number", "date", "tick", "range", "pick")
PICKS = (Option("yes", "Yes"), Option("may-be", "May be"))


def column(sort: Sort) -> Column:
    return Column("a", "A", "", sort, 0, 10, PICKS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-08", "2026-11-08"),
        ("8 Nov", "2026-11-08"),
        ("8.11.", "2026-11-08"),
        ("8/11", "2026-11-08"),
        ("Nov 8", "2026-11-08"),
        ("8th november", "2026-11-08"),
        ("11/28", "2026-11-28"),
        ("2 Jan", "2027-01-02"),
        ("yesterday", "2026-11-14"),
        ("29 Feb", "None"),
        ("soon", "None"),
        ("8", "None"),
    ],
)
def test_a_day_without_a_year_is_the_nearest(typed: str, meant: str) -> None:
    assert str(read_day(typed, NOW)) == meant


def test_months_come_first_where_people_write_so() -> None:
    assert read_day("1/2", NOW, LocalForms(short_day="M/d/yy")) == date(2027, 1, 2)


@pytest.mark.parametrize(
    ("sort", "typed", "value"),
    [
        ("number", "3,5", 3.5),
        ("number", "1,000", 1000),
        ("number", "−2", -2),
        ("number", "many", None),
        ("number", "1e999", None),
        ("range", "10", 10),
        ("range", "11", None),
        ("range", "2.5", None),
        ("tick", "x", True),
        ("tick", "no", False),
        ("pick", "may", "may-be"),
        ("pick", "YES", "yes"),
        ("pick", "never", None),
        ("text", " a ", " a "),
        ("text", "", None),
    ],
)
def test_typed_words_are_values(sort: Sort, typed: str, value: Any) -> None:
    assert read_cell(column(sort), typed, NOW) == value


def test_a_day_leaves_out_this_year_only() -> None:
    assert short_day(NOW, 2026) == "15 Nov"
    assert short_day(NOW, 2027) == "15 Nov 2026"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
)


@example(sort="text", value=None, typed="\r")
@example(sort="text", value=None, typed=" ")
@given(sort=st.sampled_from(SORTS), value=JSON, typed=st.text(max_size=30))
def test_no_value_and_no_words_break_a_cell(sort: Sort, value: Any, typed: str) -> None:
    words = cell_words(column(sort), value)
    assert has_content(value) or not words.strip()  # what can be seen counts
    kept = read_cell(column(sort), typed, NOW)
    said = cell_words(column(sort), kept)
    assert (
        kept in (None, False) or said.strip() or said == typed
    )  # blanks alone stay what they are, and say nothing


@given(day=st.dates(), sort=st.sampled_from(SORTS))
def test_what_a_cell_says_can_be_typed_again(day: date, sort: Sort) -> None:
    if day.year > 999:
        assert read_day(short_day(day), NOW) == day
