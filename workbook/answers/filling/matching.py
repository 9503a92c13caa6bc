"""What a filled-in form has for a workbook, beside what stands there already."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.answers.filling.reading import NOTHING_TAKEN, FormTrouble
from workbook.course import kinds
from workbook.course.answer_shapes import answer_problem
from workbook.course.answer_text import LongText
from workbook.course.form_fields import (
    TICKED,
    can_be_joined,
    joined,
    read_fields,
    taken_over,
    without_field,
    without_ids,
)
from workbook.course.ids import is_good_id
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from workbook.answers.filling.reading import FilledForm
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.form_fields import FieldKey, Values
    from workbook.course.model import Course

Choice = Literal["take", "keep", "both"]
_NUMBER = re.compile(r"^\d+(\.\d+)*\s+")  # of another version, where it may be another question's


class FoundAnswer(NamedTuple):
    """An answer of the form, with the one that stands in the workbook (None where there is none).

    `newer` says whether the form was saved after it; None where nobody knows. With `kept` the course has its question
    no longer, and it goes to the kept answers.
    """

    exercise: Exercise
    found: Answer
    mine: Answer
    newer: bool | None = None
    kept: bool = False

    @property
    def is_new(self) -> bool:
        """Whether nothing stands in the workbook yet."""
        return not isinstance(self.mine, LongText) and not self.exercise.is_answered(self.mine)

    @property
    def is_same(self) -> bool:
        """Whether the workbook holds all of it already, word for word."""
        if isinstance(self.mine, LongText):  # which is longer than any form
            return False
        ways: tuple[Choice, ...] = ("take", "both") if self._adds_ticks else ("take",)
        mine = without_ids(self.mine)
        return not self.is_new and any(without_ids(self._made(way)) == mine for way in ways)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done with it."""
        if self.is_same:
            return ()
        both = not self.is_new and can_be_joined(self.exercise) and not isinstance(self.mine, LongText)
        return ("take", "keep", "both") if both else ("take", "keep")

    @property
    def first_choice(self) -> Choice:
        """What is proposed to who looks at it: as unasked, but what is newer than one's own is taken in."""
        unasked = self.unasked_choice
        return "take" if unasked == "keep" and self.newer and "take" in self.choices else unasked

    @property
    def unasked_choice(self) -> Choice:
        """What is done unasked: what is missing is taken in, ticks are added to one's own, and nothing is replaced."""
        if self.is_same:
            return "keep"
        if self.is_new:
            return "take"
        return "both" if self._adds_ticks and "both" in self.choices else "keep"

    @property
    def _adds_ticks(self) -> bool:
        """Whether it is something to tick: a tick more takes nothing away."""
        return self.exercise.chooses and can_be_joined(self.exercise)

    def outcome(self, choice: Choice) -> Answer:
        """The answer that a choice makes."""
        return self.mine if choice == "keep" else self._made(choice)

    def _made(self, choice: Choice) -> Answer:
        if self.mine is None:
            return self.found
        if choice == "both":
            return joined(self.exercise, self.mine, self.found)
        return taken_over(self.exercise, self.mine, self.found)


class WithoutPlace(NamedTuple):
    """Words of the form that this workbook's course has no place for: it is of another version."""

    exercise: Exercise | None
    exercise_id: str
    words: tuple[str, ...]


class Match(NamedTuple):
    """Everything that was found, in the order of the course."""

    form: FilledForm
    answers: tuple[FoundAnswer, ...]
    without_place: tuple[WithoutPlace, ...]
    is_anothers: bool
    """Whether the form has another name on it than the workbook."""


class Mine(NamedTuple):
    """What stands in the workbook of an exercise: the answer, when it was written, and the exercise as it was asked."""

    answer: Answer
    at: datetime | None = None
    asked: Exercise | None = None


