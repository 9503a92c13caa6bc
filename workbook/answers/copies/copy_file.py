"""Saves a copy of an open workbook elsewhere: whole, locked alike, with what could not be saved where it lies.

A copy has an id of its own: worked on separately, its earlier days must not mix with those of the original.
"""

from __future__ import annotations

import os
import uuid
from datetime import datetime
from itertools import takewhile, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.disk import trouble
from workbook.answers.disk.claims import is_open_here, real_path
from workbook.answers.disk.connection import transaction
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.file.making import read_again, refuse_journals, write_new, written_beside
from workbook.answers.file.swapping import take_place_of
from workbook.answers.tables import (
    answer_settings,
    answer_table,
    marks,
    schema,
    seals,
    snapshot,
    workbook_row,
)
from workbook.answers.tables.copying import columns_of, copy_workbook, differing_tables, rows_of, tables_hash
from workbook.answers.tables.long_answers import LongAnswer
from workbook.answers.tables.records import moment_text
from workbook.course.answer_text import NOTHING, LongText, clean_name, to_text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import apsw

    from workbook.answers.file.making import Fill
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.locked.keys import Keys
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import AnswerSettings, Saved
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId

    Unsaved = Sequence[tuple[Exercise, Answer]]
    Marks = Mapping[str, Mark | None]  # by their ids; None for one that was removed


NO_MARKS: Marks = MappingProxyType({})
LAST_ROW = "SELECT coalesce(max(row), 0) FROM answer_history"
UP_TO = "SELECT * FROM answer_history WHERE row <= ? ORDER BY row"
HISTORY = "answer_history"


class InMemory(NamedTuple):
    """What a window still holds of a workbook whose disk does not answer."""

    files: Mapping[str, bytes]
    course_id: str
    course_version: str
    name: str
    answers: Mapping[ExerciseId, Saved]
    answer_settings: Mapping[ExerciseId, AnswerSettings]
    pictures: Mapping[str, bytes]
    marks: Sequence[Mark] = ()


def save_copy(
    file: WorkbookFile,
    target: Path,
    unsaved: Unsaved = (),
    memory: InMemory | None = None,
    *,
    replace: bool = True,
    unsaved_marks: Marks = NO_MARKS,
) -> bool:
    """Write a complete copy to `target`; `unsaved` answers and marks are its newest.

    A file that is there is replaced, as the person said when asked for a name; without `replace` it is refused.
    Where the workbook cannot be read any more, what is in `memory` is written instead: then False is returned, for
    earlier versions of answers are not in it. Raises trouble, and leaves what was there.
    """
    if real_path(target) == file.path:  # also where another disk lies now that its own was pulled out
        raise trouble.open_here(target)
    version = file.course_version
    try:
        with file.reading() as source:
            fill = _of_file(source, unsaved, unsaved_marks, version)
            check = _check_against(source, unsaved, unsaved_marks)
            _write(target, fill, check, file.keys, replace=replace)
    except WorkbookTrouble:
        if memory is None or _can_be_read(file):
            raise
        save_copy_from_memory(target, memory, unsaved, file.keys, replace=replace)
        return False
    return True


def save_copy_from_memory(
    target: Path, memory: InMemory, unsaved: Unsaved, keys: Keys | None, *, replace: bool = True
) -> None:
    """Write a copy from what a window still holds; locked with `keys` if there are any. Raises trouble."""
    _write(target, _of_memory(memory, unsaved), _check_memory(memory, unsaved), keys, replace=replace)


def _can_be_read(file: WorkbookFile) -> bool:
    """Whether it was the new place that failed, and not the old one."""
    try:
        with file.reading() as db:
            tables_hash(db)
    except WorkbookTrouble:
        return False
    return True


def _write(target: Path, fill: Fill, check: Fill, keys: Keys | None, *, replace: bool) -> None:
    own = str(uuid.uuid4())
    new_keys = keys._replace(header=keys.header._replace(uuid=own, before=b"")) if keys else None

    def fill_anew(db: apsw.Connection) -> None:
        fill(db)
        with transaction(db):
            workbook_row.change_uuid(db, own)

    if not replace or not os.path.lexists(target):
        write_new(target, fill_anew, new_keys, check)
        return
    _refuse_in_use(target)
    try:
        with written_beside(target, fill_anew, new_keys) as temporary:
            read_again(target, temporary, check, new_keys)
            take_place_of(temporary, target)
    except DamageError:
        raise trouble.not_copied(target) from None
    except OSError as error:
        raise trouble.cannot_make(target, error, error.errno) from error


def _refuse_in_use(target: Path) -> None:
    """Trouble if the file to be replaced is open here, or has answers that are not yet in it."""
    if is_open_here(target):
        raise trouble.open_here(target)
    refuse_journals(target)


# Out of the file


def _of_file(source: apsw.Connection, unsaved: Unsaved, unsaved_marks: Marks, version: str) -> Fill:
    def fill(db: apsw.Connection) -> None:
        copy_workbook(source, db)
        _add(db, unsaved, version)
        _add_marks(db, unsaved_marks)

    return fill


