"""Checks that `sample-answers.json` fits the course: its ids, its options, the shapes of its answers."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import BadJson, read_json
from workbook.course.answer_shapes import answer_problem
from workbook.course.exercise import SHARES
from workbook.course.problems import Code, Level, Problem, did_you_mean
from workbook.course.source import decode
from workbook.course.values import mapping, rows, text, texts
from workbook.language.system_words import why
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course

PATH = "sample-answers.json"
KEYS = ("answers", "share", "not-today", "on")


def check_samples(files: Files, course: Course) -> list[Problem]:
    """What is wrong with the example answers, if the course has any."""
    if PATH not in files:
        return []
    try:
        written, problems = decode(PATH, files[PATH])
    except OSError as error:
        return [
            _Samples("", course).problem(
                "",
                "unreadable",
                _("This file cannot be read ({reason}).").format(reason=why(error)),
                _("Check that it is still there and that you may open it."),
            )
        ]
    if problems:
        return problems
    try:
        data = read_json(written)
    except json.JSONDecodeError as error:
        what = _("This is not JSON: {reason}.").format(reason=error.msg)
        hint = _("Look for a comma or a quotation mark that is missing just before this place.")
        return [Problem(PATH, error.lineno, error.colno, "error", "bad-json", what, hint)]
    except BadJson as error:
        return [
            Problem(
                PATH,
                1,
                1,
                "error",
                "bad-json",
                _("This JSON cannot be used: {error}.").format(error=error),
                _("Remove the file, or write it anew with `answers --format json`."),
            )
        ]
    return list(_Samples(written, course).check(data))


class _Samples:
    """Looks through the data, and finds the lines of its keys in the text."""

    def __init__(self, written: str, course: Course) -> None:
        self.written = written
        self.exercises = {str(exercise.id): exercise for exercise in course.exercises()}
        self.all_ids = {str(mark.id) for mark in course.outline.exercises()}

    def check(self, data: Any) -> Iterator[Problem]:
        if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
            hint = _('Write {"answers": {"an-exercise": "its answer"}}.')
            yield self.problem("", "no-answers", _("There is no object “answers” in this file."), hint)
            return
        for key in data:
            if key not in KEYS:
                what = _("`{key}` means nothing in this file.").format(key=key)
                yield self.problem(
                    key, "unknown-key", what, did_you_mean(key, KEYS) or _("Remove it."), "advice"
                )
        for exercise_id, answer in data["answers"].items():
            yield from self._answer(exercise_id, answer)
        yield from self._about(data)

    def _about(self, data: dict[str, Any]) -> Iterator[Problem]:
        """Shares, what is left for another day, and days."""
        for exercise_id, share in mapping(data.get("share")).items():
            yield from self._known(exercise_id)
            if share not in SHARES:
                what = _("The share of `{exercise_id}` is to be private, keep or bring.").format(
                    exercise_id=exercise_id
                )
                yield self.problem(exercise_id, "bad-value", what, _("Write one of these words."), "advice")
        for exercise_id in texts(data.get("not-today")):
            yield from self._known(exercise_id)
        for exercise_id, day in mapping(data.get("on")).items():
            yield from self._known(exercise_id)
            if not _is_date(day):
                what = _("The day of `{exercise_id}` is to be a date such as 2027-02-22.").format(
                    exercise_id=exercise_id
                )
                hint = _("Write year, month and day.")
                yield self.problem(exercise_id, "bad-date", what, hint, "advice")

    def _known(self, exercise_id: str) -> Iterator[Problem]:
        if exercise_id not in self.all_ids:
            what = _("The course has no exercise `{exercise_id}`, so nobody sees this example.").format(
                exercise_id=exercise_id
            )
            hint = did_you_mean(exercise_id, self.all_ids) or _("Remove it, or write the new id.")
            yield self.problem(exercise_id, "gone-example", what, hint, "advice")

    def _answer(self, exercise_id: str, answer: Any) -> Iterator[Problem]:
        yield from self._known(exercise_id)
        exercise = self.exercises.get(exercise_id)
        if exercise is None:
            return
        if what := answer_problem(exercise, answer):
            hint = _("Write it anew, or remove it: only `sample` and `export --sample` use it.")
            yield self.problem(exercise_id, "bad-example", what, hint, "advice")
            return
        known = {option.id for option in exercise.options()}
        for option in sorted(_options_named(answer) - known):
            what = _("`{exercise_id}` has no option `{option}`.").format(
                exercise_id=exercise_id, option=option
            )
            hint = did_you_mean(option, known) or _("Take another option, or remove it.")
            yield self.problem(exercise_id, "gone-example-option", what, hint, "advice")

    def problem(self, key: str, code: Code, what: str, hint: str = "", level: Level = "error") -> Problem:
        match = re.search(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*(?=[:,\]])", self.written)
        line = self.written.count("\n", 0, match.start()) + 1 if match and key else 1
        return Problem(PATH, line, 1, level, code, what, hint)


def _options_named(answer: Any) -> set[str]:
    """The ids that an answer of any kind chose among the course's; the learner's own rows are none."""
    answer = mapping(answer)
    own = {text(row.get("row")) for row in rows(answer.get("own"))}
    named = {*texts(answer.get("ticked")), *texts(answer.get("order"))}
    named |= {text(answer.get("chosen"))} | {*mapping(answer.get("values")), *mapping(answer.get("words"))}
    return named - own - {"", "other"}


def _is_date(day: Any) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except (TypeError, ValueError):
        return False
