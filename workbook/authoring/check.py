"""Checks a course for its author: everything wrong with it, as lines to read or as data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from workbook.authoring.package_size import check_size
from workbook.course.checking import check_course
from workbook.course.outline import open_text
from workbook.course.problems import Level, Problem, in_order
from workbook.course.reading import read_course
from workbook.language.counting import counted
from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.packaging.compare import compare
from workbook.pictures.cleaning import prove_cleanable
from workbook.pictures.pictures import PictureTrouble, picture_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.files import Files
    from workbook.packaging.compare import Comparison


def find_problems(files: Files, older: Files | None = None) -> list[Problem]:
    """All problems of a course, its pictures looked at, and compared with an older version if one is given."""
    problems = [*check_course(files), *_pictures(files), *check_size(files)]
    if older is not None:
        problems += _against(files, compare(read_course(older)[0], read_course(files)[0]))
    return in_order(problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these keeps the course from being packed; advice does not."""
    return any(problem.level == "error" for problem in problems)


def as_text(problems: list[Problem]) -> str:
    """One line a problem, `file:line:column: message`, and a last line that sums up."""
    return "".join(f"{problem}\n" for problem in problems) + summary(problems) + "\n"


def as_json(problems: list[Problem]) -> str:
    """Problems as JSON, for tools."""
    listed = []
    for problem in problems:
        fields = asdict(problem)
        listed.append({"file": fields.pop("path"), **fields})
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=2) + "\n"


def summary(problems: list[Problem]) -> str:
    """How much there is to do, in one sentence."""
    errors = sum(problem.level == "error" for problem in problems)
    advice = len(problems) - errors
    if not problems:
        return _("Nothing to mend.")
    wrong = counted("{n} error", "{n} errors", errors) if errors else _("No errors")
    if not advice:
        return f"{wrong}."
    advised = counted("{n} piece of advice", "{n} pieces of advice", advice)
    return _("{errors}, {advice}.").format(errors=wrong, advice=advised)


def _pictures(files: Files) -> Iterator[Problem]:
    """Files in media/ that are no pictures, or broken, or too large."""
    for path in files:
        if path.startswith("media/") and (what := _picture(files, path)):
            hint = _("Save it again as PNG or JPEG.")
            yield Problem(path, 1, 1, "error", "bad-picture", what, hint)


def _picture(files: Files, path: str) -> str | None:
    try:
        data = files[path]
        problem = picture_problem(data)
        if problem is None:
            prove_cleanable(data)
    except OSError as error:
        return _("This file cannot be read ({reason}).").format(reason=why(error))
    except PictureTrouble:
        return _("This file is a damaged picture.")
    # Translators: {what} goes on, as in “This file is larger than 20 MB.”
    return _("This file {what}.").format(what=problem) if problem else None


def _against(files: Files, found: Comparison) -> Iterator[Problem]:
    """What an update of the older package would run into."""
    front_matter = open_text(files, "course.md").front_matter

    def problem(key: str, level: Level, code: str, what: str, hint: str) -> Problem:
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
        yield problem("id", "advice", "id-gone", change.what, hint if change.sort == "gone" else "")
