"""Where the program's own files and courses are, and how a course is found by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.course.files import Files


class CourseTrouble(Exception):
    """A course that cannot be opened; the text is one calm sentence for a person."""


def home() -> Path:
    """The folder that holds `courses` and `resources`: inside the wheel, or the checkout."""
    inside = Path(__file__).parent / "_bundled"
    return inside if inside.is_dir() else Path(__file__).parent.parent


def resources_folder() -> Path:
    """Fonts, icons and the program's own help page."""
    return home() / "resources"


def bundled_courses() -> list[Path]:
    """The folders of the courses that ship with the program."""
    return sorted(path.parent for path in (home() / "courses").glob("*/course.md"))


def open_course(name: str) -> Files:
    """A course by folder, `.course` file, or the id of one that ships with the program."""
    from workbook.course.files import FolderFiles

    path = Path(name)
    bundled = home() / "courses" / name
    folder = path if path.is_dir() else bundled
    if folder.is_dir():
        return FolderFiles(folder)
    raise CourseTrouble(f"There is no course {name} here.")
