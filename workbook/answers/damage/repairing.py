"""Makes a new, sound workbook of what is whole in a damaged one and in a backup, and says what is missing."""

from __future__ import annotations

import uuid as uuids
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from workbook.answers.damage.checkup import prove_whole
from workbook.answers.damage.choices import Choices, choices_for
from workbook.answers.damage.courses import FoundCourse, newest_whole, what_there_is
from workbook.answers.damage.found import Found
from workbook.answers.damage.missing import Outcome, what_is_missing
from workbook.answers.disk import trouble
from workbook.answers.disk.connection import transaction
from workbook.answers.file import newest
from workbook.answers.file.making import write_new
from workbook.answers.tables import (
    answer_settings,
    answer_table,
    carried,
    marks,
    place,
    preferences,
    schema,
    seals,
    snapshot,
    workbook_row,
)
from workbook.answers.tables.contents import Content, HeldContent, put_content, room_for
from workbook.answers.tables.records import moment_text
from workbook.answers.unopened.allowance import Spent
from workbook.answers.unopened.salvage import salvaged
from workbook.course.ids import is_good_id
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.damage.courses import Contents
    from workbook.answers.locked.keys import Keys
    from workbook.answers.unopened.allowance import Allowance
    from workbook.answers.unopened.salvage import Salvage

NO_COURSE = b"---\ntitle: %s\nid: %s\nversion: 0.0.1\n---\nThe course itself could not be read any more.\n"
MOST_OF_FIRST_PAGE = 1_000_000  # bytes
PICTURE = "INSERT INTO pictures (hash, type, content) VALUES (?, '', ?)"


class Repaired(NamedTuple):
    """What the new workbook holds, and in sentences what is missing."""

    answers: int
    versions: int
    missing: tuple[str, ...]


def repair(path: Path, target: Path, keys: Keys | None = None, backup: Path | None = None) -> Repaired:
    """Write what is whole of a damaged file to a new one at a free name; the damaged file is not changed.

    `backup` is a complete workbook made of a backup, locked alike, which fills what is lost. Raises trouble.
    """
    with ExitStack() as stack:
        try:
            salvage = stack.enter_context(salvaged(path, keys))
            before = stack.enter_context(salvaged(backup, keys)) if backup else None
        except OSError as error:
            raise trouble.cannot_read(path, trouble.reason(error, error.errno)) from error
        repairing = _Repairing(salvage, before)
        write_new(target, repairing.fill, keys, prove_whole)
        return repairing.repaired


