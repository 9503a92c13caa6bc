"""Everything that is wrong with a course, in one list: what reading found, and what only checking looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.checks.course_pictures import check_course_pictures
from workbook.course.checks.footnotes import check_footnotes
from workbook.course.checks.front_matter import check_facts
from workbook.course.checks.ids import check_amounts, check_file_names, check_ids
from workbook.course.checks.marks import check_marks
from workbook.course.checks.placeholders import check_placeholders
from workbook.course.checks.recordings import check_recordings
from workbook.course.checks.references import check_references
from workbook.course.checks.samples import check_samples
from workbook.course.checks.text import check_texts
from workbook.course.checks.translations import check_translations
from workbook.course.checks.words import check_words
from workbook.course.outline import KeptTexts
from workbook.course.problems import in_order
from workbook.course.reading import read_as_written

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.course.problems import Problem


def check_course(files: Files) -> list[Problem]:
    """Every mistake and piece of advice, errors first, each once. Never raises on what an author wrote."""
    files = KeptTexts(files)
    return in_order([*_check_one(files), *check_translations(files, _check_one)])


def _check_one(files: Files) -> list[Problem]:
    """A course in one of its languages."""
    course, problems, parts = read_as_written(files)
    return in_order(
        [
            *problems,
            *check_facts(files),
            *check_ids(files, course, parts),
            *check_amounts(course),
            *check_file_names(files),
            *check_references(parts),
            *check_texts(files, course),
            *check_marks(files),
            *check_footnotes(files),
            *check_course_pictures(files, course),
            *check_recordings(files, course),
            *check_samples(files, course),
            *check_words(files, course),
            *check_placeholders(files),
        ]
    )
