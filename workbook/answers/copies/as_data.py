"""Answers as the data of `sample-answers.json`, out of a workbook and into one."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import chain
from typing import TYPE_CHECKING, Any

from workbook.answers.copies.json_parts import JsonParts
from workbook.answers.file import in_parts
from workbook.answers.tables import marks
from workbook.answers.tables.preferences import MOST_OWN_WORDS
from workbook.course.answer_shapes import answer_problem
from workbook.course.answer_text import LongText
from workbook.course.exercise import SHARES
from workbook.course.outline import read_outline
from workbook.course.values import mapping, texts
from workbook.language.translation import gettext as _
from workbook.spelling.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course

NOON = time(12)


def answers_as_json(file: WorkbookFile, *, history: bool = False) -> Iterator[str]:
    """Answers, shares, what is left for another day, days of writing, marks and own words, as JSON.

    Answers come in the course's order.
    With `history` also every answer that there was, oldest first. All of it is proved before the first part comes;
    then one answer after the other is read.
    """
    (in_parts.prove_history if history else in_parts.prove_answers)(file)
    answer_settings, made = file.answer_settings(), JsonParts(2)
    ids = in_parts.which_answered(file)
    order = _in_course_order(file, {**ids, **answer_settings})
    share = {
        key: answer_settings[key].share
        for key in order
        if key in answer_settings and answer_settings[key].share
    }
    put_off = [key for key in order if key in answer_settings and answer_settings[key].not_today]
    days: dict[ExerciseId, str] = {}

    def value(answer: Answer, depth: int) -> Iterable[str]:
        long = isinstance(answer, LongText)
        return in_parts.json_of(file, answer) if long else [made.value(answer, depth)]

    def answers() -> Iterator[tuple[str, Iterable[str]]]:
        for key in order:
            saved = in_parts.answer_to(file, key) if key in ids else None
            if saved and saved.answer is not None:
                days[key] = saved.day.isoformat()
                yield key, value(saved.answer, 2)

    def earlier(key: ExerciseId) -> Iterator[Iterable[str]]:
        for saved in in_parts.history_of(file, key):
            told = {"on": saved.day.isoformat(), "question": saved.question}
            about = ((name, [made.value(words, 4)]) for name, words in told.items())
            yield made.of_object(chain(about, [("answer", value(saved.answer, 4))]), 3)

    def whole() -> Iterator[tuple[str, Iterable[str]]]:
        yield "answers", made.of_object(answers(), 1)
        yield "share", [made.value(share, 1)]
        yield "not-today", [made.value(put_off, 1)]
        yield "on", [made.value(days, 1)]
        if found := file.marks():
            yield "marks", [made.value([marks.as_data(mark) for mark in found], 1)]
        if words := sorted(file.spelling()[1]):
            yield "own-words", [made.value(words, 1)]
        if history:
            yield "history", made.of_object(((key, made.of_list(earlier(key), 2)) for key in ids), 1)

    return made.of_object(whole())


def _in_course_order(file: WorkbookFile, ids: Iterable[ExerciseId]) -> list[ExerciseId]:
    """Ids as the course has them, then those that it no longer has."""
    ids = list(ids)
    course = dict.fromkeys(mark.id for mark in read_outline(file.files()).exercises())
    known = set(ids)
    return [key for key in course if key in known] + [key for key in ids if key not in course]


def save_from_data(file: WorkbookFile, course: Course, data: Any) -> list[str]:
    """Save answers from data, all together or, if the disk fails, none; says what fits no exercise.

    Whatever fits is saved: `on` gives an answer's day (at noon here), the rest is as the learner chose it.
    """
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        return [_("There are no answers here: an object with “answers” in it was expected.")]
    exercises = {exercise.id: exercise for exercise in course.exercises()}
    loader = _Loader(file, {str(key): exercise for key, exercise in exercises.items()})
    with file.in_one_go():
        for key, answer in data["answers"].items():
            loader.answer(key, answer, mapping(data.get("on")).get(key))
        for key, share in mapping(data.get("share")).items():
            loader.share(key, share)
        for key in texts(data.get("not-today")):
            loader.put_off(key)
        loader.marks(data.get("marks", []))
        loader.own_words(data.get("own-words", []))
    return loader.sentences


class _Loader:
    """Saves one thing at a time and collects what does not fit."""

    def __init__(self, file: WorkbookFile, exercises: dict[str, Exercise]) -> None:
        self.file = file
        self.exercises = exercises
        self.sentences: list[str] = []

    def answer(self, key: str, answer: Any, on: Any) -> None:
        exercise = self._find(key, "answer")
        if exercise is None:
            return
        if problem := answer_problem(exercise, answer):
            self.sentences.append(_("{problem} It was left out.").format(problem=problem))
            return
        self.file.save_answer(exercise, answer, at=self._noon(key, on))

    def share(self, key: str, share: Any) -> None:
        exercise = self._find(key, "share")
        if exercise and share in SHARES:
            self.file.set_share(exercise.id, share)
        elif exercise:
            self.sentences.append(
                _("The share of “{key}” is to be private, keep or bring. It was left out.").format(key=key)
            )

    def marks(self, given: Any) -> None:
        """Marks and notes; one that is not like ours is told of."""
        found = [marks.from_data(one) for one in given] if isinstance(given, list) else [None]
        for mark in found:
            if mark is not None:
                self.file.put_mark(mark)
        if None in found:
            self.sentences.append(_("Among the marks is something that is no mark. It was left out."))

    def own_words(self, given: Any) -> None:
        """Words that spelling is to know; what is far too long for one is none."""
        words = [word for word in texts(given) if 0 < len(word) <= LONGEST]
        for word in words[:MOST_OWN_WORDS]:
            self.file.set_own_word(word, known=True)
        if not isinstance(given, list) or len(words) < len(given):
            self.sentences.append(_("Among your own words is something that is no word. It was left out."))

    def put_off(self, key: str) -> None:
        if exercise := self._find(key, "not-today"):
            self.file.set_not_today(exercise.id, True)

    def _find(self, key: str, what: str) -> Exercise | None:
        exercise = self.exercises.get(key)
        if exercise is None:
            self.sentences.append(
                _("This course has no exercise “{key}”. Its {what} was left out.").format(key=key, what=what)
            )
        return exercise

    def _noon(self, key: str, on: Any) -> datetime | None:
        if on is None:
            return None
        try:
            return datetime.combine(date.fromisoformat(on), NOON).astimezone()
        except (TypeError, ValueError, OverflowError):
            self.sentences.append(
                _("The day of “{key}” is no date such as 2027-02-22. Today was taken instead.").format(
                    key=key
                )
            )
            return None
