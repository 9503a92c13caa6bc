"""Words are found again in every script, without case and accents, answers before the course."""

import pytest

from workbook.answers.searching.excerpt import excerpt
from workbook.answers.searching.index import Place, SearchIndex

PAGE = Place("settling", "name-it")


def index_of(*texts: str) -> SearchIndex:
    index = SearchIndex()
    index.add_texts(PAGE, texts)
    return index


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("My shoulders were up", "SHOULD"),
        ("Über allen Gipfeln", "uber"),
        ("Straße", "strasse"),
        ("mañana será", "manana sera"),
        ("manana", "mañana"),
        ("Πώς είσαι", "πως"),
        ("Мой дом, ёлка", "елка"),
        ("كِتَابٌ جديد", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("मेरा घर", "घर"),
        ("我的肩膀很紧", "肩"),
        ("我的肩膀很紧", "肩膀"),
        ("カタカナとひらがな", "かな"),
        ("ฉันเหนื่อยมาก", "เหนื่อย"),
        ("ខ្ញុំហត់", "ហត់"),
        ("나는 피곤하다", "피곤"),
        ("３.４ ﬁnd", "3 find"),
        ("it’s 3.4", "3.4"),
        ('say "no"', '"no"'),
    ],
)
def test_it_is_found(text: str, typed: str) -> None:
    found = index_of("Something else.", text).find(typed)
    assert [hit.words for hit in found.hits] == [text]
    assert found.texts == 1
    piece = excerpt(text, typed)
    assert piece.spans
    assert piece.words == text


def test_lines_of_an_answer_are_told_apart() -> None:
    assert excerpt("one\n\n  two words ", "two").words == "one · two words"


@pytest.mark.parametrize(
    "typed", ["", "  ", "*", '"', "' OR 1", "NEAR(a b)", "folded : my", "^my", "-my", "my NOT x", "\0", "肩x"]
)
def test_what_is_no_word_finds_nothing_and_is_no_order(typed: str) -> None:
    assert index_of("Over there.", "肩 here").find(typed).hits == ()


def test_every_word_has_to_be_there_in_any_order_and_only_from_its_beginning() -> None:
    index = index_of("I was tired in the evening.", "tired", "evening light", "I retired, this evening.")
    assert [hit.words for hit in index.find("evening tired").hits] == ["I was tired in the evening."]
    assert index.find("ired").hits == ()


def test_answers_come_first_and_can_be_asked_for_alone() -> None:
    index = index_of("Let the shoulders be heavy.")
    index.put_answer(Place("settling", "name-it", "signs"), "My shoulders")
    found = index.find("shoulders")
    assert [(hit.sort, hit.place.exercise) for hit in found.hits] == [("answer", "signs"), ("text", "")]
    assert (found.answers, found.texts) == (1, 1)
    assert [hit.sort for hit in index.find("shoulders", ["answer"]).hits] == ["answer"]
    assert [hit.sort for hit in index.find("shoulders", ["text"]).hits] == ["text"]


def test_a_newer_answer_takes_the_place_of_the_older_and_an_erased_one_is_gone() -> None:
    index, place = SearchIndex(), Place("settling", "name-it", "signs")
    index.put_answer(place, "first words")
    index.put_answer(place, "second words")
    assert index.find("first").hits == ()
    assert [hit.words for hit in index.find("second").hits] == ["second words"]
    index.put_answer(place, " ")
    assert index.find("words").hits == ()


def test_the_first_are_handed_out_and_all_are_counted() -> None:
    index = index_of(*(f"a word {number}" for number in range(500)))
    found = index.find("word", most=30)
    assert (found.texts, len(found.hits)) == (500, 30)
    assert found.hits[0].words == "a word 0"


def test_an_excerpt_begins_and_ends_between_words_and_marks_all_that_was_looked_for() -> None:
    text = (
        "At my sister’s birthday I kept filling every silence. " * 3
        + "My shoulders were up.\n\n"
        + "And so on. " * 40
    )
    piece = excerpt(text, "SHOULDERS were")
    assert piece.words.startswith("…")
    assert piece.words.endswith("…")
    assert "\n" not in piece.words
    assert [piece.words[begin:end] for begin, end in piece.spans] == ["shoulders", "were"]


def test_of_two_words_that_begin_alike_the_longer_is_marked() -> None:
    piece = excerpt("My shoulders", "should shoulders")
    assert [piece.words[begin:end] for begin, end in piece.spans] == ["shoulders"]
