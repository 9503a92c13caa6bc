"""Which answers are set to be brought to the workshop, and what of each may come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.recall_box import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId
    from workbook.window.session.session import Session


class Brought(NamedTuple):
    """The words of an answer that come along; `is_part` if others of it stay."""

    words: str
    is_part: bool = False
    is_large: bool = False


def all_brought(session: Session) -> list[ExerciseId]:
    """The answered exercises that are set to be brought, in the order of the course; no answer is read for that."""
    marks = session.course.outline.exercises()
    return [mark.id for mark in marks if session.is_answered(mark.id) and _is_brought(session, mark.id)]


def _is_brought(session: Session, exercise_id: ExerciseId) -> bool:
    settings = session.choices.answer_settings.get(exercise_id)
    if settings and settings.share:
        return settings.share == "bring"
    exercise = session.course.find(exercise_id)  # answered just now: what the course suggests holds
    return exercise is not None and exercise.share == "bring"


def what_comes(exercise: Exercise, answer: Answer) -> Brought:
    """What of an answer may enter the workshop pages, in plain lines."""
    if is_too_large(answer):
        return Brought(TOO_LARGE, is_large=True)
    allowed = exercise.for_workshop(answer)
    words, whole = "\n".join(exercise.as_lines(allowed)), "\n".join(exercise.as_lines(answer))
    return Brought(words, is_part=words != whole)


def missing(session: Session, ids: list[ExerciseId]) -> list[ExerciseId]:
    """Those whose answers the window does not have yet."""
    return [key for key in ids if not session.changes.given(key) and key not in session.saved.here]


def in_modules(session: Session) -> Iterator[tuple[str, list[ExerciseId]]]:
    """The answered exercises of each module that has any, under its number and title."""
    for module in session.course.outline.modules:
        ids = [mark.id for mark in module.exercises() if session.is_answered(mark.id)]
        if ids:
            yield f"{module.number}  {module.title}", ids
