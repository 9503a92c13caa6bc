"""Checks translations: the same ids as in the course, nothing missing, and as new as the course."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.course.files import module_paths
from workbook.course.outline import open_text, read_outline
from workbook.course.problems import Code, Level, Problem
from workbook.course.reading import read_module
from workbook.course.translations import (
    TranslatedFiles,
    own_language,
    same_language,
    translated_path,
    translations,
)
from workbook.course.versions import version_numbers
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.model import Outline

# What has to be the same in every language, as an author writes it, with what a reader made of it.
SETTINGS = {
    "share": "share",
    "bring-as": "bring_as",
    "bring-rows": "bring_rows",
    "bring-first": "bring_first",
    "pair": "pair",
    "recall": "recall",
    "start-with": "start_with",
    "show-if": "show_if",
    "was": "was",
}


def check_translations(files: Files, check: Callable[[Files], list[Problem]]) -> Iterator[Problem]:
    """What is missing, other or out of date in each translation, and, by `check`, what is wrong in its own texts."""
    for code in translations(files):
        translation = _Translation(files, code)
        yield from translation.facts()
        yield from translation.modules()
        yield from translation.own_problems(check)


class _Place(NamedTuple):
    path: str
    line: int = 1

    def problem(self, level: Level, code: Code, what: str, hint: str) -> Problem:
        return Problem(self.path, self.line, 1, level, code, what, hint)


class _Translation:
    """One of them beside the course."""

    def __init__(self, files: Files, code: str) -> None:
        self.files, self.code = files, code
        self.translated = TranslatedFiles(files, code)
        self.title_page = translated_path("course.md", code)

    def facts(self) -> Iterator[Problem]:
        """What the title page says of the version that was translated."""
        place = _Place(self.title_page)
        if same_language(self.code, own_language(self.files)):
            what = _("The course is in `{code}` itself, so this file is not used.").format(code=self.code)
            yield place.problem("error", "own-language", what, _("Name it after the language it is in."))
        front_matter = open_text(self.files, self.title_page).front_matter
        version = open_text(self.files, "course.md").front_matter.first("version")
        translated = front_matter.first("translates")
        if not translated:
            what = _("It does not say which version of the course it translates.")
            hint = _("Add a line `translates: {version}` when it says what that version says.")
            yield place.problem("advice", "no-translates", what, hint.format(version=version or "1.0.0"))
        elif (version_numbers(translated) or (0,)) < (version_numbers(version) or (0,)):
            what = _("It translates version {translated}, and the course is at {version}.").format(
                translated=translated, version=version
            )
            hint = _("See what changed since, translate that, and write `translates: {version}`.")
            at = _Place(self.title_page, front_matter.line_of("translates"))
            yield at.problem("advice", "old-translation", what, hint.format(version=version))

    def modules(self) -> Iterator[Problem]:
        """Each translated module beside the course's, and those that have no other."""
        own, other = read_outline(self.files), read_outline(self.translated)
        for mark in own.modules:
            path = translated_path(mark.path, self.code)
            if path in self.files:
                yield from self._module(own, other, mark.number)
            else:
                what = _("This module is not translated into `{code}`, so it is read as it stands here.")
                hint = _("Its translation would be {path}.").format(path=path)
                yield _Place(mark.path).problem("advice", "not-translated", what.format(code=self.code), hint)
        known = {translated_path(path, self.code) for path in module_paths(self.files)}
        for path in self.files:
            if path.startswith(f"modules/{self.code}/") and path not in known:
                what = _("There is no module of this name in modules/, so this file is not used.")
                hint = _("Call it as the module is called that it translates.")
                yield _Place(path).problem("error", "no-such-module", what, hint)

    def _module(self, own: Outline, other: Outline, number: int) -> Iterator[Problem]:
        mine, theirs = (outline.modules[number - 1] for outline in (own, other))
        place = _Place(translated_path(mine.path, self.code))
        if mine.id != theirs.id:
            what = _("This module has the id `{id}`, and the course’s has `{own}`.").format(
                id=theirs.id, own=mine.id
            )
            yield place.problem(
                "error", "other-module-id", what, _("Give both the same, or leave it out here.")
            )
        pages = [page.id for page in mine.pages[1:]], [page.id for page in theirs.pages[1:]]
        if pages[0] != pages[1]:
            what = _("Its pages have other ids than those of {path}: {ids}.").format(
                path=mine.path, ids=", ".join(f"`{page}`" for page in pages[1]) or _("none")
            )
            hint = _("Write the same `{{#id}}` at the end of each heading: {ids}.").format(
                ids=", ".join(f"`{page}`" for page in pages[0]) or _("none")
            )
            yield place.problem("error", "other-pages", what, hint)
        module, _unused = read_module(self.files, own, mine.id)
        translated, _unused = read_module(self.translated, other, theirs.id)
        yield from _exercises(
            place, {e.id: e for e in module.exercises()}, {e.id: e for e in translated.exercises()}
        )

    def own_problems(self, check: Callable[[Files], list[Problem]]) -> Iterator[Problem]:
        """What is wrong in the translation's own texts, told of its own files."""
        for problem in check(self.translated):
            path = self.translated.path_of(problem.path) if problem.path in self.translated else problem.path
            if problem.path not in (path, "course.md") and problem.code not in _OF_THE_WHOLE:
                yield Problem(path, problem.line, 1, problem.level, problem.code, problem.what, problem.hint)


