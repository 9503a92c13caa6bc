"""What every kind promises of its answers."""

import json
from typing import Any

import pytest

from tests.exercises.conftest import MAD, sample
from workbook.course.answer_shapes import answer_problem
from workbook.course.exercise import Exercise


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
