"""What one exercise says of another."""

import pytest

from workbook.course.checking import check_course

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\nlanguage: en\nsummary: S\nauthor: A\nholder: H\nlicence: L\n---\nHi.\n"
EARLIER = """---
title: M
---
::: scale before
from: 0 low
to: 10 high

Q?
:::

::: scale several
Q?

- a {#a}
- b | dull | bright {#b}
:::

::: choice which
other: Else

Q?

- one {#one}
- two {#two}
:::

::: line words
Q?
:::

"""
FIRST = EARLIER.count("\n") + 1
LATER = "\n\n::: line later\nQ?\n:::\n"


def check(block: str) -> list[str]:
    module = EARLIER + block + LATER
    problems = check_course({"course.md": TOP, "modules/m.md": module.encode()})
    return [f"{p.line - FIRST} {p.code} {p.hint}".strip() for p in problems]


@pytest.mark.parametrize(
    "settings",
    ["recall: words", "start-with: words\nstart-with: which", "show-if: words", "show-if: which", "was: old-id",
     "show-if: which one\nshow-if: which two other", "show-if: words not", "show-if: which not one other"],
)  # fmt: skip
def test_references_that_fit(settings: str) -> None:
    assert check(f"::: line x\n{settings}\n\nQ?\n:::") == []


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("recall: word", "unknown-exercise Did you mean `words`?"),
        ("start-with: nothing-near", "unknown-exercise Write the id of an exercise that stands before."),
        ("show-if: whic one", "unknown-exercise Did you mean `which`?"),
        ("recall: later", "not-earlier Name an exercise that stands before."),
        ("recall: x", "not-earlier Name an exercise that stands before."),
        ("show-if: later", "not-earlier Name an exercise that stands before."),
        ("show-if: which one tow", "unknown-option Did you mean `two`?"),
        ("show-if: which not one tow", "unknown-option Did you mean `two`?"),
        ("show-if: words one", "bad-condition Write `show-if: words` alone."),
        ("was: words", "bad-was Name an id that is no longer used."),
        ("was: Not An Id", "bad-id Write the id that the exercise had before."),
        ("pair: before", "bad-pair Remove the line."),
    ],
)
def test_references_that_do_not(setting: str, problem: str) -> None:
    assert check(f"::: line x\nhint: H\n{setting}\n\nQ?\n:::") == [f"2 {problem}"]


def test_a_box_may_be_shown_on_a_condition() -> None:
    assert check("::: note\nshow-if: which one\n\nText.\n:::") == []
    assert check("::: note\nshow-if: later\n\nText.\n:::") == [
        "1 not-earlier Name an exercise that stands before."
    ]


def test_two_exercises_cannot_have_been_the_same() -> None:
    assert check("::: line x\nwas: old\n\nQ?\n:::\n::: line y\nwas: old\n\nQ?\n:::") == [
        "6 bad-was Only one of them can take over its answers."
    ]


def test_a_pair_has_the_same_items_and_ends() -> None:
    assert check("::: scale x\nfrom: 0 low\nto: 10 high\npair: before\n\nQ?\n:::") == []
    assert check("::: scale x\npair: several\n\nQ?\n\n- a {#a}\n- b | dull | bright {#b}\n:::") == []


@pytest.mark.parametrize(
    ("scale", "has"),
    [
        ("from: 1 low\nto: 10 high\npair: before\n\nQ?", "from 0 low to 10 high, step 1"),
        ("from: 0 low\nto: 10 top\npair: before\n\nQ?", "from 0 low to 10 high, step 1"),
        ("from: 0 low\nto: 10 high\npair: before\n\nQ?\n\n- a {#a}", "the items value"),
        ("from: 0\nto: 10\npair: several\n\nQ?\n\n- b {#b}\n- a {#a}", "the items a, b"),
        ("from: 0\nto: 10\npair: several\n\nQ?\n\n- a {#a}\n- b {#b}", "the ends “dull” and “bright” for b"),
    ],
)
def test_a_pair_of_two_different_scales(scale: str, has: str) -> None:
    name = next(line.removeprefix("pair: ") for line in scale.split("\n") if line.startswith("pair: "))
    assert check(f"::: scale x\n{scale}\n:::") == [
        f"3 bad-pair Make both the same, or leave `pair` out: `{name}` has {has}."
    ]


def test_a_pair_of_two_kinds() -> None:
    assert check("::: scale x\nfrom: 0\nto: 10\npair: which\n\nQ?\n:::") == [
        "3 bad-pair Pair two of the same kind."
    ]


def test_a_drawing_on_a_picture_that_is_not_there() -> None:
    module = "---\ntitle: M\n---\n::: drawing d\npicture: media/tree.png\n\nWhere?\n:::\n"
    problems = check_course({"course.md": TOP, "modules/m.md": module.encode(), "media/three.png": b""})
    missing = next(p for p in problems if p.code == "missing-picture")
    assert (missing.path, missing.line, missing.hint) == (
        "modules/m.md",
        4,
        "Did you mean `media/three.png`?",
    )


def test_an_exercise_of_a_newer_kind_can_be_named() -> None:
    module = (
        "---\ntitle: M\n---\n::: hologram m\nQ?\n:::\n::: line x\nrecall: m\nshow-if: m some\n\nQ?\n:::\n"
    )
    problems = check_course({"course.md": TOP, "modules/m.md": module.encode()})
    assert [p.code for p in problems] == ["unknown-kind"]
