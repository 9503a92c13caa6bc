"""Blocks and their settings, sentence by sentence of the contract."""

import pytest

from workbook.course.exercise import Exercise
from workbook.course.model import Box, Part, Unreadable
from workbook.course.problems import Problem
from workbook.course.reading import read_course
from workbook.course.scan import Block, Heading, scan

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"
Parts = list[Part | Exercise]


def read(text: str) -> tuple[Parts, list[Problem]]:
    course, problems = read_course({"course.md": TOP, "modules/1-m.md": text.encode()})
    return [part for page in course.modules[0].pages for part in page.parts], problems


def exercise(text: str) -> tuple[Exercise, list[Problem]]:
    parts, problems = read(text)
    return next(part for part in parts if isinstance(part, Exercise)), problems


def found(text: str) -> list[tuple[str, str, str, bool]]:
    blocks = [mark for mark in scan(text) if isinstance(mark, Block)]
    return [(b.kind, b.after_kind, text[b.inside : b.stop], b.closed) for b in blocks]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        (":::", ":::"),
        ("::::", "::::"),
        ("::::", ":::::"),
        ("   :::", "   :::"),
        (":::", "::: \t"),
        (":::", " :::"),
    ],
)
def test_three_or_more_colons_open_and_as_many_close(opening: str, closing: str) -> None:
    assert found(f"{opening} line a\nQ?\n{closing}\nafter") == [("line", "a", "Q?\n", True)]


def test_a_line_of_fewer_colons_does_not_close() -> None:
    assert found(":::: line a\nQ?\n:::\nmore\n::::\n") == [("line", "a", "Q?\n:::\nmore\n", True)]


def test_four_blanks_before_the_colons_make_no_block() -> None:
    assert found("    ::: line a\nQ?\n    :::\n") == []


@pytest.mark.parametrize("opening", [":::line a", "::: line\ta", ":::\tLINE   a ", "::: Line a\t"])
def test_blanks_and_case_of_the_opening_line_do_not_matter(opening: str) -> None:
    assert found(f"{opening}\nQ?\n:::") == [("line", "a", "Q?\n", True)]


def test_inside_fenced_code_nothing_is_a_block() -> None:
    text = "```\n::: line a\nQ?\n:::\n## no page\n```\n\n~~~ md\n```\n::: line b\n~~~\n::: line c\nQ?\n:::\n"
    assert found(text) == [("line", "c", "Q?\n", True)]


def test_a_closing_line_in_fenced_code_does_not_close_and_is_no_stray() -> None:
    assert found("::: note\n```\n:::\n```\nend\n:::\n") == [("note", "", "```\n:::\n```\nend\n", True)]
    assert read("---\ntitle: M\n---\n```\n:::\n```\n")[1] == []


def test_a_block_left_open_ends_at_the_next_opening_line() -> None:
    text = "::: line a\nQ?\n\n::: line b\nR?\n:::\n"
    assert found(text) == [("line", "a", "Q?\n\n", False), ("line", "b", "R?\n", True)]
    _, problems = read(text)
    assert [(p.line, p.column, p.code) for p in problems] == [(1, 1, "open-block")]


def test_a_block_left_open_ends_at_the_next_page() -> None:
    text = "::: line a\nQ?\n## Next\nText.\n"
    assert found(text) == [("line", "a", "Q?\n", False)]
    parts, problems = read(text)
    assert [type(part).__name__ for part in parts] == ["Line", "Prose"]
    assert [(p.line, p.code) for p in problems] == [(1, "open-block")]


def test_a_closing_line_without_a_block_is_a_problem_in_its_own_line() -> None:
    _, problems = read("---\ntitle: M\n---\n\nText.\n\n:::\nMore.\n")
    assert [(p.path, p.line, p.code) for p in problems] == [("modules/1-m.md", 7, "stray-close")]


def test_pages_and_blocks_are_found_with_their_offsets() -> None:
    text = "Intro\n## One {#one}\n::: note T\nx\n:::\nEnd"
    heading, block = list(scan(text))
    assert isinstance(heading, Heading)
    assert isinstance(block, Block)
    assert text[heading.start : heading.end] == "## One {#one}\n"
    assert text[block.start : block.end] == "::: note T\nx\n:::\n"


