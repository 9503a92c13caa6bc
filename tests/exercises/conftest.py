"""One exercise of every kind, with an answer that fills it."""

from importlib import import_module
from typing import Any

import pytest

from workbook.course.exercise import Exercise
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course

MAD: tuple[Any, ...] = (
    None, "", "text", 7, True, [], {}, [1, {"a": 2}], {"values": 3}, {"values": {"morning": "x", "gone": 4}},
    {"chosen": ["x"]}, {"chosen": "gone", "other": 5}, {"ticked": "jaw", "own": "x"},
    {"ticked": ["gone", 3], "own": [{"row": 1}, {"row": "a"}, 5]}, {"rows": [{"row": "gone", "if": 3}, "x", {}]},
    {"rows": {"a": 1}}, {"values": {"morning": 1e300, "evening": -5}},
)  # fmt: skip


def sample(kind: str) -> Any:
    """The sample of a kind."""
    return import_module(f"tests.exercises.samples.{kind}")


def make(kind: str) -> Exercise:
    """The exercise of a kind, from its source."""
    return exercise_from(sample(kind).SOURCE)


def exercise_from(source: str) -> Exercise:
    """The exercise that is written so."""
    module = f"---\ntitle: One\n---\n{source}\n"
    course, problems = read_course(
        {"course.md": b"---\ntitle: C\nid: c\n---\n", "modules/01-one.md": module.encode()}
    )
    assert problems == []
    return next(course.exercises())


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def exercise(kind: str) -> Exercise:
    return make(kind)


@pytest.fixture
def answer(kind: str) -> Any:
    return sample(kind).ANSWER
