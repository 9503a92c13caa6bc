"""Begins a course as a copy of another, if that one's licence allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.course_licences import may_be_changed
from workbook.authoring.new import write_new
from workbook.authoring.whats_new import LINES, span_of
from workbook.course.file_names import MANIFEST, MIMETYPE, belongs
from workbook.course.ids import id_from_words
from workbook.course.outline import open_text, read_about
from workbook.language.translation import gettext as _
from workbook.packaging.course_by_name import CourseTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files

FIRST = "0.1.0"


def copy_course(files: Files, folder: Path, title: str) -> list[str]:
    """Write a course anew under another title, id and version; all else stays, its authors and licence too.

    Raises CourseTrouble for a licence that does not allow it, and for a folder that is in use.
    """
    about = read_about(files)
    if not may_be_changed(about.licence):
        raise CourseTrouble(
            _(
                "The licence of “{title}” does not let others make a new course of it. Nothing was written."
            ).format(title=about.title)
        )
    title = " ".join(title.split()) or about.title
    copied = {path: files[path] for path in files if belongs(path) and path not in (MIMETYPE, MANIFEST)}
    copied["course.md"] = _another(files, title).encode("utf-8")
    return write_new(folder, copied)


def _another(files: Files, title: str) -> str:
    """The title page with what makes it another course; what was new in the old one is not new in this."""
    source = open_text(files, "course.md")
    new = {"title": title, "id": id_from_words(title), "version": FIRST}
    lines = LINES.findall(source.text)
    gone: set[int] = set()
    for fact in source.front_matter.lines:
        if fact.key in (*new, "changed"):
            gone.update(span_of(lines, fact))
    kept = [line for at, line in enumerate(lines[1:], 1) if at not in gone]
    return "".join([*lines[:1], *(f"{key}: {value}\n" for key, value in new.items()), *kept])
