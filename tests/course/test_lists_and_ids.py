"""The list that means something, and the ids of what stands in it."""

import hashlib

import pytest

from workbook.course.block import Option
from workbook.course.exercise import Exercise
from workbook.course.ids import id_from_words, is_good_id, unique
from workbook.course.lists import first_paragraph, split_list
from workbook.course.problems import Problem
from workbook.course.reading import read_course
from workbook.course.scan import split_id


def items(text: str) -> list[tuple[str, str, int, str]]:
    return [(item.text, item.id, item.line, item.group) for item in split_list(text.split("\n"), 1)[1]]


def read(text: str) -> tuple[Exercise, list[Problem]]:
    files = {"course.md": b"---\ntitle: C\n---", "modules/m.md": text.encode()}
    course, problems = read_course(files)
    return next(course.exercises()), problems


def test_the_last_list_means_something_and_earlier_ones_explain() -> None:
    text, found = split_list(["Q?", "", "- no", "- nor", "", "Then:", "", "- a", "- b"], 1)
    assert text == "Q?\n\n- no\n- nor\n\nThen:"
    assert [(item.text, item.line) for item in found] == [("a", 8), ("b", 9)]


def test_text_after_the_list_is_explanation() -> None:
    made, _ = read("::: choice c\n\nQ?\n\n- a {#a}\n- b {#b}\n\nMore.\n:::")
    assert (made.question, made.explanation) == ("Q?", "More.")


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–", "1.", "2)"])
def test_a_list_may_be_written_with_any_mark_and_without_a_blank_line(mark: str) -> None:
    assert items(f"Q?\n{mark} a {{#x}}\n{mark} b") == [("a", "x", 2, ""), ("b", "", 3, "")]


@pytest.mark.parametrize("rule", ["* * *", "- - -", "---"])
def test_a_rule_is_no_item(rule: str) -> None:
    assert items(f"- a\n\n{rule}\n\nwords") == [("a", "", 1, "")]


def test_an_item_may_run_over_several_lines_and_end_in_its_id() -> None:
    found = split_list(["- one", "  two {#x}", "", "- three"], 4)[1]
    assert [(item.text, item.id, item.line, item.last_line) for item in found] == [
        ("one two", "x", 4, 5),
        ("three", "", 7, 7),
    ]


def test_headings_before_lists_group_them() -> None:
    text = "Q?\n\n### Body\n- a\n- b\n\n### Deeds\n\n- c"
    assert items(text) == [("a", "", 4, "Body"), ("b", "", 5, "Body"), ("c", "", 9, "Deeds")]


def test_a_list_in_fenced_code_is_no_list() -> None:
    assert items("- a\n\n```\n- b\n```") == [("a", "", 1, "")]


def test_a_missing_list_is_a_problem_at_the_opening_line() -> None:
    made, problems = read("\n::: choice c\n\nQ?\n:::")
    assert [(p.line, p.code) for p in problems] == [(2, "no-list")]
    assert made.question == "Q?"


@pytest.mark.parametrize("kind", ["line", "reflection"])
def test_kinds_without_a_list_keep_theirs_as_explanation(kind: str) -> None:
    made, problems = read(f"::: {kind} c\n\nQ?\n\n- a\n- b\n:::")
    assert (made.explanation, problems) == ("- a\n- b", [])


def test_the_question_ends_at_a_list_or_code() -> None:
    assert first_paragraph("Q\nstill?\n- a\n- b") == ("Q still?", "- a\n- b")
    assert first_paragraph("Q?\n```\nx\n```") == ("Q?", "```\nx\n```")


def test_too_many_options_are_named_and_the_first_200_kept() -> None:
    made, problems = read(
        "::: choice c\n\nQ?\n\n" + "\n".join(f"- o {{#o{n}}}" for n in range(201)) + "\n:::"
    )
    assert [(p.line, p.code) for p in problems] == [(205, "too-many")]
    assert len(made.options()) == 200


# Ids


@pytest.mark.parametrize("good", ["a", "a-b", "9", "a" * 40, "-"])
def test_good_ids(good: str) -> None:
    assert is_good_id(good)


@pytest.mark.parametrize(
    "bad", ["", "A", "é", "a b", "a_b", "a" * 41, "row", "on", "at", "value", "other", "a\n"]
)
def test_bad_ids(bad: str) -> None:
    assert not is_good_id(bad)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("alone, and fine with it", "alone-and-fine-with-it"),
        ("Café au lait!", "cafe-au-lait"),
        ("I don’t know", "i-don-t-know"),
        ("ﬁne ½", "fine-1-2"),
        ("x" * 50, "x" * 40),
        ("a" * 39 + " b", "a" * 39),
        ("  --  ok  --  ", "ok"),
    ],
)
def test_ids_made_from_words(words: str, made: str) -> None:
    assert id_from_words(words) == made


@pytest.mark.parametrize("words", ["سلام", "你好", "…", ""])
def test_words_without_latin_letters_give_the_start_of_their_hash(words: str) -> None:
    assert id_from_words(words) == "x-" + hashlib.sha256(words.encode()).hexdigest()[:8]


def test_a_repeat_gets_a_number() -> None:
    assert unique("a", {"b"}) == "a"
    assert unique("a", {"a"}) == "a-2"
    assert unique("a", {"a", "a-2", "a-3"}) == "a-4"
    assert len(unique("a" * 40, {"a" * 40})) == 40
    many = {"a", *(f"a-{n}" for n in range(2, 30_000))}
    assert unique("a", many) == "a-30000"


@pytest.mark.parametrize(
    ("text", "parted"),
    [("a {#b}", ("a", "b")), ("a{#b} ", ("a", "b")), ("{#b}", ("", "b")), ("a {#b} c", ("a {#b} c", "")),
     ("a {#B}", ("a", "b")), ("a {#}", ("a", "")), ("{#a} {#b}", ("{#a}", "b")), ("a {# b}", ("a {# b}", ""))],
)  # fmt: skip
def test_an_id_stands_at_the_end(text: str, parted: tuple[str, str]) -> None:
    assert split_id(text) == parted


def test_options_take_written_ids_first_and_make_the_others() -> None:
    made, problems = read("::: choice c\n\nQ?\n\n- Yes\n- yes {#yes}\n- Yes\n:::")
    assert [option.id for option in made.options()] == ["yes-2", "yes", "yes-3"]
    assert problems == []


def test_an_options_id_of_another_shape_or_twice_is_named() -> None:
    made, problems = read("::: choice c\n\nQ?\n\n- a {#a_b}\n- b {#b}\n- c {#b}\n- d {#other}\n:::")
    assert [(p.line, p.code) for p in problems] == [(5, "bad-id"), (7, "doubled-id"), (8, "bad-id")]
    assert made.options()[1] == Option("b", "b")
    assert len({option.id for option in made.options()}) == 4
