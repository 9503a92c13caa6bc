"""A course in a zip that a person packed by hand: the folder in it that holds course.md is the course."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbook.course.file_names import belongs, name_problem, shown
from workbook.course.system_files import is_of_a_system
from workbook.language.translation import gettext as _
from workbook.packaging.look_alikes import refuse_look_alikes
from workbook.packaging.trouble import PackageTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.packaging.archive import Entry

COURSE = "course.md"
_NEARLY = ("course.md", "course.md.txt", "course.txt", "course.markdown", "course.md.md")
_TO_OPEN = (".course", ".workbook", ".zip")


def course_entries(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The course's files by their paths in it. What a system left there, and what no course uses, is left out."""
    found = [entry for entry in entries if _is_a_file(entry.name)]
    top = _top([entry.name for entry in found])
    inside = [(e.name.removeprefix(top), e) for e in found if e.name.startswith(top)]
    kept = [(path, entry) for path, entry in inside if belongs(path)]
    for path, entry in kept:
        if problem := name_problem(path):
            raise PackageTrouble(f"{shown(entry.name)} {problem}.")
    refuse_look_alikes([path for path, _unused in kept])
    return dict(kept)


def _is_a_file(name: str) -> bool:
    """Whether somebody put this file there. A name that leads out of the archive is refused in any case."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or name[1:2] == ":":
        raise PackageTrouble(_("{shown} in it leads out of its folder.").format(shown=shown(name)))
    return not name.endswith("/") and not any(map(is_of_a_system, parts))


def _top(names: list[str]) -> str:
    """The folder of the course, with a stroke at its end; nothing if course.md lies at the top."""
    tops: dict[int, list[str]] = defaultdict(list)
    for name in names:
        if name == COURSE or name.endswith(f"/{COURSE}"):
            tops[name.count("/")].append(name.removesuffix(COURSE))
    if not tops:
        raise PackageTrouble(_no_course(names))
    highest = tops[min(tops)]
    if len(highest) > 1:
        one, other = (shown(top.rstrip("/")) for top in sorted(highest)[:2])
        raise PackageTrouble(
            _("It holds several courses, {one} and {other}. Unpack it, and open one of the folders.").format(
                one=one, other=other
            )
        )
    return highest[0]


def _no_course(names: list[str]) -> str:
    """What is there instead of a course, in a sentence."""
    for name in names:
        last = name.rsplit("/", 1)[-1].lower()
        if last in _NEARLY:
            return _("There is no course.md in it. “{name}” is to be called “course.md”.").format(
                name=shown(name)[1:-1]
            )
    for name in names:
        if name.lower().endswith(_TO_OPEN):
            return _("There is no course.md in it, but {shown} is. Unpack it, and open that.").format(
                shown=shown(name)
            )
    return _(
        "There is no course.md in it, so it is no course. A course is a folder with a file course.md and a folder "
        "modules."
    )
