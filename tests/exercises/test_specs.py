"""What every kind promises of its answers."""

import json
from typing import Any

import pytest

from tests.exercises.conftest import MAD, exercise_from, sample
from workbook.course.answer_shapes import answer_problem
from workbook.course.exercise import Exercise
from workbook.course.kinds import stand_in
from workbook.exercises.scale.spec import Scale


def test_an_empty_exercise_is_not_answered(exercise: Exercise) -> None:
    assert not exercise.is_answered(None)
    assert exercise.as_lines(None) == []


def test_a_filled_one_is_answered_in_the_learners_words(kind: str, exercise: Exercise, answer: Any) -> None:
    assert exercise.is_answered(answer) == exercise.asks
    assert (answer_problem(exercise, answer) is None) == exercise.asks
    said = "\n".join(exercise.as_lines(answer))
    for words in sample(kind).WORDS:
        assert words in said


@pytest.mark.parametrize("mad", MAD, ids=repr)
def test_no_shape_breaks_it(exercise: Exercise, mad: Any) -> None:
    assert all(isinstance(line, str) for line in exercise.as_lines(mad))
    assert isinstance(exercise.is_answered(mad), bool)


def test_the_wording_is_kept_as_plain_data(exercise: Exercise) -> None:
    wording = exercise.wording()
    assert json.loads(json.dumps(wording)) == wording
    assert wording["question"] == exercise.question


def test_an_option_that_is_gone_speaks_with_the_words_kept_beside_it() -> None:
    from tests.exercises.conftest import make

    choice = make("choice").remembering({"gone": "on a boat"})
    assert choice.as_lines({"chosen": "gone"}) == ["on a boat"]


def test_blank_words_are_no_answer() -> None:
    from tests.exercises.conftest import make

    assert not make("line").is_answered("   \n")
    assert not make("plan").is_answered({"rows": [{"row": "home", "if": " ", "then": ""}]})
    assert not make("checklist").is_answered(
        {"ticked": [], "own": [{"row": "a", "text": " ", "ticked": True}]}
    )


def test_a_scale_that_is_gone_speaks_with_the_ends_it_had() -> None:
    asked = exercise_from("::: scale s\nfrom: 1 heavy\nto: 5 light\n\nQ?\n:::\n")
    kept = stand_in("scale", asked.wording()["words"])
    assert kept
    assert kept.as_lines({"values": {"value": 3}}) == ["3 (1 heavy to 5 light)"]


def test_items_that_are_gone_keep_their_own_ends_and_the_steps() -> None:
    asked = exercise_from(
        "::: wheel w\nfrom: 0 no\nto: 100 yes\nstep: 10\n\nQ?\n\n"
        "- Sleep {#sleep}\n- Work | dull | bright {#work}\n- Rest {#rest}\n:::\n"
    )
    kept = stand_in("wheel", asked.wording()["words"])
    assert isinstance(kept, Scale)
    assert kept.as_lines({"values": {"sleep": 30, "work": 40}}) == [
        "Sleep: 30 (0 no to 100 yes)",
        "Work: 40 (0 dull to 100 bright)",
    ]
    assert list(kept.values()) == list(range(0, 101, 10))


def test_a_number_whose_ends_nobody_kept_is_told_alone() -> None:
    kept = stand_in("scale", {"value": ""})
    assert kept
    assert kept.as_lines({"values": {"value": 3}}) == ["3"]


@pytest.mark.parametrize(
    "ends", [{" from": "9 a", " to": "1 b"}, {" from": "many", " to": "2"}, {" to": "5"}]
)
def test_ends_that_are_none_are_not_told(ends: dict[str, str]) -> None:
    kept = stand_in("scale", {"value": "", **ends})
    assert kept
    assert kept.as_lines({"values": {"value": 3}}) == ["3"]


def test_a_range_that_somebody_made_endless_has_few_steps() -> None:
    kept = stand_in("scale", {"value": "", " from": "-9999", " to": "9999", " step": "1"})
    assert isinstance(kept, Scale)
    assert len(kept.values()) <= 11


def test_an_own_choice_keeps_what_it_was_called() -> None:
    asked = exercise_from("::: choice c\nother: Somewhere else\n\nQ?\n\n- a {#a}\n- b {#b}\n:::\n")
    kept = stand_in("choice", asked.wording()["words"])
    assert kept
    assert kept.as_lines({"chosen": "other", "other": "On a train"}) == ["Somewhere else: On a train"]
