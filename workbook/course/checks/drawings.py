"""Checks that a drawing's picture is there to be drawn upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course

BUILT_IN = ("", "body")


def check_drawings(files: Files, course: Course) -> Iterator[Problem]:
    """A drawing whose picture is neither the program's own nor a file of the course."""
    for module in course.modules:
        for exercise in module.exercises():
            picture = getattr(exercise, "picture", "") if exercise.kind == "drawing" else ""
            if picture not in BUILT_IN and picture not in files:
                media = [path for path in files if path.startswith("media/")]
                hint = (
                    did_you_mean(picture, media) or "Put it into the folder media, or write `picture: body`."
                )
                what = f"There is no picture `{picture}` to draw upon."
                yield Problem(module.path, exercise.line, 1, "error", "missing-picture", what, hint)