class _Repairing:
    """Fills a new file. What is large goes into it row by row as it is found, so that no file is too large for it."""

    repaired = Repaired(0, 0, ())

    def __init__(self, salvage: Salvage, before: Salvage | None) -> None:
        self._salvage, self._before = salvage, before
        self._found, self._older = Found(), Found()

    def fill(self, db: apsw.Connection) -> None:
        """Write it, and note what is there and what is missing."""
        schema.bring_up_to_date(db, 0)
        with transaction(db):
            _take(db, self._salvage, self._found)
            if self._before:
                _take(db, self._before, self._older)
            course, said = self._course()
            snapshot.put_in(db, course.contents, course.course_id, course.version, course.taken)
            has_cover = self._write_facts(db, course.course_id)
            choices = self._write_choices(db)
            self._write_place(db)
            self._write_marks(db)
            seals.write_anew(db)
            outcome = Outcome(course.is_whole, has_cover, choices)
            self.repaired = Repaired(
                int(db.execute("SELECT count(*) FROM current WHERE answered").get),
                int(db.execute("SELECT count(*) FROM answer_history").get),
                (*said, *what_is_missing(db, self._salvage, self._found, outcome)),
            )

    def _write_facts(self, db: apsw.Connection, course_id: str) -> bool:
        """The workbook's own row; whether it was found."""
        found = self._found.best_facts() or self._older.best_facts()
        facts = found or (str(uuids.uuid4()), "", _now(), course_id)
        newest.forget(facts[0])  # it may hold less than before
        workbook_row.write_facts(db, *facts)
        return found is not None

    def _write_choices(self, db: apsw.Connection) -> Choices:
        """The newest answers, and who may see them."""
        answers: list[Any] = db.execute(answer_table.NEWEST).fetchall()
        for exercise, row, digest, answered in answers:
            db.execute(answer_table.POINT, (exercise, row, digest, answered))
        choices = choices_for(
            [row[0] for row in answers],
            self._found,
            self._older,
            before_seals=self._salvage.is_before_seals,
        )
        db.executemany(answer_settings.WRITE, list(choices.rows.values()))
        return choices

    def _write_place(self, db: apsw.Connection) -> None:
        """Where in the course the learner was, and what they chose for the whole workbook."""
        for found in (self._older, self._found):
            if found.place:
                db.execute(place.WRITE, found.place)
            db.executemany(place.VISIT, list(found.visited))
            db.executemany(preferences.WRITE, list(found.preferences.items()))
        # Below zero, where no update will ever look: what it moved cannot be undone here, but erasing asks for it.
        moved = {(old, new) for _number, old, new in self._older.carried | self._found.carried}
        db.executemany(carried.INSERT, [(-n, *ids) for n, ids in enumerate(sorted(moved), 1)])

    def _write_marks(self, db: apsw.Connection) -> None:
        """Marks and notes; those of the backup only where it is not known that what is here is all."""
        is_all = "marks" in self._salvage.read_whole
        found = {**({} if is_all else self._older.marks), **self._found.marks}
        db.executemany(marks.WRITE, [marks.row_of(mark) for mark in found.values()])

    def _course(self) -> tuple[FoundCourse, list[str]]:
        """The newest course that is whole, else what there is of one, and what is to be said of it."""
        if whole := newest_whole(self._found):
            return whole, _about_versions(whole, self._found)
        if whole := newest_whole(self._older):
            return whole, [_("The course was taken from the backup."), *_about_versions(whole, self._older)]
        number, contents = what_there_is(self._found)
        lost = ("lost-course", "0.0.1", b"", _now())
        course_id, version, _digest, taken = next(iter(self._found.courses.get(number, ())), lost)
        course_id = course_id if is_good_id(course_id) else lost[0]
        if not _can_be_read(contents):
            content = HeldContent(NO_COURSE % (course_id.encode(), course_id.encode()))
            contents = {**contents, "course.md": content}
        course = FoundCourse(course_id, version, taken, contents, is_whole=False)
        return course, [_("The course’s own pages are not complete.")]


def _can_be_read(contents: Contents) -> bool:
    """Whether the first page of a course says which one it is."""
    if "course.md" not in contents or contents["course.md"].size > MOST_OF_FIRST_PAGE:
        return False
    try:
        return bool(read_about({"course.md": b"".join(contents["course.md"].pieces())}).id)
    except (ValueError, KeyError, OSError):
        return False


def _about_versions(course: FoundCourse, found: Found) -> list[str]:
    """What is to be said of the versions of a course: one other than the newest is shown, or there is only this one."""
    if not course.is_newest:
        return [
            _(
                "The newest version of the course could not be read. The one before it, {version}, is shown."
            ).format(version=course.version)
        ]
    if len(found.courses) > 1:
        return [_("You cannot go back to the version of the course before this one.")]
    return []


def _take(db: apsw.Connection, salvage: Salvage, found: Found) -> None:
    """All that is whole of a file: what is large into the new one, where nothing stands in its place yet."""
    room = salvage.allowance()  # what many rows claim is written once
    for table, row, reached in salvage.rows():
        with suppress(Spent, apsw.TooBigError):
            if table == "answer_history":
                _take_answer(db, answer_table.Stored(*row), room)
            elif table == "pictures":
                name, content = row
                _take_picture(db, name, content, room)
            elif reached or table not in salvage.read_whole or table in seals.TABLES:
                found.take(table, row, reached=reached)


def _take_answer(db: apsw.Connection, stored: answer_table.Stored, room: Allowance) -> None:
    if not db.execute("SELECT 1 FROM answer_history WHERE row = ?", (stored.row,)).get:
        room.take(stored.answer.size if isinstance(stored.answer, Content) else len(stored.answer))
        answer_table.insert(db, stored)


def _take_picture(db: apsw.Connection, name: str, content: Content, room: Allowance) -> None:
    if not db.execute("SELECT 1 FROM pictures WHERE hash = ?", (name,)).get:
        room.take(content.size)
        db.execute(PICTURE, (name, room_for(content)))
        put_content(db, "pictures", content)


def _now() -> str:
    return moment_text(datetime.now(UTC))
