"""Which answers are set to be brought to the workshop, and what of each may come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.recall_box import TOO_LARGE

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise, Share
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
    return share_of(session, exercise_id) == "bring"


def share_of(session: Session, exercise_id: ExerciseId) -> Share:
    """Who sees an answer; what was answered just now is as the course suggests."""
    settings = session.choices.answer_settings.get(exercise_id)
    if settings and settings.share:
        return settings.share
    exercise = session.course.find(exercise_id)
    return exercise.share if exercise else "private"


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
