"""Numbers and days as people write them where they live, read in one way or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.language.local_forms import PLAIN, LocalForms
from workbook.language.numbers import read_number
from workbook.language.typed_dates import read_day_and_month, read_whole_day

NOW = date(2026, 11, 15)
DAY = date(2027, 2, 22)
PLACES = {
    "de": LocalForms(",", ".", "dd.MM.yy"),
    "ch": LocalForms(".", "’", "dd.MM.yy"),
    "us": LocalForms(".", ",", "M/d/yy"),
    "gb": LocalForms(".", ",", "dd/MM/yyyy"),
    "fr": LocalForms(",", "\u202f", "dd/MM/yyyy", months=(("janvier",), ("février", "févr."))),
    "jp": LocalForms(".", ",", "yyyy/MM/dd"),
    "hu": LocalForms(",", "\u00a0", "yyyy. MM. dd."),
    "eg": LocalForms("٫", "٬", "d\u200f/M\u200f/yyyy"),
    "nl": LocalForms(",", ".", "dd-MM-yyyy"),
}


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        ("de", "٣٫١٢٥", 3.125), ("eg", "٣٫١٢٥", 3.125), ("us", "٣٫١٢٥", 3.125), ("eg", "١٬٢٣٤٫٥", 1234.5),
        ("de", "0,250", 0.25), ("de", "1,250", 1.25), ("de", "-0,125", -0.125), ("de", "1.234,56", 1234.56),
        ("de", "1,5", 1.5), ("de", "1.250", 1250), ("de", "1.5", 1.5), ("de", "0.250", 0.25),
        ("us", "0,250", 0.25), ("us", "1,250", 1250), ("us", "1.250", 1.25), ("us", "1,234.56", 1234.56),
        ("us", "3,5", 3.5), ("us", "1.234,56", 1234.56), ("us", "1,234,567", 1234567), ("us", "1,23,456", 123456),
        ("us", ".5", 0.5), ("de", ",5", 0.5), ("us", "+5", 5), ("us", "−2", -2), ("us", "–2", -2),
        ("ch", "1’250", 1250), ("ch", "1'250.5", 1250.5), ("ch", "1,250", None), ("fr", "1.250", None),
        ("fr", "1\u202f250,5", 1250.5), ("fr", "1 250", 1250), ("hu", "12\u00a0345,5", 12345.5),
        ("eg", "١٢٫٥", 12.5), ("eg", "١٬٢٥٠", 1250), ("eg", "1,250", None), ("jp", "１２．５", 12.5),
        ("us", "१२", 12), ("us", "\u200e-5", -5),
        ("us", "3-4", None), ("us", "3–4", None), ("us", "3 4", None),
        ("us", "--5", None), ("us", "- -5", None), ("us", "-+5", None),
        ("us", "about 5", None), ("us", "5 min", None),
        ("us", "1.2.3", None), ("us", "1,2,3", None), ("us", "1,23", 1.23), ("us", "12:30", None), ("us", "1e3", None),
        ("de", "8.11.202", None), ("de", "22.02.2027", None),
        ("us", "½", None), ("us", "3²", None), ("us", "", None), ("us", "-", None), ("us", ",", None),
        ("us", "1234567890123", None), ("us", "0,5,0", None), ("us", "1,234,56", None), ("us", "1 23", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_one_way_or_not_at_all(place: str, typed: str, value: float | None) -> None:
    assert read_number(typed, PLACES[place]) == value


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("jp", "2027/02/22"), ("hu", "2027. 02. 22."), ("de", "22.02.27"), ("us", "2/22/27"), ("nl", "22-2-27"),
        ("gb", "22/02/2027"), ("eg", "٢٢\u200f/٢\u200f/٢٠٢٧"), ("jp", "27/02/22"), ("jp", "2027年2月22日"),
        ("hu", "2027.2.22"), ("us", "22.02.27"), ("gb", "2/22/27"), ("us", "2027-02-22"), ("de", "2027-02-22"),
        ("us", "22/2/2027"), ("jp", "22/2/2027"), ("fr", "22 février 2027"), ("fr", "22 févr. 2027"),
        ("us", "2027 Feb 22"), ("us", "22-Feb-2027"), ("us", "22 Feb 27"), ("jp", "２０２７／２／２２"),
        ("us", "Mon, 22 Feb 2027"),
    ],
)  # fmt: skip
def test_a_day_as_the_system_writes_it_and_as_people_do(place: str, typed: str) -> None:
    assert read_whole_day(typed, NOW, PLACES[place]) == DAY


@pytest.mark.parametrize(
    ("place", "typed", "meant"),
    [
        ("us", "2/3/2027", "2027-02-03"), ("gb", "2/3/2027", "2027-03-02"), ("us", "2.3.2027", "2027-03-02"),
        ("jp", "2/3/2027", "None"), ("us", "2/3/27", "2027-02-03"), ("de", "2.3.46", "2046-03-02"),
        ("de", "2.3.47", "1947-03-02"), ("jp", "05/06/07", "2005-06-07"), ("us", "3/4-2027", "None"),
        ("us", "1405/12/3", "None"), ("gb", "1/2/2570", "None"), ("gb", "31/4/2027", "None"),
        ("us", "22-24 Feb 2027", "None"), ("us", "Feb", "None"), ("us", "22.2.202", "None"), ("gb", "12.5", "None"),
    ],
)  # fmt: skip
def test_a_day_that_could_be_two_is_none(place: str, typed: str, meant: str) -> None:
    assert str(read_whole_day(typed, NOW, PLACES[place])) == meant


def test_a_range_is_no_day_of_a_month() -> None:
    assert read_day_and_month("3-4") == []
    assert read_day_and_month("3-4", PLACES["nl"])[0] == (3, 4)
    assert read_day_and_month("11/8", PLACES["us"])[0] == (8, 11)
    assert read_day_and_month("11/8", PLACES["jp"])[0] == (8, 11)
    assert read_day_and_month("8.11.", PLACES["us"])[0] == (8, 11)


@given(typed=st.text(max_size=70), place=st.sampled_from(sorted(PLACES)))
def test_no_words_break_it(typed: str, place: str) -> None:
    read_number(typed, PLACES[place])
    read_whole_day(typed, NOW, PLACES[place])
    read_day_and_month(typed, PLACES[place])


@given(value=st.floats(-1e8, 1e8, allow_nan=False).map(lambda number: round(number, 6)))
def test_a_number_with_a_point_and_one_with_the_own_sign_are_read_again(value: float) -> None:
    written = f"{value:.6f}"
    assert read_number(written, PLAIN) == value
    assert read_number(written.replace(".", ","), PLACES["de"]) == value


def test_a_days_own_form_may_hold_words_and_names_of_months_any_letters() -> None:
    bulgarian = LocalForms(",", " ", "d.MM.yy\u202f'г'.")
    assert read_whole_day("22.02.27\u202fг.", NOW, bulgarian) == DAY
    hindi = LocalForms(months=((), ("फ़रवरी", "फ़र॰"), (), (), ("मई",)))
    assert read_whole_day("22 फ़रवरी 2027", NOW, hindi) == DAY
    assert read_whole_day("2 मई 2027", NOW, hindi) == date(2027, 5, 2)
    assert read_whole_day("22 Fe 2027", NOW) is None
