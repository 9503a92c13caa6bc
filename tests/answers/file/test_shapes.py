"""What an answer from outside is told when it does not fit."""

from typing import Any

import pytest

from workbook.course.answer_shapes import LONGEST, answer_problem
from workbook.course.exercise import Exercise


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("hopes", ""),
        ("hopes", None),
        ("hopes", "x" * (LONGEST - 2)),
        ("calm", {"values": {"value": 4}}),
        ("calm", {"values": {"value": 4.5, "gone": "cannot-say"}, "extra": [1]}),
        ("signs", {"ticked": ["unknown"], "own": [{"row": "a", "text": "b", "ticked": True, "more": 1}]}),
        ("nearest", {"chosen": "unknown"}),
        ("nearest", {}),
    ],
)
def test_answers_that_fit(exercises: dict[str, Exercise], key: str, answer: Any) -> None:
    assert answer_problem(exercises[key], answer) is None


@pytest.mark.parametrize(
    ("key", "answer", "part", "wanted"),
    [
        ("hopes", 3, "", "a text in quotation marks, not a number"),
        ("hopes", ["a"], "", "a text in quotation marks, not a list"),
        ("calm", "4", "", "an object in { }, not a text"),
        ("calm", {"values": {"value": "4"}}, "values value", "a number, not a text"),
        ("calm", {"values": {"value": True}}, "values value", "a number, not true or false"),
        ("signs", {"ticked": "jaw"}, "ticked", "a list in [ ], not a text"),
        ("signs", {"own": [{}, {"ticked": 1}]}, "own 2 ticked", "true or false, not a number"),
        ("nearest", {"chosen": None}, "chosen", "a text in quotation marks, not nothing"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_where_and_why(
    exercises: dict[str, Exercise], key: str, answer: Any, part: str, wanted: str
) -> None:
    where = f"“{part}” in the answer" if part else "The answer"
    label = exercises[key].label
    assert answer_problem(exercises[key], answer) == f"{where} to “{key}” ({label}) is to be {wanted}."


def test_an_answer_that_is_too_long(exercises: dict[str, Exercise]) -> None:
    told = answer_problem(exercises["hopes"], "x" * LONGEST)
    assert told == "The answer to “hopes” is too long: 2,000,002 characters, and 2,000,000 are possible."


def test_an_answer_that_json_cannot_hold(exercises: dict[str, Exercise]) -> None:
    told = answer_problem(exercises["calm"], {"values": {"value": float("nan")}})
    assert told == "The answer to “calm” cannot be written as JSON."


def test_an_answer_nested_without_end(exercises: dict[str, Exercise]) -> None:
    endless: list[Any] = []
    for _ in range(100_000):
        endless = [endless]
    assert answer_problem(exercises["nearest"], {"chosen": endless}) is not None
