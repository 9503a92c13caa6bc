"""Whether an exercise or box is shown: `show-if` conditions against the answers as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.values import mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.ids import ExerciseId
    from workbook.exercises.exercise import Answer
    from workbook.window.session import Session


def is_shown(session: Session, conditions: Sequence[Sequence[str]]) -> bool:
    """Every line has to hold: `id` is answered, or `id option option` has one of these chosen or ticked."""
    return all(_holds(session, condition) for condition in conditions if condition)


def _holds(session: Session, condition: Sequence[str]) -> bool:
    exercise_id: ExerciseId = condition[0].lower()  # type: ignore[assignment]
    if len(condition) == 1:
        return session.is_answered(exercise_id)
    return bool(_chosen(session.answer(exercise_id)) & {option.lower() for option in condition[1:]})


def _chosen(answer: Answer) -> set[str]:
    """The ids that a choice or a checklist holds."""
    return {text(mapping(answer).get("chosen")), *texts(mapping(answer).get("ticked"))} - {""}
