"""What an editor may ask of the workbook around it, without knowing where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from workbook.language.translation import spoken
from workbook.window.parts.clock import Clock
from workbook.window.parts.soft_sound import SoftSound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.course.exercise import Answer, Exercise
    from workbook.course.files import Files
    from workbook.window.parts.typed import Reader


@dataclass(frozen=True)
class EarlierAnswer:
    """An earlier exercise with its answer as it is now, and the number of its module."""

    exercise: Exercise
    answer: Answer
    module: int


class UnderWay(Protocol):
    """Something that was begun and is no answer yet, such as a practice."""

    def passed(self) -> float:
        """Seconds that somebody has been at it; more and more as long as it goes on."""
        ...


class EditorContext:
    """An empty surrounding: no course files, no earlier answers, pictures kept in memory.

    The window hands over one that is backed by the open workbook.
    """

    less_movement = False
    language = ""  # of the course

    def __init__(self, files: Files | None = None, clock: Clock | None = None) -> None:
        self.files: Files = files or {}
        self.clock = clock or Clock()
        self.stage_sound = SoftSound()
        self._pictures: dict[str, bytes] = {}
        self.under_way: dict[str, UnderWay] = {}  # by exercise; outlives an editor that is built anew

    @cached_property
    def reader(self) -> Reader:
        """Reads numbers and days as they are written here, in the window's language and in the course's."""
        from workbook.window.parts.system_forms import forms_with
        from workbook.window.parts.typed import Reader

        return Reader(self.clock.today, partial(forms_with, spoken().code, self.language))

    def earlier(self, exercise_id: str) -> EarlierAnswer | None:
        """An earlier answer, or None if there is none yet."""
        return None

    def name_of(self, exercise_id: str) -> str:
        """An exercise's number and title, as one says it to somebody; empty if there is none."""
        return ""

    def ask_first(self, exercise_id: str, call: Callable[[Answer], None]) -> None:
        """Call, perhaps later, with an answer as it was first written; None if there is none."""
        call(None)

    def go_to(self, exercise_id: str) -> None:
        """Jump to an exercise."""

    def keep_picture(self, content: bytes) -> str:
        """Keep a learner's picture, already cleaned and bounded; returns its SHA-256."""
        import hashlib

        name = hashlib.sha256(content).hexdigest()
        self._pictures[name] = content
        return name

    def picture(self, name: str) -> bytes | None:
        """A learner's picture by its SHA-256."""
        return self._pictures.get(name)

    def pictures(self) -> Mapping[str, bytes]:
        """All of them."""
        return self._pictures
