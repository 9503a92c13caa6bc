"""A small course whose answers are brought, changed and written on several days."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.course.reading import read_course

COURSE = {
    "course.md": b"---\ntitle: A small course\nid: small\nversion: 1.0.0\nlanguage: en\n---\n",
    "modules/01-one.md": b"""---
title: One
---
Some words.

## Begin {#begin}

::: line name-it
share: bring

One word for today?
:::

::: reflection tell
share: private

What was it like?
:::

::: list asks
share: bring
bring-as: questions
bring-first: 1

What do you ask?
:::

## Numbers {#numbers}

::: scale calm
from: 0 on edge
to: 10 at ease

How calm are you?
:::

::: scale calm-after
from: 0 on edge
to: 10 at ease
pair: calm

And now?
:::

::: wheel round
from: 0 far
to: 10 near

How near is it?

- people {#people}
- animals {#animals}
- places {#places}
:::
""",
    "modules/02-two.md": b"""---
title: Two
---
## Days {#days}

::: log guard
column: morning | 0-10
column: evening | 0-10
column: word | text

Guard, morning and evening
:::

::: practice breath
length: 3 min
stop: Stop if you feel worse.
easier: One breath.
alone: A tree will do.

A slower breath
:::

::: letter younger
later: 3 months

To a younger me
:::

::: plan quarter
share: bring
bring-as: plan

One quarter of an hour
:::

::: date meeting
When is the workshop?
:::
""",
}


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(COURSE)


def at(day: int, hour: int = 20, month: int = 11) -> datetime:
    """A moment of 2026, by the clock here."""
    return datetime(2026, month, day, hour).astimezone()


def writer(file: WorkbookFile) -> Callable[..., None]:
    """Write an answer to an exercise by its id, at a moment if that is of weight."""
    exercises = {str(e.id): e for e in read_course(file.files())[0].exercises()}

    def write(key: str, answer: Any, when: datetime | None = None) -> None:
        file.save_answer(exercises[key], answer, at=when)

    return write


def never_saved(_file: WorkbookFile, *_: object, **__: object) -> None:
    """In place of `save_answer`: the disk is full."""
    raise WorkbookTrouble("disk-full", "The disk is full.")


def values(**numbers: float) -> dict[str, Any]:
    """The answer of a scale or a wheel."""
    return {"values": numbers}
