"""The course of a locked workbook, where this computer has it anyway: an empty one is made without opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbook.course.model import Outline
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Recent


def with_courses(workbooks: Iterable[Listed], courses: Sequence[tuple[Path, Outline]]) -> list[Listed]:
    """The workbooks, of each locked one also where the very version of its course is."""
    return [
        one._replace(course=_place(one.recent, courses)) if one.recent.locked else one for one in workbooks
    ]


def new_workbook_of(course: Path, place: Path, name: str) -> None:
    """Make an empty workbook of a course that is a folder, or a file on the shelf. Raises trouble."""
    from workbook.answers.disk import trouble
    from workbook.answers.file.relocating import empty_workbook
    from workbook.course.files import FolderFiles
    from workbook.packaging.reading import read_package

    try:
        files = FolderFiles(course) if course.is_dir() else read_package(course)
        empty_workbook(dict(files), place, name)
    except OSError as error:
        raise trouble.cannot_make(place, error, error.errno) from error


def _place(recent: Recent, courses: Sequence[tuple[Path, Outline]]) -> str:
    asked = recent.course, recent.version
    if not recent.course:
        return ""
    for folder, outline in courses:
        if (outline.about.id, outline.about.version) == asked:
            return str(folder)
    return _on_shelf(recent)


def _on_shelf(recent: Recent) -> str:
    from workbook.window.courses.shelf import on_shelf

    found = on_shelf(recent.course, recent.version)
    return str(found) if found is not None else ""
