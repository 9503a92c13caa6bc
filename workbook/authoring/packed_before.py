"""What was packed of a draft before, and what sort of change there is in it since: so the next version is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course.comparing import compare_courses
from workbook.course.files import module_paths
from workbook.course.outline import read_about
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files
    from workbook.course.model import Outline

Since = Literal["nothing", "mends", "new"]


class PackedBefore(NamedTuple):
    """The version that a draft still says it is, what was told as new in it, and what has changed since."""

    version: str
    changed: tuple[str, ...]
    since: Since


def packed_before(files: Files, path: Path) -> PackedBefore | None:
    """What the package at this path tells; None if it is no package of the version that the draft says it is."""
    try:
        package = read_package(path)
    except (PackageTrouble, OSError):
        return None
    was, now = read_about(package), read_about(files)
    if (was.id, was.version) != (now.id, now.version):
        return None
    return PackedBefore(was.version, was.changed, _since(package, files))


def _since(package: Files, files: Files) -> Since:
    paths = {*package, *module_paths(files)}
    if all(package.get(path) == files.get(path) for path in paths):
        return "nothing"
    both = compare_courses(package, files)
    has_new = bool(both.of("new")) or bool(_pages(both.newer) - _pages(both.older))
    return "new" if has_new else "mends"


def _pages(outline: Outline) -> set[tuple[str, str]]:
    return {(module.id, page.id) for module in outline.modules for page in module.pages}
