"""Advice on words that push or promise, and on long sentences."""

import pytest

from workbook.course.checking import check_course
from workbook.course.checks.words import average_words

COURSE = "---\ntitle: C\nid: c\nversion: 1.0.0\nlanguage: {}\nsummary: S\nauthor: A\nholder: A\nlicence: CC0\n---\n"


def advice(module: str, language: str = "en") -> list[tuple[int, str]]:
    files = {
        "course.md": COURSE.format(language).encode(),
        "modules/01-a.md": f"---\ntitle: A\n---\n{module}".encode(),
    }
    codes = ("word-to-weigh", "long-sentences")
    return [(p.line, p.code) for p in check_course(files) if p.code in codes]


@pytest.mark.parametrize(
    "words",
    ["Just breathe.", "You simply write.", "It can heal yourself.", "Avoid toxic people.", "A cure for it.",
     "We guarantee nothing.", "It is your deficiency."],
)  # fmt: skip
def test_words_that_push_or_promise_are_weighed(words: str) -> None:
    assert advice(f"First.\n\n{words}\n") == [(6, "word-to-weigh")]


@pytest.mark.parametrize(
    "words",
    [
        "They said “just relax”.",
        "Write `just` so.",
        "Adjust it, with justice.",
        "```\njust code\n```",
        "A simple way.",
    ],
)
def test_what_is_quoted_or_only_looks_alike_is_left_alone(words: str) -> None:
    assert advice(f"{words}\n") == []


def test_courses_in_other_languages_are_not_weighed() -> None:
    assert advice("Just breathe.\n", "de") == []


def test_long_sentences_are_told_once_a_module() -> None:
    long = "These are the words of a sentence that goes " + "on and " * 10 + "on to its end."
    assert advice("\n".join([long] * 12)) == [(4, "long-sentences")]
    assert advice("\n".join([long] * 3)) == []
    assert advice("Short ones are read. " * 30) == []


def test_lists_settings_and_tables_do_not_count_as_sentences() -> None:
    text = (
        "- one\n- two words {#two}\nshare: private\n| a | b |\n::: note\n" + "Four words stand here.\n" * 10
    )
    assert average_words(text) == pytest.approx((1 + 2 + 40) / 12)