# Settings


def test_settings_stand_directly_under_the_opening_line_and_end_at_a_blank_one() -> None:
    made, problems = exercise("::: line a\nhint: H\n\ntitle: the question\n:::")
    assert (made.hint, made.question) == ("H", "title: the question")
    assert problems == []


@pytest.mark.parametrize("line", ["Hint: H", "HINT:\tH ", "hint:H", "hint : H"])
def test_a_line_that_begins_with_a_known_key_in_any_case_is_a_setting(line: str) -> None:
    assert exercise(f"::: line a\n{line}\n\nQ?\n:::")[0].hint == "H"


@pytest.mark.parametrize(
    "line",
    ["Note: think first", "https://example.org", "e.g.: this", "A hint: H", "Dear: x", "12: x", "hint"],
)
def test_anything_else_begins_the_question(line: str) -> None:
    made, problems = exercise(f"::: line a\n{line}\nhint: H\n\nMore.\n:::")
    assert made.question == f"{line} hint: H"
    assert problems == []


def test_what_looks_like_a_setting_and_is_none_is_a_problem() -> None:
    made, problems = exercise("::: line a\nhnt: H\nshare: bring\n\nQ?\n:::")
    assert [(p.line, p.code, p.hint) for p in problems] == [(2, "unknown-setting", "Did you mean `hint`?")]
    assert (made.share, made.question) == ("bring", "Q?")


def test_a_setting_of_another_kind_is_none_of_this_one() -> None:
    _, problems = exercise("::: line a\nmiddle: 5\n\nQ?\n:::")
    assert [p.what for p in problems] == ["`middle` is not a setting of `line`."]


def test_a_setting_that_may_not_repeat_says_so_and_one_that_may_does_not() -> None:
    made, problems = exercise("::: line a\nhint: 1\nhint: 2\nwas: b\nwas: c\n\nQ?\n:::")
    assert [(p.line, p.code) for p in problems] == [(3, "repeated-setting")]
    assert (made.hint, made.was) == ("1", ("b", "c"))


def test_all_common_settings_are_read() -> None:
    made, problems = exercise(
        "::: line a\ntitle: T\nhint: H\nminutes: 5\nshare: private\nbring-as: plan\nbring-rows: keep\n"
        "bring-first: 3\nrecall: r\nrecall: s\nstart-with: t\nshow-if: u\nshow-if: v x y\nwas: w\n"
        "paper: half page\n\nQ?\n:::"
    )
    assert [problem.code for problem in problems] == ["no-use", "no-use"]  # a line has no rows and no order
    assert (made.title, made.hint, made.minutes, made.share, made.bring_as) == (
        "T",
        "H",
        5,
        "private",
        "plan",
    )
    assert (made.bring_rows, made.bring_first, made.recall, made.start_with) == (
        "keep",
        3,
        ("r", "s"),
        ("t",),
    )
    assert (made.show_if, made.was, made.paper) == ((("u",), ("v", "x", "y")), ("w",), "half page")


def test_what_is_missing_has_its_usual_value() -> None:
    made, _ = exercise("::: line a\n\nOne two three?\n:::")
    assert (made.title, made.hint, made.minutes, made.share) == ("One two three?", "", None, "keep")
    assert (made.bring_as, made.pair, made.recall, made.show_if, made.paper) == ("", "", (), (), "")


@pytest.mark.parametrize("value", ["8", "8 lines", "1 line", "half page", "Page", "page"])
def test_room_on_paper(value: str) -> None:
    made, problems = exercise(f"::: line a\npaper: {value}\n\nQ?\n:::")
    assert (made.paper, problems) == (value.lower(), [])


