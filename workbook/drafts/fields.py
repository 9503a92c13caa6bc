"""Which fields an exercise of a kind has: found by watching what the kind's reader asks for.

So the form of the Studio, reading and checking know one list of settings, and a new kind needs no second one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from workbook.course.block import MOST_OPTIONS, BlockSource, Option, Setting
from workbook.course.exercise import COMMON_SETTINGS
from workbook.course.kinds import spec

if TYPE_CHECKING:
    from collections.abc import Collection

Sort = Literal["text", "word", "yes", "whole", "lines", "exercises"]

# Settings that name other exercises; they are chosen by number and title.
EXERCISES = ("recall", "pair", "start-with", "of")


@dataclass(frozen=True)
class Field:
    """One setting: how it is filled in, what it may be, and what it is where nothing is written."""

    key: str
    sort: Sort
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    missing: str = ""


@dataclass(frozen=True)
class KindFields:
    """All fields of a kind, and how many items its list may have; without a list `most` is 0."""

    fields: dict[str, Field]
    least: int = 0
    most: int = 0
    items: str = ""


@cache
def fields_of(kind: str) -> KindFields:
    """The fields of a kind of exercise."""
    asked = _Asked("", 1, kind, "asked", "1.1", [], "?", "", [])
    exercise = spec(kind)
    exercise.read(asked)
    known = COMMON_SETTINGS | exercise.own_settings
    for key in sorted(known - asked.found.keys()):
        asked.found[key] = Field(key, "text")
    unused = {"bring-rows", "bring-first"} - exercise.brings | ({"pair"} if not exercise.pairs else set())
    fields = {key: found for key, found in asked.found.items() if key in known and key not in unused}
    for key in EXERCISES:
        if key in fields:
            fields[key] = Field(key, "exercises")
    if not exercise.lists:
        return KindFields(fields)
    listed = asked.list_asked
    return KindFields(
        fields,
        int(listed.get("least", 0)),
        int(listed.get("most", MOST_OPTIONS)),
        str(listed.get("what", "")),
    )


@dataclass
class _Asked(BlockSource):
    """A block in which nothing is written; it notes how each setting was asked for."""

    found: dict[str, Field] = field(default_factory=dict)
    list_asked: dict[str, int | str] = field(default_factory=dict)

    def all(self, key: str) -> list[Setting]:
        self.found.setdefault(key, Field(key, "lines"))
        return []

    def one(self, key: str) -> Setting | None:
        self.found.setdefault(key, Field(key, "text"))
        return None

    def word(self, key: str, allowed: Collection[str], missing: str = "") -> str:
        yes_no = set(allowed) == {"yes", "no"}
        words = () if yes_no else tuple(allowed)
        self.found.setdefault(key, Field(key, "yes" if yes_no else "word", words, missing=missing))
        return missing

    def whole(self, key: str, low: int, high: int) -> int | None:
        self.found.setdefault(key, Field(key, "whole", low=low, high=high))
        return None

    def options(self, *, least: int, most: int = MOST_OPTIONS, what: str = "options") -> tuple[Option, ...]:
        self.list_asked.update(least=least, most=most, what=what)
        return super().options(least=least, most=most, what=what)
