"""Each kind on paper: its answer is there, its empty form is there, and no shape of answer breaks a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from workbook.course.kinds import KINDS

if TYPE_CHECKING:
    from .conftest import Desk

SAID = {
    "a-line": ["Ordinary words on a line"],
    "a-reflection": ["First thought. Second thought. Third thought after a rest."],
    "a-scale": ["on edge", "at ease", "0 1 2 3 4 5 6 7 8 9 10"],
    "a-later-scale": ["before, 21 Nov", "after, 21 Nov", "Higher by 2."],
    "a-choice": ["◉ the blue one"],
    "a-checklist": ["In the morning ☑ birds", "At night ☑ stars", "☑ a fox in the lane"],
    "a-plan": ["If it rains then I sing on a bad day I hum"],
    "a-question": ["How do you end a hug? Who sings here?"],
}

MAD: list[Any] = [
    None,
    "",
    "a plain text",
    0,
    -1.5,
    float("nan"),
    float("inf"),
    10**400,
    True,
    [],
    [[[]]],
    ["a", {"b": "c"}, 3],
    {},
    {"values": [1, 2]},
    {"values": {"value": "many", "gone": 99, "value2": None}},
    {"values": {"value": 1e300}},
    {"values": {"value": -7, "a": "cannot-say"}},
    {"chosen": ["red"]},
    {"chosen": "no-such-option"},
    {"chosen": "other"},
    {"chosen": "other", "other": "mine"},
    {"ticked": "birds"},
    {"ticked": [None, 3, "no-such-line", "birds", "birds"], "own": "mine"},
    {"ticked": [], "own": [{"text": 3}, "x", {"text": "unticked words", "ticked": False}]},
    {"rows": {"if": "x"}},
    {"rows": [{"row": 3, "if": ["x"], "then": "sing"}, "x", {}]},
    {"words": {"stem": "text for another kind"}},
]


@pytest.mark.parametrize("exercise_id", SAID)
def test_an_answer_stands_in_the_keepsake(answered: Desk, exercise_id: str) -> None:
    words = answered.make().words
    for said in SAID[exercise_id]:
        assert said in words


def test_a_ticked_line_alone_is_printed_and_a_choice_alone(answered: Desk) -> None:
    words = answered.make().words
    assert "coffee" not in words
    assert "the red one" not in words


def test_every_kind_has_an_empty_form(desk: Desk) -> None:
    words = desk.make().words
    assert "the red one" in words
    assert "Something else" in words
    assert "coffee" in words
    assert "on a bad day" in words
    assert "0 1 2 3 4 5 6 7 8 9 10" in words
    assert {exercise.kind for exercise in desk.course.exercises()} <= set(KINDS)


@pytest.mark.parametrize("answer", MAD, ids=lambda answer: repr(answer)[:40])
@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_no_shape_of_answer_breaks_a_page(desk: Desk, answer: Any, edition: Any) -> None:
    for exercise in desk.course.exercises():
        desk.answer(exercise.id, answer, share="bring")
    desk.answer("gone", answer, kind="checklist", title="Gone", share="bring")
    assert "Ways & Means" in desk.make(edition).words


def test_an_answer_of_another_shape_is_printed_as_plain_words(desk: Desk) -> None:
    desk.answer("a-checklist", {"words": {"stem": "my words from before"}})
    assert "my words from before" in desk.make().words


def test_an_own_line_that_is_not_ticked_is_not_lost(desk: Desk) -> None:
    desk.answer("a-checklist", {"own": [{"row": "abcd1234", "text": "a heron", "ticked": False}]})
    assert "a heron" in desk.make().words


def test_an_option_that_is_gone_keeps_its_words(desk: Desk) -> None:
    desk.answer("a-choice", {"chosen": "green"}, words={"green": "the green one"})
    desk.answer("a-checklist", {"ticked": ["rain"]}, words={"rain": "rain on the roof"})
    words = desk.make().words
    assert "the green one" in words
    assert "rain on the roof" in words


def test_an_answer_of_a_former_kind_is_drawn_by_that_kind(desk: Desk) -> None:
    desk.answer("a-line", {"ticked": ["x"]}, kind="checklist", words={"x": "once a line to tick"})
    assert "once a line to tick" in desk.make().words


def test_a_scale_says_what_could_not_be_said_and_what_lies_outside(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: S\n---\n\n::: scale several\nfrom: 1 low\nto: 5 high\nmiddle: 3 so-so\ncannot-say: yes\n\n"
        "How much?\n\n- of this {#this}\n- of that | never | always {#that}\n- of more {#more}\n:::\n"
    )
    desk.answer("several", {"values": {"this": 17, "that": 2, "more": "cannot-say"}})
    words = desk.make().words
    assert "of this" in words
    assert "17" in words
    assert "so-so" in words
    assert "never" in words
    assert "of more Can’t say today." in words


def test_several_plans_stand_under_their_names(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: P\n---\n\n::: plan both\notherwise: no\n\nWhat then?\n\n- Mornings {#am}\n- Evenings {#pm}\n:::\n"
    )
    desk.answer("both", {"rows": [{"row": "pm", "if": "it is late", "then": "I stop"}]})
    words = desk.make().words
    assert "Evenings If it is late then I stop" in words
    assert "Mornings" not in words


def test_the_key_of_a_map_tells_of_lines_that_were_not_said(new_desk: Any) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\n::: map net\nWho is near?\n:::\n")
    desk.answer("net", {"items": [{"name": "Jo", "line": "often"}]})
    assert "not said" not in desk.make().words
    desk.answer("net", {"items": [{"name": "Jo", "line": "often"}, {"name": "Al"}]})
    for large in (False, True):
        assert "often seldom new not said" in desk.make(large_print=large).words