# What says something of all modules together is said of the course already.
_OF_THE_WHOLE = frozenset({"same-number", "missing-id", "missing-option-id", "missing-page-id"})


def _exercises(place: _Place, own: dict[str, Exercise], other: dict[str, Exercise]) -> Iterator[Problem]:
    for key in own:
        if key not in other:
            what = _("The exercise `{id}` is missing here, so its answer would not be seen.").format(id=key)
            yield place.problem("error", "lacks-exercise", what, _("Translate its block, with the same id."))
    for key, exercise in other.items():
        at = _Place(place.path, exercise.line)
        if key not in own:
            what = _("The course has no exercise `{id}`.").format(id=key)
            yield at.problem(
                "error", "adds-exercise", what, _("Give it the id of the one that it translates.")
            )
        else:
            yield from _one(at, own[key], exercise)
    shared = [key for key in own if key in other]
    if shared != [key for key in other if key in own]:
        what = _("Its exercises stand in another order than the course’s, so their numbers would be others.")
        hint = _("Put them in this order: {ids}.").format(ids=", ".join(f"`{key}`" for key in shared))
        yield place.problem("error", "other-order", what, hint)


def _one(at: _Place, own: Exercise, other: Exercise) -> Iterator[Problem]:
    if own.kind != other.kind:
        what = _("`{id}` is of the kind `{kind}` here, and of `{own}` in the course.").format(
            id=own.id, kind=other.kind, own=own.kind
        )
        yield at.problem("error", "other-kind", what, _("Make both the same kind."))
        return
    mine, theirs = (_ids(exercise) for exercise in (own, other))
    if mine != theirs:
        what = _("What can be chosen or filled in in `{id}` has other ids than in the course: {ids}.").format(
            id=own.id, ids=", ".join(f"`{key}`" for key in theirs) or _("none")
        )
        hint = _("Write the same `{{#id}}` at the end of each line: {ids}.").format(
            ids=", ".join(f"`{key}`" for key in mine) or _("none")
        )
        yield at.problem("error", "other-options", what, hint)
    for setting, name in SETTINGS.items():
        if getattr(own, name) != getattr(other, name):
            what = _("`{setting}` of `{id}` is not as in the course.").format(setting=setting, id=own.id)
            hint = _("Copy the line from the course’s block: only words are translated.")
            yield at.problem("error", "other-setting", what, hint)


def _ids(exercise: Exercise) -> list[str]:
    return [option.id for option in exercise.options()]
