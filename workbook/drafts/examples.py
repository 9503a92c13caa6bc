"""The example answers of a draft: read for trying and for paper, and written again with what stays as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import read_json
from workbook.course.answer_shapes import answer_problem
from workbook.course.checks.samples import PATH
from workbook.course.values import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.exercise import Answer
    from workbook.course.files import Files
    from workbook.course.model import Course


def read_examples(files: Files) -> dict[str, Any]:
    """All that the file says; nothing if there is none, or it cannot be read (`check` says what is wrong)."""
    try:
        return mapping(read_json(files[PATH].decode()))
    except (KeyError, OSError, ValueError):
        return {}


def fitting_answers(files: Files, course: Course) -> dict[str, Answer]:
    """The example answers that fit the exercises as they are now."""
    given = mapping(read_examples(files).get("answers"))
    return {
        str(exercise.id): given[str(exercise.id)]
        for exercise in course.exercises()
        if str(exercise.id) in given and not answer_problem(exercise, given[str(exercise.id)])
    }


def with_answers(files: Files, answers: Mapping[str, Answer]) -> bytes:
    """The file with these answers among those it has; an answer that is None goes."""
    data = read_examples(files)
    kept = {**mapping(data.get("answers")), **answers}
    data["answers"] = {key: answer for key, answer in kept.items() if answer is not None}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
