"""Footnotes: numbered on their page, told at its end, and checked."""

import pytest

from workbook.course.checking import check_course
from workbook.course.exercise import Exercise
from workbook.course.footnotes import with_notes
from workbook.course.model import Box, Page, Prose
from workbook.course.reading import read_course
from workbook.course.text import TextReader


def pages(module: str) -> tuple[Page, ...]:
    course, _ = read_course({"modules/1-m.md": f"---\ntitle: M\n---\n{module}".encode()})
    return course.modules[0].pages


def texts(page: Page) -> list[str]:
    return [part.markdown for part in page.parts if isinstance(part, Prose | Box)]


def problems(module: str) -> list[str]:
    found = check_course({"modules/m.md": f"---\ntitle: M\n---\n{module}".encode()})
    return [f"{p.line} {p.level[0]} {p.code}" for p in found if p.code.endswith("footnote")]


def test_notes_are_numbered_by_first_use_and_told_at_the_end_of_the_page() -> None:
    [page] = pages("One[^b], two[^a], one again[^b].\n\n[^a]: Note A.\n[^b]: Note *B*.\n\nMore.")
    assert page.footnotes == ("Note *B*.", "Note A.")
    words, end = texts(page)
    assert words.split("\n")[0] == "One[1](#footnote-1), two[2](#footnote-2), one again[1](#footnote-1)."
    assert words.rstrip().endswith("More.")
    assert TextReader().html(end).replace("\n", "") == (
        "<hr><ol><li>Note <em>B</em>.</li><li>Note A.</li></ol>"
    )


def test_the_number_is_a_small_link() -> None:
    [page] = pages("One[^b].\n\n[^b]: B.")
    assert '<sup><a href="#footnote-1">1</a></sup>' in TextReader().html(texts(page)[0])


def test_a_note_may_stand_on_another_page_and_serve_two() -> None:
    first, second = pages("One[^x].\n\n## Two\n\nTwo[^y] and[^x].\n\n[^x]: X.\n[^y]: Y.")
    assert first.footnotes == ("X.",)
    assert second.footnotes == ("Y.", "X.")


def test_a_note_of_several_paragraphs() -> None:
    [page] = pages("One[^x].\n\n[^x]: First\n  goes on.\n\n    Second, with `code`.\n\n    - a\n\nText.")
    assert page.footnotes == ("First\ngoes on.\n\nSecond, with `code`.\n\n- a",)
    assert "Text." in texts(page)[0]


def test_boxes_and_questions_have_notes_too() -> None:
    box_text = "::: note N\nWords[^x].\n:::"
    exercise_text = "::: choice c\nWhich[^y]?\n\n- one[^x] {#one}\n- two {#two}\n:::"
    text = f"{box_text}\n\n{exercise_text}\n\n[^x]: X.\n[^y]: Y."
    [page] = pages(text)
    box, exercise, end = page.parts
    assert isinstance(box, Box)
    assert box.markdown == "Words[1](#footnote-1)."
    assert isinstance(exercise, Exercise)
    assert exercise.question == "Which²?"
    assert exercise.options()[0].text == "one¹"
    assert isinstance(end, Prose)
    assert page.footnotes == ("X.", "Y.")


def test_a_note_may_have_a_note() -> None:
    [page] = pages("One[^x].\n\n[^x]: X[^y].\n[^y]: Y.")
    assert page.footnotes == ("X[2](#footnote-2).", "Y.")


@pytest.mark.parametrize("code", ["`[^x]`", "```\n[^x]\n[^x]: no note\n```", "\\[^x]"])
def test_in_code_nothing_is_a_note(code: str) -> None:
    [page] = pages(f"Words[^x].\n\n{code}\n\n[^x]: X.")
    assert code in texts(page)[0]
    assert page.footnotes == ("X.",)


def test_no_words_are_lost_where_nothing_refers_to_a_note() -> None:
    [page] = pages("Words.\n\n[^x]: Nobody refers to this.")
    assert TextReader().plain(texts(page)[-1]) == "[^x]: Nobody refers to this."


def test_what_is_no_note_stays() -> None:
    [page] = pages("Words[^nowhere].")
    assert texts(page) == ["Words[^nowhere]."]


def test_a_welcome_has_its_notes_at_its_end() -> None:
    text, notes = with_notes("Hello[^a].\n\n## Part\n\nMore.\n\n[^a]: A.")
    assert notes == ("A.",)
    assert text.startswith("Hello[1](#footnote-1).")
    assert text.endswith("1. A.")


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ("Words[^a].\n\n[^a]: See https://example.org.", []),
        ("Words[^a].", ["4 e unknown-footnote"]),
        ("Words.\n\n[^a]: A.", ["6 a unused-footnote"]),
        ("Words[^a].\n\n[^a]: A.\n[^a]: B.", ["7 e doubled-footnote"]),
        ("`[^a]`", []),
    ],
)
def test_what_check_says_of_footnotes(module: str, found: list[str]) -> None:
    assert problems(module) == found


def test_a_note_is_no_link() -> None:
    found = check_course(
        {"modules/m.md": b"---\ntitle: M\n---\nWords[^1].\n\n[^1]: Smith found that it helps."}
    )
    assert not [p for p in found if p.path == "modules/m.md" and p.code == "bad-link"]