def match(
    form: FilledForm,
    course: Course,
    mine: Mapping[str, Mine],
    name: str = "",
    before: Mapping[str, Exercise] | None = None,
) -> Match:
    """What a form has for a workbook of this course. Raises FormTrouble for one of another course.

    `before` are the exercises of the version that the workbook had before, which the form may be of.
    """
    if form.course_id and form.course_id != course.about.id:
        raise FormTrouble(
            _("“{name}” is a form of another course, not of “{title}”.").format(
                name=form.file_name, title=course.about.title
            )
            + f" {_(NOTHING_TAKEN)}"
        )
    exercises = list(course.exercises())
    given = _carried(form.values, exercises)
    known = {str(exercise.id) for exercise in exercises}
    found, without = list[FoundAnswer](), list[WithoutPlace]()
    for exercise in exercises:
        values = given.get(str(exercise.id), {})
        answer = read_fields(exercise, values)
        if answer is not None and answer_problem(exercise, answer) is None:
            found.append(_beside(form, exercise, answer, mine.get(str(exercise.id))))
            values = without_field(exercise, values)
        if left := {key: value for key, value in values.items() if value.strip()}:
            without.append(WithoutPlace(exercise, str(exercise.id), _words(left)))
    for key in [key for key in given if key not in known]:
        gone = _gone(form, key, given[key], mine.get(key), (before or {}).get(key))
        if isinstance(gone, FoundAnswer):
            found.append(gone)
        else:
            without.append(gone)
    anothers = bool(form.person and name and form.person.casefold() != name.casefold())
    return Match(form, tuple(found), tuple(w for w in without if w.words), anothers)


def _beside(
    form: FilledForm, exercise: Exercise, answer: Answer, mine: Mine | None, *, kept: bool = False
) -> FoundAnswer:
    newer = form.saved > mine.at if form.saved and mine and mine.at else None
    return FoundAnswer(exercise, answer, mine.answer if mine else None, newer, kept)


def _gone(
    form: FilledForm, key: str, values: Values, mine: Mine | None, before: Exercise | None
) -> FoundAnswer | WithoutPlace:
    """What was filled in of a question that the course has no longer, as an answer that can be kept beside it."""
    without = WithoutPlace(None, key, _words(values))
    if not form.course_id or not is_good_id(key) or not without.words:
        return without
    for asked in filter(None, (before, mine.asked if mine else None)):
        answer = read_fields(asked, values)
        if answer is not None and not without_field(asked, values):
            return _beside(form, replace(asked, number=""), answer, mine, kept=True)
    if mine:
        return without  # what is kept already is of another sort than words
    title, words = _in_words(form.called.get(key, {}), values)
    exercise = kinds.stand_in("reflection", {}, title=title or key, question=title, id=key)
    assert exercise
    return _beside(form, replace(exercise, share="private"), words, None, kept=True)


def _in_words(called: Mapping[FieldKey, str], values: Values) -> tuple[str, str]:
    """The question of fields, as far as their names tell it, and what was filled in, each under what it is called."""
    names = [name for name in called.values() if name]
    shared = min(names, default="")
    while not all(name.startswith(shared) for name in names):
        shared = shared[:-1]
    title = shared if len(set(names)) == 1 else shared.rpartition(": ")[0] or shared
    lines = []
    for key, value in values.items():
        name = called.get(key, "").removeprefix(title).removeprefix(":").strip()
        ticked = value == TICKED
        if value.strip():
            lines.append((name or "✓") if ticked else f"{name}: {value}" if name else value)
    return _NUMBER.sub("", title).rstrip(": "), "\n".join(lines)


def _carried(values: Mapping[str, Values], exercises: list[Exercise]) -> dict[str, Values]:
    """The fields under the ids that their exercises have now, where these say what they were called before."""
    ids = {str(exercise.id) for exercise in exercises}
    now = {former.lower(): str(exercise.id) for exercise in exercises for former in exercise.was}
    carried: dict[str, Values] = {}
    for key, found in values.items():
        new = key if key in ids else now.get(key, key)
        carried[new] = {**found, **carried.get(new, {})}
    return carried


def _words(values: Values) -> tuple[str, ...]:
    """What was typed; a tick or a number alone says nothing without its place."""
    return tuple(dict.fromkeys(_told(values)))


def _told(values: Values) -> Iterator[str]:
    yield from (value.strip() for value in values.values() if value.strip())
