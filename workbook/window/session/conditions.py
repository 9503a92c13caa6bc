"""Whether an exercise or box is shown: `show-if` conditions against the answers as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course.ids import NOT

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

    With `not` behind the id it is the other way round, so that what nobody answered yet is shown. An answer that
    cannot be read hides nothing.
    """
    return all(_holds(answers, condition) for condition in conditions if condition)


def _holds(answers: Answers, condition: Sequence[str]) -> bool:
    exercise_id: ExerciseId = condition[0].lower()  # type: ignore[assignment]
    options = {option.lower() for option in condition[1:]}
    is_wanted = not (len(condition) > 1 and condition[1].lower() == NOT)
    if not options - {NOT}:
        return answers.is_answered(exercise_id) is is_wanted
    try:
        chosen = answers.chosen(exercise_id)
    except WorkbookTrouble:
        return True
    return bool(chosen & options) is is_wanted
