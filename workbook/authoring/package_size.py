"""Whether a course fits into a package, told before it is packed, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.file_names import belongs
from workbook.course.files import is_media
from workbook.course.problems import Problem
from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.packaging.writing import size_in_package, sizes_in_package, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.course.files import Files

NAMED = 3  # of the largest pictures


def check_size(files: Files) -> Iterator[Problem]:
    """An error if the package would be too large to be opened again; what cannot be read is told elsewhere."""
    sizes = dict(_sizes(files))
    if what := too_large(sizes_in_package(files, sizes)):
        yield Problem("course.md", 1, 1, "error", "too-large", what, _what_to_do(sizes))


def _sizes(files: Files) -> Iterator[tuple[str, int]]:
    for path in filter(belongs, files):
        try:
            yield path, size_in_package(path, files[path])
        except OSError:
            continue


def _what_to_do(sizes: Mapping[str, int]) -> str:
    pictures = sorted(filter(is_media, sizes), key=lambda path: (-sizes[path], path))
    named = ", ".join(f"{path} ({_megabytes(sizes[path])} MB)" for path in pictures[:NAMED])
    return _(
        "Make the pictures smaller: 1600 dots on the longer side are enough for screen and paper, and JPEG is right "
        "for photographs. The largest: {pictures}."
    ).format(pictures=named)


def _megabytes(size: int) -> str:
    return number_text(round(size / 1_000_000, 1))
