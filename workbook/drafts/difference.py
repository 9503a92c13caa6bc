"""What is different between two states of a draft, in sentences for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.outline import read_outline
from workbook.language.translation import gettext as _
from workbook.packaging.compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files


def differences(before: Files, now: Files) -> list[str]:
    """The exercises that changed, then the files whose words are others."""
    told = [change.what for change in compare(before, now).changes]
    return [*told, *_files(before, now)]


def _files(before: Files, now: Files) -> Iterator[str]:
    names = _names(before) | _names(now)
    for path in sorted({*before, *now}):
        name = names.get(path, path)
        if path not in now:
            yield _("{name} was there, and is not any more.").format(name=name)
        elif path not in before:
            yield _("{name} is new since then.").format(name=name)
        elif before[path] != now[path]:
            yield _("{name} has other words now.").format(name=name)


def _names(files: Files) -> dict[str, str]:
    fixed = {"course.md": _("About this course"), "help.md": _("Help box"), "sources.md": _("Sources")}
    return fixed | {mark.path: f"{mark.number} {mark.title}" for mark in read_outline(files).modules}
