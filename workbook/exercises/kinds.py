"""Finds the parts of a kind by its name; each part is imported when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from workbook.exercises import KINDS

if TYPE_CHECKING:
    from workbook.exercises.exercise import Exercise


def spec(kind: str) -> type[Exercise]:
    """The class of a kind: what an author writes and what an answer is."""
    return cast("type[Exercise]", getattr(import_module(f"workbook.exercises.{kind}.spec"), KINDS[kind]))


def editor(kind: str) -> Any:
    """The editor class of a kind: how it looks on screen."""
    return getattr(import_module(f"workbook.exercises.{kind}.editor"), f"{KINDS[kind]}Editor")


def page(kind: str) -> Any:
    """The page module of a kind: how it looks on paper."""
    return import_module(f"workbook.exercises.{kind}.page")
