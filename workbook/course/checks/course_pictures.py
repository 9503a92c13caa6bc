"""Checks that the pictures of the course which an exercise shows are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.checks.near_picture import near_picture
from workbook.course.problems import Problem
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course


def check_course_pictures(files: Files, course: Course) -> Iterator[Problem]:
    """An exercise that names a picture which is no file of the course."""
    for module in course.modules:
        for exercise in module.exercises():
            for picture in exercise.course_pictures():
                if picture not in files:
                    hint = near_picture(picture, files)
                    what = _("There is no picture `{picture}` to show here.").format(picture=picture)
                    yield Problem(module.path, exercise.line, 1, "error", "missing-picture", what, hint)