@pytest.mark.parametrize(
    ("setting", "code"),
    [("share: public", "bad-value"), ("minutes: soon", "bad-number"), ("paper: wide", "bad-value"),
     ("bring-as: gift", "bad-value"), ("minutes: 3.5", "bad-number"), ("bring-first: 2", "no-use")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_named_and_the_rest_works(setting: str, code: str) -> None:
    made, problems = exercise(f"::: line a\nhint: H\n{setting}\n\nQ?\n:::")
    assert [(p.line, p.code) for p in problems] == [(3, code)]
    assert (made.hint, made.question) == ("H", "Q?")


# Questions


def test_the_first_paragraph_is_the_question_and_the_rest_explanation() -> None:
    made, _ = exercise("::: line a\n\nHow is it\ntoday?\n\nTake your time.\n\nReally.\n:::")
    assert (made.question, made.explanation) == ("How is it today?", "Take your time.\n\nReally.")


def test_no_question_is_a_problem_at_the_opening_line() -> None:
    made, problems = exercise("\n\n::: line a\nhint: H\n:::")
    assert [(p.line, p.code) for p in problems] == [(3, "no-question")]
    assert made.title == "a"


# Exercise ids


def test_a_missing_id_is_a_problem_and_the_exercise_still_works() -> None:
    made, problems = exercise("::: line\n\nQ?\n:::")
    assert [(p.line, p.code) for p in problems] == [(1, "missing-id")]
    assert made.id == "m-1"


@pytest.mark.parametrize("written", ["Big", "two words", "é", "a_b", "a" * 41, "value", "row", "{#a}"])
def test_an_id_of_another_shape_is_a_problem(written: str) -> None:
    _, problems = exercise(f"::: line {written}\n\nQ?\n:::")
    assert [(p.line, p.code) for p in problems] == [(1, "bad-id")]


def test_a_doubled_id_is_a_problem_of_the_second_and_both_work() -> None:
    parts, problems = read("::: line a\n\nQ?\n:::\n\n::: line a\n\nR?\n:::\n")
    assert [(p.line, p.code) for p in problems] == [(6, "doubled-id")]
    assert [part.id for part in parts if isinstance(part, Exercise)] == ["a", "a-2"]


# Kinds and boxes


def test_an_unknown_kind_is_named_with_the_kind_that_was_perhaps_meant() -> None:
    parts, problems = read("::: reflecton a\nhint: H\n\nQ?\n:::\n\n::: line b\n\nR?\n:::\n")
    assert [(p.line, p.code, p.hint) for p in problems] == [(1, "unknown-kind", "Did you mean `reflection`?")]
    assert parts[0] == Unreadable("hint: H\n\nQ?", 1, "reflecton", "a", "1.1")
    assert isinstance(parts[1], Exercise)
    assert parts[1].number == "1.2"


def test_a_kind_of_a_newer_version_is_shown_as_text() -> None:
    parts, problems = read("::: hologram it\n\nQ?\n:::")
    assert {p.code for p in problems} == {"unknown-kind"}
    assert isinstance(parts[0], Unreadable)


@pytest.mark.parametrize("kind", ["note", "try", "care", "example", "leader"])
def test_a_box_has_a_title_and_no_id(kind: str) -> None:
    parts, problems = read(f"::: {kind} A minute for  your feet\nText.\n\n- a\n:::")
    assert parts == [Box(kind, "A minute for  your feet", "Text.\n\n- a", 1)]
    assert problems == []


def test_a_box_needs_no_title_and_knows_show_if() -> None:
    assert read("::: note\nshow-if: a b\n\nText.\n:::")[0] == [
        Box("note", "", "Text.", 1, show_if=(("a", "b"),))
    ]


def test_a_box_begins_with_any_words() -> None:
    assert read("::: note\nLabel: this\n:::")[0] == [Box("note", "", "Label: this", 1)]


@pytest.mark.parametrize("label", ["well-supported", "promising", "debated", "idea", "Idea"])
def test_evidence_has_one_of_four_labels(label: str) -> None:
    parts, problems = read(f"::: evidence E\nlabel: {label}\n\n### What we can say\nx\n:::")
    assert parts == [Box("evidence", "E", "### What we can say\nx", 1, label.lower())]
    assert problems == []


@pytest.mark.parametrize(("label", "line"), [("", 3), ("label: sure\n", 4)])
def test_evidence_without_a_label_says_so(label: str, line: int) -> None:
    parts, problems = read(f"Text.\n\n::: evidence E\n{label}\nx\n:::")
    assert [(p.line, p.code) for p in problems] == [(line, "no-label")]
    assert isinstance(parts[1], Box)
    assert parts[1].label == ""
