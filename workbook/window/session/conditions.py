"""Whether an exercise or box is shown: `show-if` conditions against the answers as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbook.answers.disk.trouble import WorkbookTrouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.ids import ExerciseId


class Answers(Protocol):
    """What conditions look at."""

    def chosen(self, exercise_id: ExerciseId) -> frozenset[str]:
        """The options that its answer chose or ticked; may raise trouble."""

    def is_answered(self, exercise_id: ExerciseId) -> bool:
        """Whether it holds anything."""


def is_shown(answers: Answers, conditions: Sequence[Sequence[str]]) -> bool:
    """Every line has to hold: `id` is answered, or `id option option` has one of these chosen or ticked.

    An answer that cannot be read hides nothing.
    """
    return all(_holds(answers, condition) for condition in conditions if condition)


def _holds(answers: Answers, condition: Sequence[str]) -> bool:
    exercise_id: ExerciseId = condition[0].lower()  # type: ignore[assignment]
    if len(condition) == 1:
        return answers.is_answered(exercise_id)
    try:
        chosen = answers.chosen(exercise_id)
    except WorkbookTrouble:
        return True
    return bool(chosen & {option.lower() for option in condition[1:]})
