"""Whether sample-answers.json fits the course."""

import json
from typing import Any

import pytest

from workbook.course.checking import check_course

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\nlanguage: en\nsummary: S\nauthor: A\nholder: H\nlicence: L\n---\nHi.\n"
MODULE = b"""---
title: M
---
::: line words
Q?
:::

::: choice which
other: Else

Q?

- one {#one}
- two {#two}
:::

::: checklist ticks
Q?

- a {#a}
:::

::: scale number
Q?
:::
"""


def check(samples: Any) -> list[str]:
    text = samples if isinstance(samples, str) else json.dumps(samples, indent=1)
    files = {"course.md": TOP, "modules/m.md": MODULE, "sample-answers.json": text.encode()}
    return [f"{p.line}:{p.column} {p.level[0]} {p.code} {p.hint}".strip() for p in check_course(files)]


def test_answers_that_fit() -> None:
    answers = {
        "words": "Hi\n",
        "which": {"chosen": "other", "other": "mine"},
        "ticks": {"ticked": ["a"], "own": [{"row": "r", "text": "t", "ticked": True}]},
        "number": {"values": {"value": 3}},
    }
    days = {"words": "2026-11-02"}
    assert check({"answers": answers, "share": {"words": "bring"}, "not-today": ["which"], "on": days}) == []


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"word": "x"}, "3:1 a gone-example Did you mean `words`?"),
        (
            {"words": {"a": 1}},
            "3:1 a bad-example Write it anew, or remove it: only `sample` and `export --sample` use it.",
        ),
        (
            {"which": "one"},
            "3:1 a bad-example Write it anew, or remove it: only `sample` and `export --sample` use it.",
        ),
        ({"which": {"chosen": "tow"}}, "3:1 a gone-example-option Did you mean `two`?"),
        ({"ticks": {"ticked": ["a", "b"]}}, "3:1 a gone-example-option Take another option, or remove it."),
        ({"number": {"values": {"x": 1}}}, "3:1 a gone-example-option Take another option, or remove it."),
        (
            {"number": {"values": {"value": "3"}}},
            "3:1 a bad-example Write it anew, or remove it: only `sample` and `export --sample` use it.",
        ),
    ],
)
def test_answers_that_do_not(answers: object, problem: str) -> None:
    assert check({"answers": answers}) == [problem]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"share": {"words": "all"}}, "bad-value Write one of these words."),
        ({"share": {"wordz": "keep"}}, "gone-example Did you mean `words`?"),
        ({"not-today": ["wordz"]}, "gone-example Did you mean `words`?"),
        ({"on": {"words": "soon"}}, "bad-date Write year, month and day."),
        ({"on": {"words": 5}}, "bad-date Write year, month and day."),
    ],
)
def test_what_else_is_said_of_them(more: dict[str, object], problem: str) -> None:
    found = check({"answers": {}} | more)
    assert [entry.split(" a ")[1] for entry in found] == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"answers": {\n  "words": x}}', "2:12 e bad-json"),
        ("", "1:1 e bad-json"),
        ("[" * 100_000, "1:1 e bad-json"),
        ("[]", "1:1 e no-answers"),
        ('{"answers": []}', "1:1 e no-answers"),
        ('{"answers": {},\n"shares": {}}', "2:1 a unknown-key Did you mean `share`?"),
    ],
)
def test_a_file_that_is_no_such_data(text: str, problem: str) -> None:
    assert [entry[: len(problem)] for entry in check(text)] == [problem]


def test_a_file_that_is_not_text() -> None:
    files = {"course.md": TOP, "modules/m.md": MODULE, "sample-answers.json": b"\xff\xfe{}"}
    assert [p.code for p in check_course(files)] == ["utf-16"]
