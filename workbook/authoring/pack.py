"""Packs a course into the one file that is handed out: checked first, and written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.authoring.check import find_problems, has_errors
from workbook.course.checks.ids import MISSING_IDS
from workbook.course.outline import read_about
from workbook.course.reading import read_course
from workbook.language.translation import gettext as _
from workbook.packaging.compare import compare
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import package_parts
from workbook.whole_file import is_workbook, write_whole

if TYPE_CHECKING:
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


def pack_course(files: Files, target: Path | None = None, older: Files | None = None) -> Packed:
    """Check, then write the package over `target`; raises RefusedTrouble with every mistake, or PackageTrouble.

    Without a target the package is named after the course and its version, in the folder one is in.
    """
    problems = find_problems(files, older)
    if has_errors(problems):
        raise RefusedTrouble(_("Nothing was packed: mend the errors first."), problems)
    if missing := [problem for problem in problems if problem.code in MISSING_IDS]:
        sentence = _(
            "Nothing was packed: some ids are missing. Run `workbook check FOLDER --fix` to write them."
        )
        raise RefusedTrouble(sentence, missing)
    about = read_about(files)
    path = target or Path(f"{about.id}-{about.version}.course")
    if is_workbook(path):
        raise PackageTrouble(
            _("“{name}” is a workbook. It was not touched. Choose another name for the course.").format(
                name=path.name
            )
        )
    write_whole(path, package_parts(files), check=read_package)
    changes = compare(read_course(older)[0], read_course(files)[0]).changes if older is not None else ()
    return Packed(path, path.stat().st_size, about.version, tuple(problems), changes)
