"""Words of a paragraph: what is nobody's spelling is not looked up."""

import pytest

from workbook.spelling.words import plain, units, words_of


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("I don’t know, it’s fine.", ["don’t", "it’s", "fine", "know"]),
        ("write to ana@example.org or www.example.org or https://example.org", ["write", "to", "or", "or"]),
        ("on the 3rd, B12 and NASA", ["on", "the", "and"]),
        ("كِتاب جميل", ["كِتاب", "جميل"]),
        ("self-made", ["self", "made"]),
        ("安静 ok", ["ok"]),
        ("x" * 60, []),
        ("", []),
        ("‘quoted’ 'too'", ["quoted", "too"]),
        ("snake_case and/or", []),
    ],
)
def test_words_are_found_and_the_rest_is_left(paragraph: str, words: list[str]) -> None:
    found = list(words_of(paragraph))
    assert sorted(word.word for word in found) == sorted(words)
    assert all(paragraph[word.start : word.end] == word.word for word in found)


def test_places_count_as_qt_counts() -> None:
    assert units("a😀b") == 4
    assert plain("don’t co\u00adop") == "don't coop"
