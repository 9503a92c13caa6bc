"""Packs a course into the one file that is handed out: checked first, and written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.authoring.check import find_problems
from workbook.authoring.report import has_errors
from workbook.course.checks.ids import MISSING_IDS
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _
from workbook.packaging.compare import compare
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import package_parts
from workbook.whole_file import is_workbook, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from workbook.course.files import Files
    from workbook.course.problems import Problem
    from workbook.packaging.compare import Change


@dataclass(frozen=True)
class Packed:
    """The package that was made, what is still advised, and how it differs from an older one."""

    path: Path
    size: int
    version: str
    advice: tuple[Problem, ...]
    changes: tuple[Change, ...] = ()


class RefusedTrouble(PackageTrouble):
    """The course has mistakes, so nothing was written."""

    def __init__(self, sentence: str, problems: list[Problem]) -> None:
        super().__init__(sentence)
        self.problems = problems


def pack_course(
    files: Files,
    target: Path | None = None,
    older: Files | None = None,
    *,
    key: Ed25519PrivateKey | None = None,
    replace: bool = False,
    last_words: Callable[[Files], Files] | None = None,
) -> Packed:
    """Check, then write the package to `target`; raises RefusedTrouble with every mistake, or PackageTrouble.

    Without a target the package is named after the course and its version, in the folder one is in. With a `key` it
    is signed. A package of the same version with other content, or of another course, is only overwritten to
    `replace` it. `last_words` is called when nothing is wrong, and gives the course with what its author still said.
    """
    problems = find_problems(files, older)
    if has_errors(problems):
        only_ids = all(problem.code in MISSING_IDS for problem in problems if problem.level == "error")
        sentence = _("Nothing was packed: mend the errors first.")
        if only_ids:
            sentence = _("Nothing was packed: some ids are still to be written.")
        raise RefusedTrouble(sentence, problems)
    if last_words is not None:
        files = last_words(files)
    about = read_about(files)
    path = target or Path(f"{about.id}-{about.version}.course")
    if is_workbook(path):
        raise PackageTrouble(
            _("“{name}” is a workbook. It was not touched. Choose another name for the course.").format(
                name=path.name
            )
        )
    write_whole(path, package_parts(files, key), check=partial(_check_made, None if replace else path))
    changes = compare(older, files).changes if older is not None else ()
    return Packed(path, path.stat().st_size, about.version, tuple(problems), changes)


def _check_made(path: Path | None, made: Path) -> None:
    """It opens again. What is handed out stays what it is: one version never has two contents by mistake."""
    mine = read_package(made)
    try:
        there = read_package(path) if path else None
    except (OSError, PackageTrouble):
        return  # nothing, or nothing that could have been handed out
    if path is None or there is None:
        return
    before, now = read_about(there), read_about(mine)
    if before.id != now.id:
        raise PackageTrouble(
            _(
                "“{name}” is another course, “{title}”. It was not touched. Choose another name, or add --replace."
            ).format(name=path.name, title=before.title)
        )
    if before.version == now.version and not there.holds_the_same_as(mine):
        raise PackageTrouble(
            _(
                "“{name}” is version {version} with other content, and somebody may have it already. It was not "
                "touched. Raise the `version` in course.md, or add --replace."
            ).format(name=path.name, version=now.version)
        )
