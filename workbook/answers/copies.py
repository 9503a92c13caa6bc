"""Saves a copy of an open workbook elsewhere: whole, locked alike, with what could not be saved where it lies.

A copy has an id of its own: worked on separately, its earlier days must not mix with those of the original.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers import answer_table, facts, keepings, schema, snapshot, trouble
from workbook.answers.claims import is_open_here
from workbook.answers.connection import transaction
from workbook.answers.copying import copy_workbook, differing_tables, tables_hash
from workbook.answers.making import read_again, sync_folder, written_beside
from workbook.answers.records import moment_text, to_text
from workbook.answers.trouble import DamageError, WorkbookTrouble

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import apsw

    from workbook.answers.locked.keys import Keys
    from workbook.answers.making import Fill
    from workbook.answers.records import Keeping, Saved
    from workbook.answers.workbook_file import WorkbookFile
    from workbook.course.ids import ExerciseId
    from workbook.exercises.exercise import Answer, Exercise

    Unsaved = Sequence[tuple[Exercise, Answer]]


class InMemory(NamedTuple):
    """What a window still holds of a workbook whose disk does not answer."""

    files: Mapping[str, bytes]
    course_id: str
    course_version: str
    name: str
    answers: Mapping[ExerciseId, Saved]
    keepings: Mapping[ExerciseId, Keeping]
    pictures: Mapping[str, bytes]


def save_copy(
    file: WorkbookFile, target: Path, unsaved: Unsaved = (), memory: InMemory | None = None
) -> bool:
    """Write a complete copy to `target`, in the place of what is there; `unsaved` answers are its newest.

    Where the workbook cannot be read any more, what is in `memory` is written instead: then False is returned, for
    earlier versions of answers are not in it. Raises trouble, and leaves what was there.
    """
    version = file.course_version
    try:
        with file.reading() as source:
            _write(target, _of_file(source, unsaved, version), _check_against(source, unsaved), file.keys)
    except WorkbookTrouble:
        if memory is None or _can_be_read(file):
            raise
        _write(target, _of_memory(memory, unsaved), _prove, file.keys)
        return False
    return True


def _can_be_read(file: WorkbookFile) -> bool:
    """Whether it was the new place that failed, and not the old one."""
    try:
        with file.reading() as db:
            tables_hash(db)
    except WorkbookTrouble:
        return False
    return True


def _write(target: Path, fill: Fill, check: Fill, keys: Keys | None) -> None:
    if is_open_here(target):
        raise trouble.open_here(target)
    own = str(uuid.uuid4())
    new_keys = keys._replace(header=keys.header._replace(uuid=own)) if keys else None

    def fill_anew(db: apsw.Connection) -> None:
        fill(db)
        with transaction(db):
            facts.change_uuid(db, own)

    try:
        if not target.parent.is_dir():
            raise trouble.missing(target.parent)
        with written_beside(target, fill_anew, new_keys) as temporary:
            read_again(temporary, check, new_keys)
            temporary.replace(target)
        sync_folder(target.parent)
    except DamageError:
        raise trouble.not_copied(target) from None
    except OSError as error:
        raise trouble.cannot_make(target, error, error.errno) from error


def _of_file(source: apsw.Connection, unsaved: Unsaved, version: str) -> Fill:
    def fill(db: apsw.Connection) -> None:
        copy_workbook(source, db)
        _add(db, unsaved, version)

    return fill


def _check_against(source: apsw.Connection, unsaved: Unsaved) -> Fill:
    changed = {"workbook"} | ({"answer_history", "current", "keepings"} if unsaved else set())

    def check(db: apsw.Connection) -> None:
        _prove(db)
        if differing_tables(source, db) - changed:
            raise DamageError("the copy is not the same as the workbook")

    return check


def _prove(db: apsw.Connection) -> None:
    answer_table.prove_all(db)
    keepings.all_keepings(db)
    facts.read_facts(db)


def _of_memory(memory: InMemory, unsaved: Unsaved) -> Fill:
    def fill(db: apsw.Connection) -> None:
        schema.bring_up_to_date(db, 0)
        now = moment_text(datetime.now().astimezone())
        with transaction(db):
            facts.write_facts(db, "", memory.name, now, memory.course_id)
            snapshot.take_in(db, memory.files, memory.course_id, memory.course_version, now)
            for saved in sorted(memory.answers.values(), key=lambda saved: saved.row):
                answer_table.put_answer(db, saved)
            for exercise_id, keeping in memory.keepings.items():
                keepings.choose(db, exercise_id, share=keeping.share, not_today=keeping.not_today)
            rows = [(name, "", content) for name, content in memory.pictures.items()]
            db.executemany("INSERT OR IGNORE INTO pictures (hash, type, content) VALUES (?, ?, ?)", rows)
        _add(db, unsaved, memory.course_version)

    return fill


def _add(db: apsw.Connection, unsaved: Unsaved, version: str) -> None:
    """What is only in the window comes on top."""
    now = datetime.now().astimezone()
    with transaction(db):
        for exercise, answer in unsaved:
            before = answer_table.current_of(db, exercise.id)
            answer_table.add_answer(db, exercise, to_text(answer), version=version, at=now, before=before)
