"""Begins a course: from the starter that shows how it is done, from a template, or as a copy; never over anything."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from workbook.authoring.templates import filled
from workbook.course.system_files import is_of_a_system
from workbook.language.translation import gettext as _
from workbook.packaging.course_by_name import CourseTrouble

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def new_course(folder: Path, title: str = "", template: str = "") -> list[str]:
    """Write a template, or without one the starter, into a new or empty folder and return its files' paths.

    Without a title the course is called after its folder. Raises CourseTrouble for a folder that is in use.
    """
    refuse_used(folder)
    return write_new(folder, filled(template, " ".join(title.split()) or _title_of(folder)))


def refuse_used(folder: Path) -> None:
    """Raise CourseTrouble for anything but a new or empty folder."""
    if folder.exists() and not folder.is_dir():
        raise CourseTrouble(_("“{folder}” is a file. Name a new folder.").format(folder=folder))
    if folder.is_dir() and not all(is_of_a_system(path.name) for path in folder.iterdir()):
        raise CourseTrouble(
            _("“{folder}” is not empty, so nothing was written. Name a new folder.").format(folder=folder)
        )


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write a course's files where nothing is yet, all of them or, with an OSError, none; returns their paths."""
    refuse_used(folder)
    written: list[Path] = []
    try:
        for path, data in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                written.append(target)
                file.write(data)
    except OSError:
        for target in written:
            with contextlib.suppress(OSError):
                target.unlink()
        raise
    return list(files)


def _title_of(folder: Path) -> str:
    """A folder's name as a title: my-course becomes My course."""
    words = " ".join(folder.resolve().name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or _("My course")
