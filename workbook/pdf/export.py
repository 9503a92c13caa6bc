"""Makes the PDF of a workbook: the one function that window, command line and tests call."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.pdf.material import (
    Edition,
    ExportCancelled,
    ExportTrouble,
    PaperAnswer,
    PaperOptions,
)
from workbook.pdf.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.exercises.exercise import Exercise

__all__ = [
    "Edition",
    "ExportCancelled",
    "ExportTrouble",
    "PaperAnswer",
    "PaperOptions",
    "build_pdf",
    "export_pdf",
]


def export_pdf(
    course: Course,
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    target: Path,
    *,
    files: Files | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the PDF and return how many pages it has.

    The file appears whole or not at all; what was there before stays until then.

    Raises:
        ExportCancelled: the person stopped it.
        ExportTrouble: the file cannot be written; the text says why, and what to do.
    """
    try:
        watch = Watch(progress, cancelled)
        data, pages = _build(course, answers, edition, options, files=files or {}, watch=watch)
        _write_whole(Path(target), data)
    except OSError as error:
        raise ExportTrouble(_in_words(error, Path(target))) from error
    return pages


def build_pdf(
    course: Course,
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    *,
    files: Files | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF's bytes, from the same arguments as `export_pdf`."""
    watch = Watch(progress, cancelled)
    return _build(course, answers, edition, options, files=files or {}, watch=watch)[0]


def _build(
    course: Course,
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    *,
    files: Files,
    watch: Watch,
) -> tuple[bytes, int]:
    """The document and how many pages it has. reportlab is imported here, when there is paper to make."""
    from workbook.pdf.book import Book
    from workbook.pdf.keepsake import draw_keepsake
    from workbook.pdf.prompts import Prompts
    from workbook.pdf.selection import select
    from workbook.pdf.workshop import draw_workshop

    book = Book(course, edition, options, files, watch)
    prompts = Prompts(book, select(answers, edition, options), _pairs(course))
    watch.reached(0.0)
    draw = draw_keepsake if edition == "keepsake" else draw_workshop
    draw(book, prompts, files)
    data = book.to_pdf()
    watch.reached(1.0)
    return data, len(book.sheets)


def _pairs(course: Course) -> dict[ExerciseId, Exercise]:
    """The *before* of each *after* in the course."""
    exercises = {exercise.id: exercise for exercise in course.exercises()}
    by_name: dict[str, Exercise] = {str(key): exercise for key, exercise in exercises.items()}
    return {
        exercise.id: by_name[exercise.pair]
        for exercise in exercises.values()
        if exercise.pairs and exercise.pair in by_name and by_name[exercise.pair].kind == exercise.kind
    }


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside the target, then move over it."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    handle, name = tempfile.mkstemp(prefix=".workbook-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The rights of the file that was there; else for its owner alone, since answers are private."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return 0o600


def _sync_folder(folder: Path) -> None:
    """Make the move durable; some systems and disks cannot open a folder, and then it is as it is."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_NOT_ALLOWED = (
    "it is open in another program, or this folder may not be written to. "
    "Close it there, or choose another name"
)
_REASONS = {
    errno.ENOSPC: "the disk is full. Make some room, or choose another place",
    errno.EDQUOT: "the disk is full. Make some room, or choose another place",
    errno.EROFS: "this place is read-only. Choose another folder",
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: "this folder is not there any more. Choose another one",
    errno.ENOTDIR: "this folder is not there. Choose another one",
    errno.EISDIR: "there is a folder of this name. Choose another name",
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one",
    errno.EFBIG: "the disk does not take files of this size. Choose another place",
}


def _in_words(error: OSError, target: Path) -> str:
    from workbook.pdf.fonts import FontsMissing

    if isinstance(error, FontsMissing):
        return "The PDF could not be made: the program’s fonts are missing. Please install the program again."
    reason = _REASONS.get(error.errno or 0, "the disk did not take it. Choose another place, or try again")
    return f"{target.name} was not written: {reason}. Your answers are safe."
