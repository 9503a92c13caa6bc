"""Marks at the beginning of lines: what begins a page or a block, what does not, and what `check` says of it."""

import pytest

from workbook.course.checking import check_course
from workbook.course.exercise import Exercise
from workbook.course.model import Page
from workbook.course.reading import read_course

HEAD = "---\ntitle: M\n---\n"


def pages(module: str) -> tuple[Page, ...]:
    course, _ = read_course({"modules/1-m.md": (HEAD + module).encode()})
    return course.modules[0].pages


def check(module: str, *codes: str) -> list[str]:
    found = check_course({"modules/m.md": (HEAD + module).encode()})
    return [f"{p.line} {p.level[0]} {p.code}" for p in found if p.code in codes]


def exercise(module: str) -> Exercise:
    [found] = [part for page in pages(module) for part in page.parts]
    assert isinstance(found, Exercise)
    return found


@pytest.mark.parametrize(
    "heading",
    ["## A page {#a}", "   ## A page {#a}", "## A page {#a} ##", "## A page ## {#a}", "##\tA page {#a}"],
)
def test_what_begins_a_page(heading: str) -> None:
    _first, second = pages(f"Words.\n\n{heading}\n\nMore.")
    assert (second.id, second.title) == ("a", "A page")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("# A large one", ["4 a no-page"]),
        ("Underlined\n===", ["5 a no-page"]),
        ("##Title {#t}", ["4 a no-page"]),
        ("  ##Title", ["4 a no-page"]),
        ("Underlined\n---", ["5 a rule-under-text"]),
        ("A sentence that ends.\n---", []),
        ("Two lines\nof text\n---", []),
        ("- an item\n---", []),
        ("Words.\n\n---\n\nmore", []),
        ("### Small", []),
        ("#rest is a word", []),
        ("```\n# code\n```", []),
        ("<!--\n# not yet\n-->", []),
        ("::: note N\n# In a box\n:::", []),
    ],
)
def test_headings_that_begin_no_page_are_named(lines: str, found: list[str]) -> None:
    assert check(lines, "no-page", "rule-under-text") == found


@pytest.mark.parametrize("line", ["#Where {#w}", "Words {#w}", "- an item {#w}", "### A part {#w}"])
def test_an_id_that_nothing_takes_is_named(line: str) -> None:
    assert check(line, "lost-id") == ["4 a lost-id"]
    assert check("## A page {#w}\n\n`{#w}`", "lost-id") == []


@pytest.mark.parametrize("blanks", ["    ", "\t", "      "])
def test_a_block_that_stands_too_far_in_is_named(blanks: str) -> None:
    block = "::: line a\n\nHow?\n:::"
    moved = "\n".join(blanks + line for line in block.split("\n"))
    assert check(f"Words.\n\n{moved}", "far-in") == ["6 e far-in"]
    assert check(f"```\n{moved}\n```", "far-in") == []
    assert check(f"   {block}", "far-in", "open-block") == []


def test_a_block_of_four_colons_says_what_is_missing() -> None:
    found = check_course(
        {"modules/m.md": f"{HEAD}:::: line a\n\nHow?\n:::\n\n::: line b\nWho?\n:::".encode()}
    )
    [problem] = [p for p in found if p.code == "open-block"]
    assert problem.line == 4
    assert problem.hint == (
        "It begins with 4 colons, and line 7 has only 3: write as many there, or begin the block with `:::`."
    )
    [problem] = [
        p
        for p in check_course({"modules/m.md": f"{HEAD}::::: line a\n\nHow?".encode()})
        if p.code == "open-block"
    ]
    assert problem.hint == "Add a line of ::::: at its end."


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–", "—", "−", "‣", "◦", "▪", "●", "☐", "1.", "2)"])
def test_whatever_begins_the_lines_of_a_list(mark: str) -> None:
    made = exercise(f"::: choice c\nWhere?\n\n{mark} At home {{#home}}\n{mark} At work\n:::")
    assert made.question == "Where?"
    assert [(option.id, option.text) for option in made.options()] == [
        ("home", "At home"),
        ("at-work", "At work"),
    ]


def test_marks_may_differ_from_line_to_line_and_stand_close() -> None:
    made = exercise("::: checklist c\nWhat?\n\n•Tea\n— Bread\n3. Salt\n:::")
    assert [option.text for option in made.options()] == ["Tea", "Bread", "Salt"]


def test_boxes_that_were_drawn_by_hand_are_no_words_of_an_option() -> None:
    made = exercise("::: checklist c\nWhat?\n\n- [ ] Tea\n- [x] [Bread](#b) {#b}\n- [x]y\n:::")
    assert [(o.id, o.text) for o in made.options()] == [("tea", "Tea"), ("b", "[Bread](#b)"), ("x-y", "[x]y")]


def test_a_line_of_dashes_is_no_item() -> None:
    made = exercise("::: choice c\nWhere?\n\n- At home\n- At work\n\n---\n:::")
    assert len(made.options()) == 2


# Comments


def test_what_stands_in_a_comment_is_neither_page_nor_block() -> None:
    [page] = pages("Words.\n\n<!--\n::: line a\nHow?\n:::\n\n## No page\n-->\n\nMore.")
    assert len(page.parts) == 1
    assert check("<!--\n::: line a\nHow?\n:::\n-->", "stray-close", "raw-html", "open-comment") == []


def test_a_comment_without_an_end_is_shown_and_named() -> None:
    assert len(pages("<!-- begins\n\n## A page")) == 2
    assert check("Words <!-- begins", "open-comment", "raw-html") == ["4 a open-comment"]


def test_comments_in_an_exercise_are_left_out() -> None:
    made = exercise(
        "::: choice c\ntitle: T\n<!-- for me -->\nshare: private\n\nWhere? <!-- or when -->\n\n"
        "- At home <!-- not now --> {#home}\n<!-- - nowhere {#no} -->\n- At work {#work}\n:::"
    )
    assert (made.title, made.share, made.question.strip()) == ("T", "private", "Where?")
    assert [(option.id, option.text.strip()) for option in made.options()] == [
        ("home", "At home"),
        ("work", "At work"),
    ]
