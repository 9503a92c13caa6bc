"""Everything that is wrong with a course, in one list: what reading found, and what only checking looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.checks.blocks import written_parts
from workbook.course.checks.course_pictures import check_course_pictures
from workbook.course.checks.footnotes import check_footnotes
from workbook.course.checks.front_matter import check_facts
from workbook.course.checks.ids import check_amounts, check_ids
from workbook.course.checks.marks import check_marks
from workbook.course.checks.references import check_references
from workbook.course.checks.samples import check_samples
from workbook.course.checks.text import check_texts
from workbook.course.checks.words import check_words
from workbook.course.problems import in_order
from workbook.course.reading import read_course

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.course.problems import Problem


def check_course(files: Files) -> list[Problem]:
    """Every mistake and piece of advice, errors first, each once. Never raises on what an author wrote."""
    course, problems = read_course(files)
    parts = list(written_parts(files, course))
    return in_order(
        [
            *problems,
            *check_facts(files),
            *check_ids(files, course, parts),
            *check_amounts(course),
            *check_references(parts),
            *check_texts(files, course),
            *check_marks(files),
            *check_footnotes(files),
            *check_course_pictures(files, course),
            *check_samples(files, course),
            *check_words(files, course),
        ]
    )
