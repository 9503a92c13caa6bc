"""What the window reads of a workbook when it is opened; runs on the worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.file import in_parts
from workbook.answers.file.versions import course_hash, version_before
from workbook.course.files import MOST_HELD
from workbook.course.translations import languages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.locked.header import LockHeader
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import AnswerSettings, Place, Saved
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Outline

# A workbook with no more than this is read whole before anything is shown; that takes a few milliseconds.
FEW_ANSWERS, FEW_VERSIONS, FEW_BYTES = 400, 8000, 4_000_000


class OpenedFile(NamedTuple):
    """All that is needed for the first page.

    Of a small workbook these are all `answers` and `pictures`, proved. Of a large one they are the newest answer
    alone, and no pictures; of a large course `files` are its texts and some of its pictures. `answered`,
    `picture_names` and `file_names` say what there is to be read.
    """

    path: Path
    name: str
    read_only: bool
    files: Mapping[str, bytes]
    file_names: tuple[str, ...]
    answers: Mapping[ExerciseId, Saved]
    answered: Mapping[ExerciseId, bool]
    answer_settings: Mapping[ExerciseId, AnswerSettings]
    place: Place | None
    visited: frozenset[tuple[str, str]]
    ready: Mapping[str, str]
    pictures: Mapping[str, bytes]
    picture_names: tuple[str, ...]
    uuid: str
    version_before: str
    language: str
    languages: tuple[str, ...]
    course_hash: str
    lock: LockHeader | None
    marks: tuple[Mark, ...] = ()
    spelling: tuple[str, frozenset[str]] = ("", frozenset())
    outline: Outline | None = None  # of the course, if it is known already


def read_opened_file(file: WorkbookFile) -> OpenedFile:
    """Read what the first page needs, and all the rest too if that is not much."""
    answered, sizes = in_parts.which_answered(file), in_parts.picture_sizes(file)
    few = len(answered) <= FEW_ANSWERS and in_parts.has_at_most(file, FEW_VERSIONS)
    whole = few and sum(sizes.values()) + in_parts.answer_bytes(file) <= FEW_BYTES
    names, held = in_parts.course_files(file, MOST_HELD)
    return OpenedFile(
        path=file.path,
        name=file.name,
        read_only=file.read_only,
        files=held,
        file_names=tuple(names),
        answers=file.answers() if whole else in_parts.answers_to(file, list(answered)[-1:]),
        answered=answered,
        answer_settings=file.answer_settings(),
        place=file.place(),
        visited=file.visited(),
        ready=file.ready(),
        pictures=file.pictures() if whole else {},
        picture_names=tuple(sizes),
        uuid=file.uuid,
        version_before=version_before(file),
        language=file.language,
        languages=languages(file.course_files()),
        course_hash=course_hash(file),
        lock=file.keys.header if file.keys else None,
        marks=tuple(file.marks()),
        spelling=file.spelling(),
    )
