"""Checks the ids of modules, pages and options, and how many of everything there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.checks.blocks import WrittenBlock, WrittenHeading
from workbook.course.exercise import COMMON_SETTINGS, Exercise
from workbook.course.files import module_id
from workbook.course.ids import id_from_words, is_good_id
from workbook.course.lists import split_list
from workbook.course.outline import open_text
from workbook.course.problems import Problem
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course

MISSING_IDS = frozenset({"missing-id", "missing-option-id", "missing-page-id"})
MOST_MODULES, ADVISED_MODULES, ADVISED_EXERCISES = 1000, 200, 300
_SHAPE = N_("Use lower-case letters, digits and hyphens, at most {longest}.")
_FIX = N_("`workbook check --fix` writes it for you.")


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
        problems.append(Problem("modules", 1, 1, "advice", "too-many", what))
    for module in modules:
        if (count := len(list(module.exercises()))) > ADVISED_EXERCISES:
            what = _("This module has {count} exercises; at most {advised} are advised.").format(
                count=count, advised=ADVISED_EXERCISES
            )
            problems.append(Problem(module.path, 1, 1, "advice", "too-many", what))
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
        hint = _("End its heading with {{#{id}}}. {fix}").format(
            id=id_from_words(part.heading.title), fix=_(_FIX)
        )
        yield Problem(part.path, part.line, 1, "advice", "missing-page-id", what, hint)
    elif not is_good_id(written):
        yield Problem(
            part.path,
            part.line,
            1,
            "error",
            "bad-id",
            _("`{written}` cannot be an id.").format(written=written),
            _SHAPE,
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
    _unused, items = split_list(part.written.body, part.written.first)
    for item, option in zip(items, part.exercise.options(), strict=False):
        if not item.id:
            what = _("This line of the list has no id; once it is reworded, answers no longer belong to it.")
            hint = _("End it with {{#{id}}}. {fix}").format(id=option.id, fix=_(_FIX))
            yield part.problem(item.line, "missing-option-id", what, hint, "advice")


def _late_setting(part: WrittenBlock) -> Iterator[Problem]:
    """A setting under a blank line is taken for the question: that is seldom meant."""
    assert isinstance(part.exercise, Exercise)
    known = COMMON_SETTINGS | part.exercise.own_settings
    for number, line in enumerate(part.written.body, part.written.first):
        if line.strip():
            key, colon, _unused = line.partition(":")
            if colon and key.strip().lower() in known and number > part.written.first:
                what = _("`{key}` stands under an empty line, so it is taken for the question.").format(
                    key=key.strip()
                )
                yield part.problem(
                    number, "late-setting", what, _("Remove the empty line above it."), "advice"
                )
            return
