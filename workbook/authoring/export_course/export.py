"""Writes a course for people without this program: a folder of Markdown and pictures, or one HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.export_course.html import as_html
from workbook.authoring.export_course.markdown import as_markdown
from workbook.course.file_names import name_problem
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbook.course.files import Files


def export_as_html(files: Files, target: Path, *, with_leader: bool = False) -> None:
    """Write one page to a new file."""
    _write(target, as_html(files, with_leader=with_leader))


def export_as_markdown(files: Files, folder: Path, *, with_leader: bool = False) -> Path:
    """Write the text and its pictures into a new folder; gives the text's path."""
    try:
        folder.mkdir()
    except FileExistsError:
        raise _taken(folder) from None
    about = read_about(files)
    text = folder / (f"{about.id}.md" if name_problem(f"modules/{about.id}.md") is None else "course.md")
    _write(text, as_markdown(files, with_leader=with_leader))
    for path in files:
        if path.startswith("media/") and name_problem(path) is None:
            picture = folder / path
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_bytes(files[path])
    return text


def _write(target: Path, parts: Iterable[str]) -> None:
    """Write a new file, whole or not at all."""
    try:
        file = target.open("x", encoding="utf-8", newline="\n", errors="replace")
    except FileExistsError:
        raise _taken(target) from None
    try:
        with file:
            file.writelines(parts)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _taken(target: Path) -> Trouble:
    return Trouble(
        _("“{name}” is there already. It was not touched. Choose another name.").format(name=target.name)
    )
