"""A desk to make PDFs at: a course from a few lines of text, its answers, and what can be read in the result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.pdf.export import Edition, PaperAnswer, PaperOptions, build_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.model import Course
    from workbook.pdf.material import Besides

AT = datetime(2026, 11, 21, 18, 24, tzinfo=UTC)

ALL_KINDS = """---
title: All kinds
id: all
---

## First page {#first}

Some *prose* with **weight**, and a source [@ada1843]. See [the second page](#second).

::: line a-line
A line, please?
:::

::: reflection a-reflection
What do you *think*?

A few words are enough.
:::

::: scale a-scale
from: 0 on edge
to: 10 at ease

How are you?
:::

::: scale a-later-scale
pair: a-scale
from: 0 on edge
to: 10 at ease

How are you now?
:::

::: choice a-choice
other: Something else

Which one?

- the red one {#red}
- the blue one {#blue}
:::

## Second page {#second}

::: checklist a-checklist
What do you know?

### In the morning
- birds {#birds}
- coffee {#coffee}

### At night
- stars {#stars}
:::

::: plan a-plan
bring-as: plan

What could you do?
:::

::: reflection a-question
bring-as: questions

What would you like to ask?
:::
"""

ANSWERS: dict[str, Any] = {
    "a-line": "Ordinary words on a line",
    "a-reflection": "First thought.\nSecond thought.\n\nThird thought after a rest.",
    "a-scale": {"values": {"value": 3}},
    "a-later-scale": {"values": {"value": 5}},
    "a-choice": {"chosen": "blue"},
    "a-checklist": {
        "ticked": ["birds", "stars"],
        "own": [{"row": "abcd1234", "text": "a fox in the lane", "ticked": True}],
    },
    "a-plan": {
        "rows": [{"row": "plan-1", "if": "it rains", "then": "I sing", "otherwise": "I hum"}],
    },
    "a-question": "How do you end a hug?\nWho sings here?",
}


@dataclass
class Desk:
    """Makes documents of one course and reads them."""

    files: dict[str, bytes]
    course: Course
    answers: dict[ExerciseId, PaperAnswer] = field(default_factory=dict)
    besides: Besides | None = None

    def answer(self, exercise_id: str, answer: Any, **facts: Any) -> None:
        """Give an answer, written on 21 November 2026 unless told otherwise."""
        exercise = next((e for e in self.course.exercises() if e.id == exercise_id), None)
        known = (
            {
                "question_then": exercise.question,
                "words": exercise.wording()["words"],
                "kind": exercise.kind,
                "title": exercise.title,
            }
            if exercise
            else {}
        )
        self.answers[ExerciseId(exercise_id)] = PaperAnswer(answer, **{"at": AT, **known, **facts})

    def answer_all(self, **facts: Any) -> None:
        """Answer every exercise of the course."""
        for exercise_id, answer in ANSWERS.items():
            self.answer(exercise_id, answer, **facts)

    def make(self, edition: Edition = "keepsake", **options: Any) -> Paper:
        """Build a document."""
        chosen = PaperOptions(**{"name": "Marta", "date": date(2026, 11, 22), **options})
        return Paper(
            build_pdf(self.course, self.answers, edition, chosen, files=self.files, besides=self.besides)
        )


class Paper:
    """A finished document, read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(BytesIO(data))

    @property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.pages)

    @property
    def words(self) -> str:
        """All text with every blank and line break as one blank: where lines break does not matter."""
        return " ".join(self.text.split())

    @property
    def letters(self) -> str:
        """All text without any blank."""
        return "".join(self.text.split())

    def everything(self) -> bytes:
        """All bytes of the file, with its streams inflated: what anybody could find in it."""
        found = [self.data]
        for number in range(1, int(str(self.reader.trailer["/Size"]))):
            found_object = self.reader.get_object(number)
            if isinstance(found_object, StreamObject):
                found.append(found_object.get_data())
            found.append(repr(found_object).encode("utf-8", "replace"))
        return b"\n".join(found) + self.text.encode("utf-8", "replace")


def files_of(modules: Mapping[str, str] | str, **more: bytes | str) -> dict[str, bytes]:
    """A course as files: one module's text, or several by name."""
    modules = {"modules/01-one.md": modules} if isinstance(modules, str) else modules
    files: dict[str, str | bytes] = {
        "course.md": "---\ntitle: Ways & Means\nid: ways\nlanguage: en-GB\nlicence: CC BY 4.0\n---\n\nWelcome here.\n",
        "help.md": "---\nplace: here\nchecked: 2026-11-22\nby: Us\n---\n\nCall **112**.\n",
        "sources.md": "- Lovelace, A. (1843). *Notes*. {#ada1843}\n- Nobody, N. (1900). Uncited. {#uncited}\n",
        **modules,
        **{key.replace("__", "/").replace("_dot_", "."): value for key, value in more.items()},
    }
    return {path: text.encode("utf-8") if isinstance(text, str) else text for path, text in files.items()}


def desk_of(modules: Mapping[str, str] | str, extra: Mapping[str, bytes] | None = None) -> Desk:
    """A desk with a course from its modules' text."""
    files = {**files_of(modules), **(extra or {})}
    return Desk(files, read_course(files)[0])


@pytest.fixture
def desk() -> Desk:
    """A desk with a course that has every kind of exercise."""
    return desk_of(ALL_KINDS)


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """The same, every exercise answered and kept."""
    desk.answer_all()
    return desk


@pytest.fixture
def new_desk() -> Any:
    """Makes desks of other courses."""
    return desk_of
