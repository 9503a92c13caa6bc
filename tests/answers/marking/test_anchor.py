"""A passage is found again by its words, wherever it went and whatever changed around it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.marking.anchor import Span, begins_of, quote, span_in, spot_in
from workbook.answers.tables.marks import Quotation

TEXT = "Rest is not a reward. A body on guard may read that effort as one more sign of trouble. Rest comes later."
SIGNS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me"]), min_size=1, max_size=40)


def marked(text: str, words: str, *, nth: int = 0) -> Quotation:
    at = -1
    for _unused in range(nth + 1):
        at = text.index(words, at + 1)
    return quote(text, Span(at, at + len(words)))


def found(quotation: Quotation, text: str) -> str | None:
    span = span_in(quotation, text)
    return text[span.begin : span.end] if span else None


@given(st.lists(SIGNS, min_size=3, max_size=30), st.data())
def test_what_was_marked_is_found_in_the_text_where_it_was_marked(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    quotation = quote(text, Span(begin, end))
    span = span_in(quotation, text, begin, anywhere=True)
    if span is not None:  # signs that only shape a text weigh nothing
        again = quote(text, span)
        assert " ".join(again.words.split()).casefold().strip() in " ".join(text.split()).casefold()
    visible = [sign for sign in quotation.words if sign.isalnum() and sign.isascii()]
    if visible:
        assert span is not None


@given(st.integers(0, 10_000))
def test_a_long_passage_is_found_whatever_comes_before_it_and_after_it(seed: int) -> None:
    chance = random.Random(seed)
    words = "a small, well-chosen step often does"
    quotation = marked(f"Pushing rarely helps; {words}. You could sit side by side.", words)
    around = [
        chr(chance.choice((97, 228, 0x627, 0x4E00)) + chance.randrange(20)) * 4 for _unused in range(30)
    ]
    cut = chance.randrange(30)
    text = f"{' '.join(around[:cut])} {words} {' '.join(around[cut:])}"
    span = span_in(quotation, text)
    assert span
    assert text[span.begin : span.end] == words


def test_of_several_places_it_is_the_one_with_the_same_words_around_it() -> None:
    text = "We wait. Then the tide turns.\nYou wait. Then the bus comes.\nWe wait."
    for nth in range(3):
        quotation = marked(text, "wait", nth=nth)
        span = span_in(quotation, text)
        assert span
        assert text.count("wait", 0, span.begin) == nth


def test_where_nothing_tells_two_places_apart_the_nearest_is_taken() -> None:
    text = "\n".join(["the same words in every paragraph"] * 5)
    quotation = Quotation(3, "", "the same words in every paragraph", "")
    assert spot_in(quotation, text.split("\n")) == (3, begins_of(text.split("\n"))[3])


def test_a_word_alone_is_not_taken_for_another_of_the_same_letters() -> None:
    quotation = marked("You are safe here, in this room, at this hour.", "safe")
    assert found(quotation, "A safe is a box of steel.") is None
    assert found(quotation, "Now you are safe here too.") == "safe"
    assert span_in(quotation, "A safe is a box of steel.", anywhere=True) == Span(2, 6)


def test_blanks_quotes_dashes_case_and_accents_make_no_difference() -> None:
    quotation = marked(
        "She said: “Don’t wait for café weather – walk now”.", "“Don’t wait for café weather – walk now”"
    )
    assert found(quotation, 'And then: "don\'t  wait\nfor\u00a0cafe\u0301 weather - Walk now"!')
    assert found(quotation, "•\t\u201cDon’t wait for ca\u00adfé weather — walk now”")


def test_words_that_are_gone_are_not_found() -> None:
    assert (
        found(marked(TEXT, "A body on guard may read"), "Something else altogether stands here now.") is None
    )
    assert found(Quotation(0, "a", "  ", "b"), TEXT) is None


def test_chinese_and_arabic_are_found_too() -> None:
    chinese = "身体在警惕时，可能会把努力当作又一个危险的信号。慢慢来。"
    assert found(marked(chinese, "又一个危险的信号"), f"新的一段。{chinese}") == "又一个危险的信号"
    arabic = "الجسد الحَذِر قد يقرأ الجهد علامةً أخرى على الخطر."
    assert found(marked(arabic, "يقرأ الجهد علامةً أخرى"), f"فقرة جديدة. {arabic}") == "يقرأ الجهد علامةً أخرى"
    plain = "الجسد الحذر قد يقرأ الجهد علامة أخرى على الخطر."
    assert found(marked(arabic, "يقرأ الجهد علامةً أخرى"), plain) == "يقرأ الجهد علامة أخرى"


def test_blanks_at_the_ends_are_not_part_of_a_passage() -> None:
    assert quote("one two three", Span(3, 8)).words == "two"
    assert quote("one two three", Span(3, 4)).words == ""


def test_a_passage_over_several_paragraphs_is_one() -> None:
    paragraphs = ["First one.", "The second one is here.", "And the third follows."]
    text = "\n".join(paragraphs)
    quotation = marked(text, "second one is here.\nAnd the third")
    assert spot_in(quotation, ["New.", *paragraphs]) == (2, text.index("second") + 5)
    assert spot_in(quotation, []) is None


def test_one_letter_in_a_very_long_text_is_looked_for_in_a_moment() -> None:
    text = "a" * 50_000
    assert span_in(Quotation(0, "", "a", ""), text, 40_000) == Span(40_000, 40_001)
