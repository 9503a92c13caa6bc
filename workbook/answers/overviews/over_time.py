"""One exercise as it was answered on other days: how it was left on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.file import in_parts
from workbook.answers.tables.history import left_as
from workbook.course.answer_text import LongText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer
    from workbook.course.ids import ExerciseId


class History(NamedTuple):
    """All versions of an answer, the oldest first, and the newest answer that it is a pair of, if there is one."""

    versions: Sequence[Saved]
    before: Saved | None


def history_with(file: WorkbookFile, exercise_id: ExerciseId, pair: ExerciseId | None) -> History:
    """Read what one exercise needs to be shown over time."""
    before = in_parts.answer_to(file, pair) if pair else None
    return History(
        list(in_parts.history_of(file, exercise_id)), before if before and before.answered else None
    )


def by_day(versions: Sequence[Saved]) -> list[tuple[date, Answer]]:
    """How it was left on each day, the earliest first, as far as it was asked then as it was at last."""
    if not versions:
        return []
    asked = versions[-1].kind, versions[-1].words
    days = {
        saved.day: saved.answer
        for saved in left_as(versions)
        if (saved.kind, saved.words) == asked and not isinstance(saved.answer, LongText)
    }
    return sorted(days.items())
