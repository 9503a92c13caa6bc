"""What could be done about a problem of a course: one change of its file, where there is exactly one that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.drafts import ideas_of_facts, ideas_of_ids, ideas_of_lines, ideas_of_words
from workbook.drafts.idea import Idea, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.files import Files
    from workbook.course.problems import Problem
    from workbook.drafts.source_text import SourceText

__all__ = ["Idea", "idea"]

_FINDERS: dict[str, Callable[[Place], Idea | None]] = {
    **ideas_of_facts.FINDERS,
    **ideas_of_ids.FINDERS,
    **ideas_of_lines.FINDERS,
    **ideas_of_words.FINDERS,
}


def idea(problem: Problem, source: SourceText, files: Files) -> Idea | None:
    """What mends a problem of this file, as it stands in the draft's files; None where only its author can know.

    It changes the lines concerned, and no other byte.
    """
    finder = _FINDERS.get(problem.code)
    if finder is None or not 1 <= problem.line <= len(source.lines):
        return None
    found = finder(Place(problem, source, files))
    return found if found and found.source.data != source.data else None
