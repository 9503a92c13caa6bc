"""Reads a workbook in parts, for whoever cannot wait for all of it; every part is proved to be what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from sys import getsizeof
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_table
from workbook.answers.tables.long_answers import LongAnswer
from workbook.course.files import is_media
from workbook.course.ids import ExerciseId
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.answer_text import LongText

ANSWERED = "SELECT exercise, answered FROM current ORDER BY row"
# What a row says of its own length; its words need not be read for that.
BYTES = "SELECT coalesce(sum(octet_length(answer)), 0) FROM current JOIN answer_history USING (row)"
SIZES = "SELECT hash, length(content) FROM pictures ORDER BY hash"


def which_answered(file: WorkbookFile) -> dict[ExerciseId, bool]:
    """Every exercise that has an answer, and whether that holds anything; the one that was saved last comes last."""
    with file.reading() as db:
        return {ExerciseId(str(key)): bool(answered) for key, answered in db.execute(ANSWERED)}


def has_at_most(file: WorkbookFile, versions: int) -> bool:
    """Whether the history has no more rows than that, as far as their numbers tell."""
    with file.reading() as db:
        return int(db.execute("SELECT coalesce(max(row), 0) FROM answer_history").get) <= versions


def answers_to(file: WorkbookFile, ids: Iterable[ExerciseId]) -> dict[ExerciseId, Saved]:
    """The newest answers to some exercises; one that has none is left out."""
    with file.reading() as db:
        found = ((key, answer_table.stored_of(db, key)) for key in ids)
        return {key: answer_table.as_saved(stored) for key, stored in found if stored}


class Part(NamedTuple):
    """The newest answers to the first of some exercises: how many were looked for, and how much memory they take."""

    answers: dict[ExerciseId, Saved]
    looked_for: int
    held: int


def first_answers_to(file: WorkbookFile, ids: Sequence[ExerciseId], most: int) -> Part:
    """As many as take so many bytes together, and always one: a single answer may be longer than many."""
    found: dict[ExerciseId, Saved] = {}
    looked_for = held = 0
    with file.reading() as db:
        while looked_for < len(ids) and held < most:
            key = ids[looked_for]
            looked_for += 1
            if stored := answer_table.stored_of(db, key):
                found[key] = answer_table.as_saved(stored)
                held += getsizeof(stored.answer)
    return Part(found, looked_for, held)


def answer_bytes(file: WorkbookFile) -> int:
    """How long all newest answers are together; none is read for that."""
    with file.reading() as db:
        return int(db.execute(BYTES).get)


def answer_to(file: WorkbookFile, exercise_id: ExerciseId) -> Saved | None:
    """The newest answer to one exercise, if it has any."""
    return answers_to(file, [exercise_id]).get(exercise_id)


def history_of(file: WorkbookFile, exercise_id: ExerciseId, *, newest_first: bool = False) -> Iterator[Saved]:
    """Every answer to one exercise, one after the other."""
    with file.reading() as db:
        yield from answer_table.each_of(db, exercise_id, newest_first=newest_first)


def json_of(file: WorkbookFile, long: LongText) -> Iterator[str]:
    """All of an answer that is too long to be held, as it is stored."""
    with file.reading() as db:
        yield from LongAnswer(db, long.row).json()


def texts_of(file: WorkbookFile, long: LongText) -> Iterator[str]:
    """All of it as it was written, in parts that end with a word."""
    with file.reading() as db:
        try:
            yield from LongAnswer(db, long.row).texts()
        except ValueError as error:
            raise DamageError(_("an answer cannot be read")) from error


def prove_answers(file: WorkbookFile) -> None:
    """Every newest answer is what was saved; trouble if one is not. None is kept in memory."""
    with file.reading() as db:
        for _unused in answer_table.all_current(db):
            pass


def prove_history(file: WorkbookFile) -> None:
    """Every answer that there ever was is what was saved; trouble if one is not. None is kept in memory."""
    with file.reading() as db:
        answer_table.prove_all(db)


def prove_newest(file: WorkbookFile) -> None:
    """None of the answers is an older one than the newest in the history; trouble if one is."""
    with file.reading() as db:
        answer_table.prove_newest(db)


def course_files(file: WorkbookFile, most: int) -> tuple[list[str], dict[str, bytes]]:
    """The names of the course's files, and the contents of its texts, and of its pictures if they are few."""
    with file.reading():
        files, sizes = file.files(), file.course_files().sizes()
        few = sum(size for path, size in sizes.items() if is_media(path)) <= most
        return list(files), {path: files[path] for path in files if few or not is_media(path)}


def course_file(file: WorkbookFile, path: str) -> bytes:
    """One file of the course."""
    with file.reading():
        return file.files()[path]


def picture_sizes(file: WorkbookFile) -> dict[str, int]:
    """The bytes of every picture of the learner's own, by its SHA-256."""
    with file.reading() as db:
        return {str(name): int(str(size)) for name, size in db.execute(SIZES)}


class PicturesOf(Mapping[str, bytes]):
    """All pictures by their SHA-256, each read when it is asked for; one that is not what it was is not there."""

    def __init__(self, file: WorkbookFile) -> None:
        self._file = file
        self._names = picture_sizes(file)

    def __getitem__(self, name: str) -> bytes:
        return pictures_named(self._file, [name])[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def pictures_named(file: WorkbookFile, names: Iterable[str]) -> dict[str, bytes]:
    """Some pictures; one that is not what it was is left out."""
    with file.reading() as db:
        asked = "SELECT content FROM pictures WHERE hash = ?"
        found = ((name, db.execute(asked, (name,)).fetchone()) for name in names)
        data = {name: bytes(row[0]) for name, row in found if row}
    return {name: content for name, content in data.items() if hashlib.sha256(content).hexdigest() == name}
