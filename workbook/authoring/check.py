"""Checks a course for its author: everything wrong with it, its folder, its pictures and its recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.package_size import check_size
from workbook.authoring.template_words import check_template_words
from workbook.course.checking import check_course
from workbook.course.checks.other_files import check_other_files
from workbook.course.files import FolderFiles, is_media
from workbook.course.outline import open_text
from workbook.course.problems import Code, Level, Problem, in_order
from workbook.course.recorded import is_recording
from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.packaging.compare import compare
from workbook.pictures.cleaning import prove_cleanable
from workbook.pictures.other_pictures import other_format
from workbook.pictures.pictures import PictureTrouble, look_at, picture_problem
from workbook.recordings.recordings import recording_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.packaging.compare import Comparison


def find_problems(files: Files, older: Files | None = None) -> list[Problem]:
    """All problems of a course, its pictures looked at, and compared with an older version if one is given."""
    problems = [*check_course(files), *_media(files), *check_size(files), *check_template_words(files)]
    if isinstance(files, FolderFiles):
        problems = list(_without_doubles([*check_other_files(files, files.others()), *problems]))
    if older is not None:
        problems += _against(files, compare(older, files))
    return in_order(problems)


def _without_doubles(problems: list[Problem]) -> Iterator[Problem]:
    """Without those that another explains: what is not read for its name is not missing too, nor told twice."""
    other = {problem.hint.split("`")[1] for problem in problems if problem.code == "other-name"}
    told = {problem.what for problem in problems if problem.level == "error"}
    for problem in problems:
        missing = problem.code == "no-course-file" and problem.path in other
        if not missing and (problem.level == "error" or problem.what not in told):
            yield problem


def _media(files: Files) -> Iterator[Problem]:
    """Files in media/ that are no pictures or recordings, or broken, or too large."""
    for path in filter(is_media, files):
        if is_recording(path):
            if said := _recording(files, path):
                yield Problem(path, 1, 1, "error", "bad-recording", *said)
        elif said := _picture(files, path):
            yield Problem(path, 1, 1, "error", "bad-picture", *said)


def _recording(files: Files, path: str) -> tuple[str, str] | None:
    """What is wrong with a recording, and what to do."""
    try:
        problem = recording_problem(files[path])
    except OSError as error:
        what = _("This file cannot be read ({reason}).").format(reason=why(error))
        return what, _("Check that it is still there and that you may open it.")
    if problem is None:
        return None
    hint = _(
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB."
    )
    return _("This file {what}.").format(what=problem), hint


def _picture(files: Files, path: str) -> tuple[str, str] | None:
    """What is wrong with a picture, and what to do."""
    hint = _("Save it again as PNG or JPEG.")
    try:
        data = files[path]
        problem = picture_problem(data)
        if problem is None:
            prove_cleanable(data)
            return None
    except OSError as error:
        what = _("This file cannot be read ({reason}).").format(reason=why(error))
        return what, _("Check that it is still there and that you may open it.")
    except PictureTrouble:
        return _("This file is a damaged picture."), hint
    if other_format(data):
        hint = _("Put the new file into media/ in its place.")
    elif _is_sound(data):
        hint = _("Make it smaller: 2,000 dots on the longer side are plenty on screen and on paper.")
    # Translators: {what} goes on, as in “This file is larger than 20 MB.”
    return _("This file {what}.").format(what=problem), hint


def _is_sound(data: bytes) -> bool:
    try:
        return bool(look_at(data))
    except PictureTrouble:
        return False


def _against(files: Files, found: Comparison) -> Iterator[Problem]:
    """What an update of the older package would run into."""
    front_matter = open_text(files, "course.md").front_matter

    def problem(key: str, level: Level, code: Code, what: str, hint: str) -> Problem:
        return Problem("course.md", front_matter.line_of(key), 1, level, code, what, hint)

    if not found.same_course:
        hint = _("Compare with a package of the same course.")
        yield problem("id", "error", "other-course", _("The older package is another course."), hint)
        return
    if not found.rose:
        what = _("The version {newer} is not higher than {older}, which is already handed out.").format(
            newer=found.newer, older=found.older
        )
        yield problem("version", "error", "version-not-higher", what, _("Raise the `version` in course.md."))
    for change in found.gone:
        hint = _("If it only has a new id, write `was:` with the old one under the new exercise.")
        if change.sort != "gone":
            hint = _("If it is only reworded, give it its old id again.")
        yield problem("id", "advice", "id-gone", change.what, hint)
