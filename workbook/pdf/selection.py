"""Which answers come into a document. What does not come in is not handed on to anything that draws."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbook.pdf.material import FORMS, Besides

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workbook.course.ids import ExerciseId
    from workbook.pdf.material import Edition, PaperAnswer, PaperOptions


@dataclass(frozen=True)
class Selection:
    """The answers that may be seen, and the ids of those that stay with the person or were left for later."""

    shown: Mapping[ExerciseId, PaperAnswer]
    withheld: frozenset[ExerciseId]
    not_today: frozenset[ExerciseId]
    other_days: frozenset[ExerciseId] = frozenset()
    """What may be seen, and was not written on the days that were asked for."""
    besides: Besides = field(default_factory=Besides)


def select(
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    besides: Besides | None = None,
) -> Selection:
    """Part the answers into what this edition shows and what it does not."""
    if edition in FORMS:
        return Selection({}, frozenset(), frozenset())
    shown, withheld, not_today, other_days = {}, set(), set(), set()
    for exercise_id, given in answers.items():
        if given.answer is None or not given.answered:
            if given.not_today:
                not_today.add(exercise_id)
        elif comes_along(exercise_id, given, edition, options):
            if is_of_days(given, options):
                shown[exercise_id] = given
            else:
                other_days.add(exercise_id)
        else:
            withheld.add(exercise_id)
    selection = Selection(shown, frozenset(withheld), frozenset(not_today), frozenset(other_days))
    if edition != "keepsake" or besides is None:  # no other edition ever has a mark or a day
        return selection
    return replace(selection, besides=_beside(selection, besides, options))


def _beside(selection: Selection, besides: Besides, options: PaperOptions) -> Besides:
    """Of marks and days those that were asked for; of a day what may be seen."""
    seen = selection.shown.keys() | selection.other_days
    marks = tuple(
        mark
        for mark in besides.marks
        if is_day_of(mark.day, options) and (not options.modules or mark.module in options.modules)
    )
    days = (
        day._replace(entries=tuple(entry for entry in day.entries if entry[0] in seen))
        for day in besides.days
        if is_day_of(day.day, options)
    )
    return Besides(marks, tuple(day for day in days if day.entries))


def is_of_days(given: PaperAnswer, options: PaperOptions) -> bool:
    """Whether an answer was written on the days that were asked for; one without a day is of no days."""
    if options.since is None and options.until is None:
        return True
    return given.at is not None and is_day_of(given.at.date(), options)


def is_day_of(day: date, options: PaperOptions) -> bool:
    """Whether a day is one of those that were asked for."""
    return not (options.since and day < options.since) and not (options.until and day > options.until)


def comes_along(exercise_id: ExerciseId, given: PaperAnswer, edition: Edition, options: PaperOptions) -> bool:
    """Whether an answer is in an edition: by the person's own list, else by what the edition is for."""
    listed = options.chosen is None or exercise_id in options.chosen
    if edition == "workshop":
        return listed if options.chosen is not None else given.share == "bring"
    return listed and (given.share != "private" or options.include_private)
