"""Names told by initials in every answer and note that goes on paper, before anything draws it or looks back at it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbook.course import kinds
from workbook.exercises.map.initials import initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.pdf.material import Besides, PaperAnswer

Initials = tuple[tuple[str, str], ...]
_LONGEST = 60  # letters; what is longer is no name that comes again in other words


def names_in(course: Course, answers: Mapping[ExerciseId, PaperAnswer]) -> list[str]:
    """The names that answers tell as such, each once, in the order of the course."""
    order = {exercise.id: place for place, exercise in enumerate(course.exercises())}
    found: dict[str, None] = {}
    for key, given in sorted(answers.items(), key=lambda item: order.get(item[0], len(order))):
        stand_in = kinds.stand_in(_kind(course, key, given), {})
        for name in stand_in.names(given.answer) if stand_in else ():
            found.setdefault(name)
    return list(found)


def suggested_initials(names: Iterable[str]) -> Initials:
    """A letter for each name, told apart by numbers."""
    known = list(names)
    return tuple(zip(known, initials(known), strict=True))


def with_initials(
    course: Course, answers: Mapping[ExerciseId, PaperAnswer], listed: Initials | None, besides: Besides
) -> tuple[dict[ExerciseId, PaperAnswer], Besides]:
    """Answers and notes with initials for the names that are listed, else for all that are told as such."""
    told = dict(suggested_initials(names_in(course, answers)) if listed is None else listed)
    told = {" ".join(name.split()): short for name, short in told.items() if name.strip()}
    names = sorted((name for name in told if len(name) <= _LONGEST), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_loosely, names))})(?!\w)") if names else None

    def hide(words: str) -> str:
        return pattern.sub(lambda match: told[" ".join(match[0].split())], words) if pattern else words

    made = {}
    for key, given in answers.items():
        stand_in = kinds.stand_in(_kind(course, key, given), {})
        hidden = stand_in.without_names(given.answer, told) if stand_in else given.answer
        no_words = stand_in.no_words if stand_in else frozenset[str]()
        before = []
        for version in given.earlier:
            then = stand_in.without_names(version.answer, told) if stand_in else version.answer
            before.append(replace(version, answer=_hidden(then, hide, no_words)))
        made[key] = replace(given, answer=_hidden(hidden, hide, no_words), earlier=tuple(before))
    notes = tuple(mark._replace(note=hide(mark.note)) for mark in besides.marks)
    return made, replace(besides, marks=notes)


def _kind(course: Course, key: ExerciseId, given: PaperAnswer) -> str:
    return given.kind or next((exercise.kind for exercise in course.exercises() if exercise.id == key), "")


def _loosely(name: str) -> str:
    """A name with any blanks between its words."""
    return r"\s+".join(map(re.escape, name.split()))


def _hidden(value: Any, hide: Any, no_words: frozenset[str]) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {
            key: part if key in no_words else _hidden(part, hide, no_words) for key, part in value.items()
        }
    return [_hidden(part, hide, no_words) for part in value] if isinstance(value, list) else value
