"""Checks the ids of modules, pages and options, and how many of everything there are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbook.course.exercise import COMMON_SETTINGS, Exercise
from workbook.course.file_names import name_problem
from workbook.course.files import module_id, module_paths
from workbook.course.ids import LONGEST, id_from_words, is_good_id
from workbook.course.outline import open_text
from workbook.course.problems import Level, Problem
from workbook.course.written import WrittenBlock, WrittenHeading
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course

MISSING_IDS = frozenset({"missing-id", "missing-option-id", "missing-page-id"})
MOST_MODULES, ADVISED_MODULES, ADVISED_EXERCISES = 1000, 200, 300
_MEANT = re.compile(
    r"\s*(?P<mark>(?:[-*+•>#]+\s+)?)[*_`]{0,3}(?P<key>[A-Za-z][A-Za-z-]*)[*_`]{0,3}\s*(?P<sign>[:=])"
)
_SHAPE = N_("Use lower-case letters, digits and hyphens, at most {longest}.")


def check_ids(files: Files, course: Course, parts: Iterable[WrittenBlock | WrittenHeading]) -> list[Problem]:
    """Ids that are missing, doubled or of another shape, beyond those of exercises."""
    problems = list(_modules(files, course))
    pages: set[tuple[str, str]] = set()
    for part in parts:
        if isinstance(part, WrittenHeading):
            problems += _page(part, pages)
        elif isinstance(part.exercise, Exercise):
            problems += [*_options(part), *_late_setting(part)]
    return problems


def check_amounts(course: Course) -> list[Problem]:
    """More modules or exercises than a course can well have."""
    modules = course.outline.modules
    problems = []
    if len(modules) > MOST_MODULES:
        what = _("This course has {modules} modules; at most {most} are possible.").format(
            modules=len(modules), most=MOST_MODULES
        )
        problems.append(Problem("modules", 1, 1, "error", "too-many", what, _("Make two courses of it.")))
    elif len(modules) > ADVISED_MODULES:
        what = _(
            "This course has {modules} modules; more than {advised} are hard to find one’s way in."
        ).format(modules=len(modules), advised=ADVISED_MODULES)
        hint = _("Perhaps it is two courses.")
        problems.append(Problem("modules", 1, 1, "advice", "too-many", what, hint))
    for module in modules:
        if (count := len(list(module.exercises()))) > ADVISED_EXERCISES:
            what = _("This module has {count} exercises; at most {advised} are advised.").format(
                count=count, advised=ADVISED_EXERCISES
            )
            hint = _("Part the module into two.")
            problems.append(Problem(module.path, 1, 1, "advice", "too-many", what, hint))
    return problems


def _modules(files: Files, course: Course) -> Iterator[Problem]:
    for module in course.outline.modules:
        front_matter = open_text(files, module.path).front_matter
        wanted = front_matter.first("id").lower() or id_from_words(module_id(module.path))
        if module.id != wanted:
            line = front_matter.line_of("id")
            what = _("An earlier module has the id `{wanted}` too.").format(wanted=wanted)
            hint = _("Give this one an id of its own: `id: …` in its facts.")
            yield Problem(module.path, line, 1, "error", "doubled-id", what, hint)


def _page(part: WrittenHeading, seen: set[tuple[str, str]]) -> Iterator[Problem]:
    written = part.heading.id
    if not written:
        what = _("The page “{title}” has no id.").format(title=part.heading.title)
        hint = _("End its heading with {{#{id}}}.").format(id=id_from_words(part.heading.title))
        yield Problem(part.path, part.line, 1, "error", "missing-page-id", what, hint)
    elif not is_good_id(written):
        yield Problem(
            part.path,
            part.line,
            1,
            "error",
            "bad-id",
            _("`{written}` cannot be an id.").format(written=written),
            _(_SHAPE).format(longest=LONGEST),
        )
    elif (part.path, written) in seen:
        what = _("An earlier page of this module has the id `{written}` too.").format(written=written)
        yield Problem(part.path, part.line, 1, "error", "doubled-id", what, _("Give this one another."))
    seen.add((part.path, written))


def _options(part: WrittenBlock) -> Iterator[Problem]:
    """Options without an id of their own: rewording one would part it from the answers given to it."""
    assert isinstance(part.exercise, Exercise)
    if not part.exercise.lists:
        return
    for item, option in zip(part.items, part.exercise.options(), strict=False):
        if not item.id:
            what = _("This line of the list has no id; once it is reworded, answers no longer belong to it.")
            hint = _("End it with {{#{id}}}.").format(id=option.id)
            yield part.problem(item.line, "missing-option-id", what, hint)


def _late_setting(part: WrittenBlock) -> Iterator[Problem]:
    """A setting that is not read as one, because of an empty line or a mark before it, is shown as the question."""
    assert isinstance(part.exercise, Exercise)
    known = COMMON_SETTINGS | part.exercise.own_settings
    number, line = next(
        ((n, line) for n, line in enumerate(part.written.body, part.written.first) if line.strip()), (0, "")
    )
    meant = _MEANT.match(line)
    if not meant or meant["key"].lower() not in known:
        if line[:1] in (" ", "\t") and number == part.written.first and part.written.settings:
            what = _("This line begins with blanks under the settings, so it is taken for the question.")
            hint = _("A setting is one line, however long. Leave an empty line above the question.")
            yield part.problem(number, "wrapped-setting", what, hint, "advice")
        return
    key = meant["key"]
    level: Level = "error" if key.islower() else "advice"
    if meant["mark"] or meant["sign"] != ":":
        what = _("`{key}` is meant as a setting, perhaps; it is taken for the question.").format(key=key)
        hint = _("Write it as `{key}: …` at the start of the line, with nothing before it.").format(
            key=key.lower()
        )
        yield part.problem(number, "odd-setting", what, hint, level)
    elif number > part.written.first:
        what = _("`{key}` stands under an empty line, so it is taken for the question.").format(key=key)
        yield part.problem(number, "late-setting", what, _("Remove the empty line above it."), level)


def check_file_names(files: Files) -> Iterator[Problem]:
    """Names that a course file cannot hold, names that a disk may take for one another, numbers that stand twice."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        if problem := name_problem(path):
            what = _("“{name}” {problem}.").format(name=path.rsplit("/", 1)[-1], problem=problem)
            yield Problem(
                path,
                1,
                1,
                "error",
                "bad-name",
                what,
                _("Give it a short name of letters, digits and hyphens."),
            )
        other = seen.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        if other != path:
            what = _("This name and `{other}` are the same to some computers.").format(other=other)
            yield Problem(path, 1, 1, "error", "same-name", what, _("Rename one of the two."))
    numbers: dict[int, str] = {}
    for path in module_paths(files):
        if match := re.match(r"modules/(\d{1,9})(?!\d)", path):
            other = numbers.setdefault(int(match[1]), path)
            if other != path:
                what = _(
                    "{other} has the same number; which of them comes first is told by the words behind it."
                )
                hint = _("Give one of them another number if that is not the order you want.")
                yield Problem(path, 1, 1, "advice", "same-number", what.format(other=other), hint)
