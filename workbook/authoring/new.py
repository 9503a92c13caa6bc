"""Begins a course: a small one that is complete, checks clean, and shows every kind of exercise once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.course.ids import id_from_words
from workbook.course.system_files import is_of_a_system
from workbook.language.translation import gettext as _
from workbook.packaging.course_by_name import CourseTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTER = Path(__file__).parent / "starter"


def new_course(folder: Path, title: str = "") -> list[str]:
    """Write the starter course into a new or empty folder and return its files' paths.

    Without a title the course is called after its folder. Raises CourseTrouble for a folder that is in use.
    """
    if folder.exists() and not folder.is_dir():
        raise CourseTrouble(_("“{folder}” is a file. Name a new folder.").format(folder=folder))
    if folder.is_dir() and not all(is_of_a_system(path.name) for path in folder.iterdir()):
        raise CourseTrouble(
            _("“{folder}” is not empty, so nothing was written. Name a new folder.").format(folder=folder)
        )
    title = " ".join(title.split()) or _title_of(folder)
    written = []
    for path, text in _starter(title):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.append(path)
    return written


def _starter(title: str) -> Iterator[tuple[str, str]]:
    """The starter's files with the title and its id put in."""
    for source in sorted(path for path in STARTER.rglob("*") if path.suffix in (".md", ".json")):
        text = source.read_text(encoding="utf-8")
        made = text.replace("{{title}}", title).replace("{{id}}", id_from_words(title))
        yield source.relative_to(STARTER).as_posix(), made


def _title_of(folder: Path) -> str:
    """A folder's name as a title: my-course becomes My course."""
    words = " ".join(folder.resolve().name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or _("My course")
