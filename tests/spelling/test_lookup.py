"""Words that no dictionary knows, paragraph by paragraph, with tiny dictionaries and with real ones."""

import io
import json
from itertools import count
from pathlib import Path

import pytest

from tests.spelling.tiny import write_dictionary
from workbook.spelling.aside import serve
from workbook.spelling.dictionaries import dictionaries, folders
from workbook.spelling.lookup import Lookup

REAL = dict(dictionaries(folders()))


@pytest.fixture
def lookup(tmp_path: Path) -> Lookup:
    made = Lookup()
    english = write_dictionary(tmp_path, "en_US", ["rain", "was", "it", "like", "don't"])
    german = write_dictionary(tmp_path, "de_DE", ["regen", "es", "war", "wie"])
    assert made.use([("en_US", english), ("de_DE", german)]) == []
    return made


def unknown(lookup: Lookup, paragraph: str) -> list[str]:
    wide = paragraph.encode("utf-16-le")
    return [wide[2 * a : 2 * b].decode("utf-16-le") for a, b in lookup.unknown(paragraph)]


def test_the_language_is_found_for_each_paragraph(lookup: Lookup) -> None:
    assert unknown(lookup, "It was like raun, don’t") == ["raun"]
    assert unknown(lookup, "Es war wie Regem") == ["Regem"]
    assert unknown(lookup, "😀 it was like rien") == ["rien"]


def test_a_paragraph_in_quite_another_language_is_left_in_peace(lookup: Lookup) -> None:
    assert unknown(lookup, "Je suis trop fatiguée pour parler") == []


def test_what_was_perhaps_meant(lookup: Lookup) -> None:
    assert lookup.suggestions("raim", "it was like raim")[0] == "rain"
    assert lookup.suggestions("Regem", "es war wie Regem")[0] == "Regen"
    assert lookup.suggestions("don’d", "it was like don’d")[0] == "don’t"


def test_suggestions_end_with_their_time(tmp_path: Path) -> None:
    hours = count(0.0, 3600.0)
    hurried = Lookup(clock=lambda: next(hours))
    hurried.use([("en_US", write_dictionary(tmp_path, "en_US", ["rain"]))])
    assert hurried.suggestions("rian", "rian") == []
    assert unknown(hurried, "rain rian") == ["rian"]


@pytest.mark.parametrize("spoilt", [b"", b"\0\xff\xfe", b"SET nonsense\n", b"SFX A Y many\n"])
def test_a_broken_dictionary_is_told_and_knows_nothing_wrong(tmp_path: Path, spoilt: bytes) -> None:
    stem = write_dictionary(tmp_path, "xx", [])
    Path(f"{stem}.aff").write_bytes(spoilt)
    lookup = Lookup()
    assert lookup.use([("xx", stem), ("yy", str(tmp_path / "gone"))]) == ["xx", "yy"]
    assert lookup.unknown("any wrods") == []
    assert lookup.suggestions("wrods", "any wrods") == []


def test_questions_are_answered_line_by_line(tmp_path: Path) -> None:
    stem = write_dictionary(tmp_path, "en_US", ["rain"])
    asked = [
        {"id": 1, "use": [["en_US", stem]]},
        {"id": 2, "paragraphs": ["rain", "rian"]},
        {"id": 3, "word": "rian", "paragraph": "rian"},
    ]
    told = io.BytesIO()
    serve(io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in asked)), told, Lookup())
    assert list(map(json.loads, told.getvalue().splitlines())) == [
        {"id": 1, "broken": []},
        {"id": 2, "unknown": [[], [[0, 4]]]},
        {"id": 3, "suggestions": ["rain"]},
    ]


@pytest.mark.skipif("en_US" not in REAL, reason="Debian's hunspell-en-us is not here")
def test_a_real_english_dictionary() -> None:
    lookup = Lookup()
    assert lookup.use([("en_US", REAL["en_US"])]) == []
    assert unknown(lookup, "I was so tiredd that I couldn’t speak to Ana.") == ["tiredd"]
    assert lookup.suggestions("tiredd", "I was tiredd")[0] == "tired"


@pytest.mark.skipif("de_DE" not in REAL, reason="Debian's hunspell-de-de is not here")
def test_a_real_german_dictionary() -> None:
    lookup = Lookup()
    assert lookup.use([("de_DE", REAL["de_DE"])]) == []
    assert unknown(lookup, "Ich war so müüde, daß die Lebensversicherung warten muss.") == ["müüde", "daß"]
    assert "müde" in lookup.suggestions("müüde", "Ich war so müüde")
