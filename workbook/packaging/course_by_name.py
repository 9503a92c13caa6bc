"""Finds a course by what a person calls it: its folder, its file, or the id of one that ships with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.course.file_names import names_a_course
from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.own_files import bundled_courses
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from workbook.course.files import Files


_NEARLY = ("course.md", "course.md.txt", "course.txt", "course.markdown", "modules", "module")


class CourseTrouble(Trouble):
    """A course that cannot be opened; the text is one calm sentence for a person."""


def open_course(name: str) -> Files:
    """A course by its folder, its file, or the id of one that ships with the program or is on the shelf.

    `ID@VERSION` is one version of it; the id alone is the newest.

    A course with mistakes opens as far as it can be read; CourseTrouble is for what is no course at all.
    """
    path = Path(name)
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file():
            return _file(path)
    except OSError as error:
        reason = why(error)
        raise CourseTrouble(
            _("“{name}” cannot be read ({reason}). Check that you may open it.").format(
                name=name, reason=reason
            )
        ) from error
    except ValueError:
        raise CourseTrouble(_("There is no course of that name.")) from None
    return _known(name)


def course_folder(name: str) -> Path | None:
    """The folder that a name means, if it means a folder of one's own: only there sources can be changed."""
    path = Path(name)
    return path if path.is_dir() else None


def _folder(path: Path) -> Files:
    from workbook.course.files import FolderFiles

    if not (path / "course.md").exists() and not (path / "modules").is_dir():
        near = [entry.name for entry in path.iterdir() if entry.name.lower() in _NEARLY]
        hint = _("A course is a folder with a file course.md and a folder modules.")
        if near:
            hint = _("“{name}” is to be called “{right}”, in small letters.").format(
                name=near[0], right="modules" if near[0].lower().startswith("module") else "course.md"
            )
        raise CourseTrouble(_("There is no course in “{path}”. {hint}").format(path=path, hint=hint))
    return FolderFiles(path)


def _file(path: Path) -> Files:
    if path.suffix.lower() == ".workbook":
        raise CourseTrouble(
            _("“{name}” is a workbook, not a course. Name a folder or a .course file.").format(name=path.name)
        )
    if path.suffix.lower() == ".md":
        raise CourseTrouble(
            _("“{name}” is one file of a course. Name the folder that course.md is in.").format(
                name=path.name
            )
        )
    from workbook.packaging.reading import read_package
    from workbook.packaging.trouble import PackageTrouble

    try:
        return read_package(path)
    except PackageTrouble as trouble:
        raise CourseTrouble(
            _("“{name}” cannot be opened. {trouble}").format(name=path.name, trouble=trouble)
        ) from trouble


def _known(name: str) -> Files:
    """A course that ships with the program or is on the shelf; else what there is, and a name that is near."""
    from workbook.course.files import FolderFiles
    from workbook.course.outline import read_about
    from workbook.course.versions import version_numbers
    from workbook.packaging.shelf import Shelf

    shelf = Shelf()
    bundled = {(about := read_about(FolderFiles(folder))).id: (about, folder) for folder in bundled_courses()}
    wanted, _unused, version = name.partition("@")
    installed = shelf.find(wanted, version)
    if wanted in bundled:
        about, folder = bundled[wanted]
        on_shelf = version_numbers(installed.version) if installed is not None else None
        if version in ("", about.version) and (on_shelf or ()) <= (version_numbers(about.version) or ()):
            return FolderFiles(folder)
    if installed is not None:
        return _file(shelf.path_of(installed))
    names = [name for one in shelf.all() for name in (one.id, one.name)]
    raise CourseTrouble(_no_such_course(name, [*bundled, *dict.fromkeys(names)]))


def _no_such_course(name: str, known: list[str]) -> str:
    """What there is in place of a course that is not there, in a sentence."""
    from workbook.course.problems import did_you_mean

    if names_a_course(name) or "/" in name or "\\" in name:
        hint = did_you_mean(name, _beside(name))
        return _("There is no file or folder “{name}”. {hint}").format(name=name, hint=hint).strip()
    names = ", ".join(known) or _("none")
    hint = did_you_mean(name, [*known, *_beside(name)]) or _(
        "Name a folder, a .course file, or one of the courses that are here: {names}."
    ).format(names=names)
    return _("There is no course “{name}”. {hint}").format(name=name, hint=hint)


def _beside(name: str) -> list[str]:
    """Courses near where a name looked for one, written the way the name was."""
    try:
        found = [path for path in Path(name).parent.iterdir() if not path.name.startswith(".")]
        return [str(path) for path in found if names_a_course(path.name) or (path / "course.md").is_file()]
    except OSError:
        return []
