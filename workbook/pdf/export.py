"""Makes the PDF of a workbook: the one function that window, command line and tests call."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.collecting import without_collecting
from workbook.language.translation import N_, Language, speaking
from workbook.language.translation import gettext as _
from workbook.pdf.export_progress import Watch
from workbook.pdf.material import (
    FORMS,
    Besides,
    Edition,
    ExportCancelled,
    ExportTrouble,
    PaperAnswer,
    PaperOptions,
)
from workbook.whole_file import is_workbook, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.pdf.selection import Selection

__all__ = [
    "Edition",
    "ExportCancelled",
    "ExportTrouble",
    "PaperAnswer",
    "PaperOptions",
    "build_pdf",
    "export_pdf",
]

MOST_LETTERS, MOST_EXERCISES = 100_000_000, 60_000
TOO_MANY_WORDS = N_(
    "These answers are longer than one PDF can hold. Take fewer of them along, or save everything as text."
)
TOO_MANY_EXERCISES = N_(
    "This course has more exercises than one PDF can hold. Save everything as text instead."
)


def export_pdf(
    course: Course,
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    target: Path,
    *,
    files: Files | None = None,
    pictures: Mapping[str, bytes] | None = None,
    besides: Besides | None = None,
    language: Language | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the PDF and return how many pages it has. Its own words are in `language`, else in English.

    The file appears whole or not at all; what was there before stays until then.

    Raises:
        ExportCancelled: the person stopped it.
        ExportTrouble: the file cannot be written; the text says why, and what to do.
    """
    try:
        data, pages = _build(
            course,
            answers,
            edition,
            options,
            files=files or {},
            watch=Watch(progress, cancelled),
            pictures=pictures or {},
            besides=besides or Besides(),
            language=language or Language(),
        )
        if is_workbook(Path(target)):
            name = Path(target).name
            raise ExportTrouble(
                _("“{name}” is a workbook. It was not touched. Choose another name for the PDF.").format(
                    name=name
                )
            )
        if Path(target).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        write_whole(Path(target), data, private=True)
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
    pictures: Mapping[str, bytes] | None = None,
    besides: Besides | None = None,
    language: Language | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF's bytes, from the same arguments as `export_pdf`."""
    return _build(
        course,
        answers,
        edition,
        options,
        files=files or {},
        watch=Watch(progress, cancelled),
        pictures=pictures or {},
        besides=besides or Besides(),
        language=language or Language(),
    )[0]


def _build(
    course: Course,
    answers: Mapping[ExerciseId, PaperAnswer],
    edition: Edition,
    options: PaperOptions,
    *,
    files: Files,
    watch: Watch,
    pictures: Mapping[str, bytes],
    besides: Besides,
    language: Language,
) -> tuple[bytes, int]:
    """The document and how many pages it has. reportlab is imported here, when there is paper to make."""
    from workbook.pdf.blank import draw_blank_edition
    from workbook.pdf.book import Book
    from workbook.pdf.facilitator import draw_facilitator
    from workbook.pdf.keepsake import draw_keepsake
    from workbook.pdf.names import with_initials
    from workbook.pdf.password import prove_password, with_password
    from workbook.pdf.prompts import Prompts
    from workbook.pdf.selection import select
    from workbook.pdf.workshop import draw_workshop

    prove_password(options.password)
    if edition in FORMS:
        options = replace(options, name="", wish="")
    options = replace(options, fillable=options.fillable and edition == "blank")
    if options.hide_names:
        answers, besides = with_initials(course, answers, options.initials, besides)
    selection = select(answers, edition, options, besides)
    shown = selection.shown
    _refuse_endless(course, selection)
    known = {
        str(e.id): (e.remembering(shown[e.id].words), shown[e.id].answer)
        for e in course.exercises()
        if e.id in shown
    }
    names = {str(e.id): f"{e.number}, {e.title}" for e in course.exercises()}
    with (
        without_collecting(),
        speaking(language),
    ):  # only here: a trouble is told in the language of who asked for the paper
        book = Book(course, edition, options, files, watch, pictures)
        prompts = Prompts(book, selection, _pairs(course), known, names)
        watch.reached(0.0)
        draws = {
            "keepsake": draw_keepsake,
            "workshop": draw_workshop,
            "blank": draw_blank_edition,
            "facilitator": draw_facilitator,
        }
        draws[edition](book, prompts, book.files)
        data = book.to_pdf()
        if options.password:
            data = with_password(data, options.password)
        watch.reached(1.0)
    return data, len(book.sheets)


def _refuse_endless(course: Course, selection: Selection) -> None:
    """ExportTrouble for what would be tens of thousands of pages, and take all of the memory."""
    letters = sum(
        _letters([answer.answer, *(one.answer for one in answer.earlier)])
        for answer in selection.shown.values()
    )
    letters += sum(len(mark.words) + len(mark.note) for mark in selection.besides.marks)
    if letters > MOST_LETTERS:
        raise ExportTrouble(_(TOO_MANY_WORDS))
    if sum(1 for _unused in course.exercises()) > MOST_EXERCISES:
        raise ExportTrouble(_(TOO_MANY_EXERCISES))


def _letters(value: Any) -> int:
    """The length of all texts in an answer."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_letters, value.values()))
    return sum(map(_letters, value)) if isinstance(value, list | tuple) else 0


def _pairs(course: Course) -> dict[ExerciseId, Exercise]:
    """The *before* of each *after* in the course."""
    exercises = {exercise.id: exercise for exercise in course.exercises()}
    by_name: dict[str, Exercise] = {str(key): exercise for key, exercise in exercises.items()}
    return {
        exercise.id: by_name[exercise.pair]
        for exercise in exercises.values()
        if exercise.pairs and exercise.pair in by_name and by_name[exercise.pair].kind == exercise.kind
    }


_NOT_ALLOWED = N_(
    "it is open in another program, or this folder may not be written to. "
    "Close it there, or choose another name"
)
_REASONS = {
    errno.ENOSPC: N_("the disk is full. Make some room, or choose another place"),
    errno.EDQUOT: N_("the disk is full. Make some room, or choose another place"),
    errno.EROFS: N_("this place is read-only. Choose another folder"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: N_("this folder is not there any more. Choose another one"),
    errno.ENOTDIR: N_("this folder is not there. Choose another one"),
    errno.EISDIR: N_("there is a folder of this name. Choose another name"),
    errno.ENAMETOOLONG: N_("its name is too long. Choose a shorter one"),
    errno.EFBIG: N_("the disk does not take files of this size. Choose another place"),
}

_NO_REASON = N_("the disk did not take it. Choose another place, or try again")


def _in_words(error: OSError, target: Path) -> str:
    from workbook.pdf.fonts import FontsMissing

    if isinstance(error, FontsMissing):
        return _(
            "The PDF could not be made: the program’s fonts are missing. Please install the program again."
        )
    reason = _(_REASONS.get(error.errno or 0, _NO_REASON))
    return _("{name} was not written: {reason}. Your answers are safe.").format(
        name=target.name, reason=reason
    )