def _check_against(source: apsw.Connection, unsaved: Unsaved, unsaved_marks: Marks) -> Fill:
    """All of the file is there, row for row; what is added is the newest of the history."""
    may_differ = {"workbook", *seals.TABLES} | (
        {"answer_history", "current", "keepings"} if unsaved else set()
    )
    may_differ |= {"marks"} if unsaved_marks else set()
    last = int(source.execute(LAST_ROW).get)

    def check(db: apsw.Connection) -> None:
        _prove(db)
        _check_unsaved(db, unsaved)
        _check_marks(db, unsaved_marks)
        earlier = zip_longest(*(_up_to(last, one) for one in (source, db)))
        if differing_tables(source, db) - may_differ or any(one != other for one, other in earlier):
            raise DamageError(_("the copy is not the same as the workbook"))

    return check


def _check_unsaved(db: apsw.Connection, unsaved: Unsaved) -> None:
    for exercise, answer in unsaved:
        newest = answer_table.stored_of(db, exercise.id)
        if (newest.answer if newest else NOTHING) != _as_kept(db, answer):
            raise DamageError(_("an answer that was not saved is not in the copy"))


def _check_marks(db: apsw.Connection, unsaved: Marks) -> None:
    there = {mark.id: mark for mark in marks.all_marks(db)}
    if any(there.get(key) != mark for key, mark in unsaved.items()):
        raise DamageError(_("a mark or a note that was not saved is not in the copy"))


def _up_to(last: int, db: apsw.Connection) -> Iterator[tuple[Any, ...]]:
    return takewhile(lambda row: row[0] <= last, rows_of(db, HISTORY, columns_of(db, HISTORY)))


def _as_kept(db: apsw.Connection, answer: Answer) -> str | LongText:
    """What is kept of an answer: of one that is too long to be held all of it, where the copy has it."""
    has_it = isinstance(answer, LongText) and LongAnswer(db, answer.row) == answer
    return answer if has_it else to_text(answer)


def _prove(db: apsw.Connection) -> None:
    answer_table.prove_all(db)
    answer_settings.all_answer_settings(db)
    workbook_row.read_facts(db)
    marks.all_marks(db)
    seals.prove(db)


# Out of the memory


def _of_memory(memory: InMemory, unsaved: Unsaved) -> Fill:
    def fill(db: apsw.Connection) -> None:
        schema.bring_up_to_date(db, 0)
        now = moment_text(datetime.now().astimezone())
        with transaction(db):
            workbook_row.write_facts(db, "", clean_name(memory.name), now, memory.course_id)
            snapshot.take_in(db, memory.files, memory.course_id, memory.course_version, now)
            for saved in _in_order(memory):
                answer_table.put_answer(db, saved)
            for exercise_id, keeping in memory.answer_settings.items():
                answer_settings.choose(db, exercise_id, share=keeping.share, not_today=keeping.not_today)
            rows = [(name, "", content) for name, content in memory.pictures.items()]
            for mark in memory.marks:
                marks.put(db, mark)
            with seals.changing(db, "pictures"):
                db.executemany("INSERT OR IGNORE INTO pictures (hash, type, content) VALUES (?, ?, ?)", rows)
        _add(db, unsaved, memory.course_version)

    return fill


def _in_order(memory: InMemory) -> list[Saved]:
    """The answers that were saved, oldest first. What was cleared before it was ever answered has no row."""
    return sorted((saved for saved in memory.answers.values() if saved.row), key=lambda saved: saved.row)


def _check_memory(memory: InMemory, unsaved: Unsaved) -> Fill:
    """All that the window held is there as it was."""

    def check(db: apsw.Connection) -> None:
        _prove(db)
        _check_unsaved(db, unsaved)
        _check_marks(db, {mark.id: mark for mark in memory.marks})
        last = max((saved.row for saved in memory.answers.values()), default=0)
        there = [row[:-1] for row in db.execute(UP_TO, (last,))]
        if there != [tuple(answer_table.as_stored(saved)) for saved in _in_order(memory)]:
            raise DamageError(_("an answer that was held is not in the copy"))

    return check


def _add(db: apsw.Connection, unsaved: Unsaved, version: str) -> None:
    """What is only in the window comes on top, unless it is what was saved last."""
    now = datetime.now().astimezone()
    with transaction(db):
        for exercise, answer in unsaved:
            before, text = answer_table.stored_of(db, exercise.id), _as_kept(db, answer)
            kind_and_text = (before.kind, before.answer) if before else (exercise.kind, NOTHING)
            if kind_and_text == (exercise.kind, text):
                continue
            first_at = before.first_at if before else moment_text(now)
            answer_table.append(db, exercise, text, version=version, at=now, first_at=first_at)


def _add_marks(db: apsw.Connection, unsaved: Marks) -> None:
    """What was marked, noted or removed in the window, and is not in the file."""
    with transaction(db):
        for key, mark in unsaved.items():
            if mark is None:
                marks.remove(db, key)
            else:
                marks.put(db, mark)
