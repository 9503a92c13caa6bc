"""Words that stood in an answer once and do not now: looked for in its history when somebody asks for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.file import in_parts
from workbook.answers.searching.folding import has_words, words_in
from workbook.course import kinds
from workbook.course.answer_text import LongText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.ids import ExerciseId

SECONDS = 0.02  # of one go; what is saved meanwhile does not wait longer


class Earlier(NamedTuple):
    """The newest earlier version of an answer that has the words, with all of its words."""

    exercise: ExerciseId
    words: str
    at: datetime
    offset_minutes: int
    row: int


def find_earlier(
    file: WorkbookFile, exercises: Sequence[ExerciseId], typed: str, seconds: float = SECONDS
) -> tuple[list[Earlier], int]:
    """Look through the histories of some exercises, as many as there is time for; says how many those were."""
    words, until = words_in(typed), time.monotonic() + seconds
    found: list[Earlier] = []
    done = 0
    for exercise_id in exercises:
        if (one := _newest_with(file, exercise_id, words)) is not None:
            found.append(one)
        done += 1
        if time.monotonic() > until:
            break
    return found, done


def _newest_with(file: WorkbookFile, exercise_id: ExerciseId, words: list[str]) -> Earlier | None:
    """None, too, if the answer as it is now has the words: it is found as that."""
    versions = in_parts.history_of(file, exercise_id, newest_first=True)
    for number, saved in enumerate(versions):
        text = _words_of(saved)
        if text and has_words(text, words):
            found = Earlier(exercise_id, text, saved.at, saved.offset_minutes, saved.row)
            return found if number else None
    return None


def _words_of(saved: Saved) -> str:
    """What a learner would read of a version; nothing of one that is larger than a window shows at once."""
    if not saved.answered or isinstance(saved.answer, LongText):
        return ""
    told = {"id": saved.exercise_id, "title": saved.title, "question": saved.question}
    exercise = kinds.stand_in(saved.kind, saved.words, **told)
    return "\n".join(exercise.as_lines(saved.answer)) if exercise is not None else ""
