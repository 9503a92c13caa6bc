"""What typed numbers and names can mean."""

import pytest

from workbook.course.outline import read_outline
from workbook.window.going.goals import Goal, Known, Offer, goals, number_in

FILES = {
    "course.md": b"---\ntitle: Two modules\nid: two\nversion: 1.0.0\n---\n",
    "modules/01-a.md": b"""---
title: Before you begin
---
## The letter {#letter-page}

::: line first
One word?
:::

::: letter to-me
A letter to me
:::

## Settling {#settling}

::: scale calm
from: 0 low
to: 10 high

How calm?
:::
""",
    "modules/02-b.md": """---
title: Settling first
---
## Signs of settling {#signs}
Text.

## Über mich {#me}
""".encode(),
}
TITLES = {"first": "One word?", "to-me": "A letter to me", "calm": "How calm?"}
OFFERS = [
    Offer("search", "Search…", "Ctrl+Shift+F"),
    Offer("pdf", "Make my PDF", "Ctrl+P"),
    Offer("hide", "Hide"),
]


def known(**others: object) -> Known:
    made = Known(read_outline(FILES), TITLES, [], OFFERS, {})
    return made._replace(**others)  # type: ignore[arg-type]


def found(typed: str, **others: object) -> dict[str, list[str]]:
    return {name: [goal.title for goal in some] for name, some in goals(typed, known(**others))}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3.4", "3.4"), (" 3,4 ", "3.4"), ("3:4", "3.4"), ("3-4", "3.4"), ("٣٫٤", "3.4"), ("3.", "3"), ("03.04", "3.4"),
        ("12", "12"), ("3.4.5", ""), ("three", ""), ("", ""), ("3 apples", ""), ("99999999", ""),
    ],
)  # fmt: skip
def test_a_number_is_known_however_it_is_written(typed: str, number: str) -> None:
    assert number_in(typed) == number


def test_a_number_finds_the_exercise_first_then_the_page() -> None:
    groups = goals("1.2", known())
    assert groups[0] == (
        "By number",
        [
            Goal("exercise", ("to-me",), "A letter to me", "1.2", "Module 1, The letter", "letter"),
            Goal("page", ("a", "settling"), "Settling", "Module 1, page 2"),
        ],
    )


def test_a_modules_number_finds_its_beginning_and_its_first_exercises() -> None:
    assert found("1")["By number"] == ["Before you begin", "One word?", "A letter to me"]
    assert "By number" not in found("9")


def test_names_are_found_by_beginnings_of_words_without_case_and_accents() -> None:
    assert found("settl")["By name"] == ["Settling", "Settling first", "Signs of settling"]
    assert found("LETT me")["By name"] == ["A letter to me"]
    assert found("uber")["By name"] == ["Über mich"]
    assert found("ettling") == {}


def test_commands_are_found_by_their_words() -> None:
    assert found("pdf") == {"Do something": ["Make my PDF"]}


def test_with_nothing_typed_there_is_what_was_opened_lately_and_three_commands() -> None:
    groups = found("", lately=[("b", "signs"), ("gone", "page"), ("a", "settling")])
    assert groups == {
        "Lately opened": ["Signs of settling", "Settling"],
        "Do something": ["Search…", "Make my PDF", "Hide"],
    }


def test_an_answered_exercise_can_be_brought_and_taken_back_by_its_number() -> None:
    assert "Do something" not in found("1.1")
    assert found("1.1", brought={"first": False})["Do something"] == ["Bring 1.1 to the workshop"]
    assert found("1.1", brought={"first": True})["Do something"] == ["Do not bring 1.1 to the workshop"]
    assert "Do something" not in found("1", brought={"first": True})
