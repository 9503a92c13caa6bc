"""Finds the parts of a kind by its name; each part is imported when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from workbook import exercises

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise


KINDS = exercises.KINDS  # names alone: the one import that leads to a higher floor


def spec(kind: str) -> type[Exercise]:
    """The class of a kind: what an author writes and what an answer is."""
    return cast("type[Exercise]", getattr(import_module(f"workbook.exercises.{kind}.spec"), KINDS[kind]))


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
