"""One exercise of every kind, with an answer that fills it."""

from typing import Any

import pytest

from workbook.course.reading import read_course
from workbook.exercises import KINDS
from workbook.exercises.exercise import Exercise

SOURCES = {
    "line": "::: line it\nWhat is it?\n:::",
    "reflection": "::: reflection it\nWhat was it like?\n:::",
    "scale": """::: scale it
from: 0 on edge
to: 10 at ease

How calm?

- morning {#morning}
- evening {#evening}
:::""",
    "choice": """::: choice it
other: Something else

What is nearest?

- alone {#alone}
- with people {#people}
:::""",
    "checklist": """::: checklist it
What do you notice?

### Body
- shoulders {#shoulders}
- jaw {#jaw}

### Mind
- blank {#blank}
:::""",
    "plan": "::: plan it\nWhat now?\n\n- at home {#home}\n- outside {#outside}\n:::",
}
ANSWERS: dict[str, Any] = {
    "line": "soft <b> & “so”",
    "reflection": "One.\n\nTwo\u00a0words, and \U0001f9ff.",
    "scale": {"values": {"morning": 3, "evening": 8}},
    "choice": {"chosen": "other", "other": "a bit of both"},
    "checklist": {
        "ticked": ["jaw", "blank"],
        "own": [{"row": "k3j9d2h1", "text": "cold hands", "ticked": True}],
    },
    "plan": {"rows": [{"row": "home", "if": "I rush", "then": "I stop", "otherwise": "I sit"}]},
}
MAD: tuple[Any, ...] = (
    None, "", "text", 7, True, [], {}, [1, {"a": 2}], {"values": 3}, {"values": {"morning": "x", "gone": 4}},
    {"chosen": ["x"]}, {"chosen": "gone", "other": 5}, {"ticked": "jaw", "own": "x"},
    {"ticked": ["gone", 3], "own": [{"row": 1}, {"row": "a"}, 5]}, {"rows": [{"row": "gone", "if": 3}, "x", {}]},
    {"rows": {"a": 1}}, {"values": {"morning": 1e300, "evening": -5}},
)  # fmt: skip


def make(kind: str) -> Exercise:
    """The exercise of a kind, from its source."""
    module = f"---\ntitle: One\n---\n{SOURCES[kind]}\n"
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
    return ANSWERS[kind]
