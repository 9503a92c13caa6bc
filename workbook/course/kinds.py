"""The kinds of exercise that exist, by name, and the parts of each; a part is imported when it is first needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from workbook.course.ids import ExerciseId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.exercise import Answer, Exercise

# Each kind is a folder of this name in `workbook/exercises`, with the name of its class.
KINDS = {
    "line": "Line",
    "reflection": "Reflection",
    "letter": "Letter",
    "list": "List",
    "stems": "Stems",
    "scale": "Scale",
    "wheel": "Wheel",
    "choice": "Choice",
    "checklist": "Checklist",
    "ranking": "Ranking",
    "table": "Table",
    "log": "Log",
    "plan": "Plan",
    "practice": "Practice",
    "map": "Map",
    "drawing": "Drawing",
    "picture": "Picture",
    "date": "Date",
    "recall": "Recall",
}


def spec(kind: str) -> type[Exercise]:
    """The class of a kind: what an author writes and what an answer is."""
    return cast("type[Exercise]", getattr(import_module(f"workbook.exercises.{kind}.spec"), KINDS[kind]))


def stand_in(
    kind: str, words: Mapping[str, str], *, title: str = "", question: str = "", id: str = "",  # noqa: A002
) -> Exercise | None:  # fmt: skip
    """In place of an exercise that is not there: of what was kept beside an answer; None for a kind not known."""
    if kind not in KINDS:
        return None
    made = spec(kind)(id=ExerciseId(id), number="", line=0, title=title, question=question)
    return made.remembering(words)


def editor(kind: str) -> Any:
    """The editor class of a kind: how it looks on screen."""
    return getattr(import_module(f"workbook.exercises.{kind}.editor"), f"{KINDS[kind]}Editor")


def small_picture(exercise: Exercise, answer: Answer, around: Any, room: tuple[int, int]) -> Any | None:
    """An answer as a small QImage, from a kind that is something to look at; None from the others."""
    made = getattr(import_module(f"workbook.exercises.{exercise.kind}.editor"), "small_picture", None)
    return made(exercise, answer, around, room) if made else None


def page(kind: str) -> Any:
    """The page module of a kind: how it looks on paper."""
    return import_module(f"workbook.exercises.{kind}.page")


@cache
def form(kind: str) -> Any | None:
    """The module that says what can be filled in of a kind in a form, and what it becomes; None for one without."""
    name = f"workbook.exercises.{kind}.form"
    return import_module(name) if kind in KINDS and find_spec(name) else None
