"""Days, numbers and plurals of other languages: written as they are there, and read again."""

from datetime import date

import pytest

from tests.language.pseudo import Pseudo
from workbook.language.dates import full_day, long_day, month_names, near_day, short_day, weekday_names
from workbook.language.local_forms import PLAIN, forms_of, with_names_of
from workbook.language.numbers import number_text, read_number, whole_number
from workbook.language.translation import Language, speaking
from workbook.language.typed_dates import read_day, read_whole_day

DAY = date(2027, 2, 22)
NOW = date(2026, 11, 15)
LANGUAGES = ("de", "fr", "es", "pt_BR", "pl", "el", "ru", "hu", "fi", "ja", "ko", "zh", "ar", "en")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de", "22. Februar 2027"), ("fr", "22 février 2027"), ("es", "22 de febrero de 2027"),
        ("pl", "22 lutego 2027"), ("ja", "2027年2月22日"), ("hu", "2027. február 22."), ("en", "22 February 2027"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_it_is_there(code: str, said: str) -> None:
    with speaking(Language(code, Pseudo() if code != "en" else None)):
        assert long_day(DAY) == said


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_that_the_program_wrote_is_read_again(code: str, month: int) -> None:
    """A calendar writes the chosen day into a field in the language that is spoken."""
    day, forms = DAY.replace(month=month), with_names_of(code, PLAIN)
    with speaking(Language(code)):
        for written in (long_day(day), short_day(day), full_day(day)):
            assert read_whole_day(written, NOW, forms) == day, written


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("de", "Montag, 22.2.2027"), ("de", "Mo., 22. Feb. 2027"),
        ("de", "montag 22.02.27"), ("de", "22. Februar 2027"),
        ("fr", "lundi 22 février 2027"), ("fr", "22/02/2027"), ("es", "lunes, 22 de febrero de 2027"),
        ("pl", "poniedziałek, 22 lutego 2027"), ("pl", "22.02.2027"), ("ru", "понедельник, 22 февраля 2027"),
        ("ja", "2027年2月22日月曜日"), ("ja", "2027/02/22"), ("hu", "2027. február 22., hétfő"),
    ],
)  # fmt: skip
def test_a_day_of_the_week_is_understood_beside_a_day(code: str, typed: str) -> None:
    assert read_whole_day(typed, NOW, forms_of(code)) == DAY


def test_a_day_without_a_year_in_another_language_is_the_nearest() -> None:
    assert read_day("Sonntag, 22. Nov.", NOW, forms_of("de")) == date(2026, 11, 22)
    assert read_day("dim. 22 nov.", NOW, forms_of("fr")) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "begins"), [("de", 1), ("fr", 1), ("en_US", 7), ("pt_BR", 7), ("ar_EG", 6), ("he", 7), ("ja", 7)]
)
def test_a_week_begins_as_it_does_there(code: str, begins: int) -> None:
    assert forms_of(code).week_begins == begins


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [("de", "1.250,5", 1250.5), ("fr", "1 250,5", 1250.5), ("pl", "0,25", 0.25), ("ja", "1,250.5", 1250.5),
     ("pt_BR", "1.250", 1250), ("de_CH", "1’250.5", 1250.5)],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written_there(code: str, typed: str, value: float) -> None:
    assert read_number(typed, forms_of(code)) == value


def test_a_number_that_the_program_wrote_is_read_again() -> None:
    for code in LANGUAGES:
        with speaking(Language(code)):
            assert read_number(whole_number(1234567), forms_of(code)) == 1234567, code


@pytest.mark.parametrize(("code", "said"), [("en", "4.5"), ("de", "4,5"), ("fr", "4,5"), ("ar_EG", "4.5")])
def test_a_number_that_was_chosen_is_said_as_it_is_written_there(code: str, said: str) -> None:
    with speaking(Language(code)):
        assert number_text(4.5) == said
        assert number_text(4) == "4"


def test_an_unknown_language_has_plain_forms_and_english_names() -> None:
    assert forms_of("xx") == PLAIN
    assert with_names_of("xx", PLAIN) == with_names_of("en-GB", PLAIN) == PLAIN
    assert month_names("not a language") == ()


def test_names_and_near_days_follow_the_language_that_is_spoken_here() -> None:
    with speaking(Language("de")):
        assert weekday_names()[0] == "Montag"
        assert near_day(DAY, DAY) == "Today"  # there is no catalogue here, and it falls back calmly
        assert near_day(date(2027, 2, 19), DAY) == "Freitag, 19. Februar 2027"
    assert weekday_names()[0] == "Monday"
