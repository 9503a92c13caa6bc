"""Makes a new, sound workbook of what is whole in a damaged one and in a backup, and says what is missing."""

from __future__ import annotations

import uuid as uuids
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.damage.checkup import prove_whole
from workbook.answers.damage.choices import choices_for
from workbook.answers.damage.salvage import find_whole, nothing, whole_courses
from workbook.answers.disk.connection import transaction
from workbook.answers.file import newest
from workbook.answers.file.making import write_new
from workbook.answers.tables import answer_settings, answer_table, schema, seals, snapshot, workbook_row
from workbook.answers.tables.records import moment_text
from workbook.course.answer_text import from_text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import apsw

    from workbook.answers.damage.salvage import Found
    from workbook.answers.locked.keys import Keys

    Row = tuple[Any, ...]

NO_COURSE = b"---\ntitle: %s\nid: %s\nversion: 0.0.1\n---\nThe course itself could not be read any more.\n"
LONGEST_LIST = 20


class Repaired(NamedTuple):
    """What the new workbook holds, and in sentences what is missing."""

    answers: int
    versions: int
    missing: tuple[str, ...]


def repair(path: Path, target: Path, keys: Keys | None = None, backup: Path | None = None) -> Repaired:
    """Write what is whole of a damaged file to a new one at a free name; the damaged file is not changed.

    `backup` is a complete workbook made of a backup, locked alike, which fills what is lost. Raises trouble.
    """
    found = find_whole(path, keys)
    plan = _Plan(found, find_whole(backup, keys, found) if backup else None)
    write_new(target, plan.fill, keys, prove_whole)
    return plan.outcome()


class _Plan:
    """What goes into the new file."""

    def __init__(self, found: Found, older: Found | None) -> None:
        self.found = found
        self.older = older or nothing()
        self.history: dict[int, Row] = {**self.older.history, **found.history}
        self.newest = _newest(self.history)
        self.answer_settings, self.now_private = choices_for(self.newest, found, self.older)
        self.course, self.course_said = self._course()

    def outcome(self) -> Repaired:
        """What is there, and what is missing."""
        answered = sum(bool(row[8]) for row in self.newest.values())
        return Repaired(answered, len(self.history), tuple(self._missing()))

    # What is put together

    def _course(self) -> tuple[Row, str]:
        """The newest course that is whole, else what there is of one: id, version, time, files; and what to say."""
        for found in (self.found, self.older):
            whole = whole_courses(found)
            if whole:
                newest = max(whole)
                course_id, version, _unused, taken = found.taken[newest]
                said = "" if found is self.found else _("The course was taken from the backup.")
                return (course_id, version, taken, dict(whole[newest])), said
        return self._rest_of_course(), _("The course’s own pages are not complete.")

    def _rest_of_course(self) -> Row:
        numbers = [number for number, _unused in self.found.files]
        newest = max(numbers, default=0)
        files = {path: data for (number, path), data in self.found.files.items() if number == newest}
        course_id, version, _unused, taken = self.found.taken.get(
            newest, ("lost-course", "0.0.1", b"", _now())
        )
        files.setdefault("course.md", NO_COURSE % (course_id.encode(), course_id.encode()))
        return course_id, version, taken, files

    def fill(self, db: apsw.Connection) -> None:
        """Write it."""
        schema.bring_up_to_date(db, 0)
        course_id, version, taken, files = self.course
        own = next(
            iter([*self.found.front_matter, *self.older.front_matter]),
            (str(uuids.uuid4()), "", _now(), course_id),
        )
        newest.forget(own[0])  # it may hold less than before
        with transaction(db):
            workbook_row.write_facts(db, *own)
            snapshot.take_in(db, files, course_id, version, taken)
            for row in sorted(self.history.values()):
                db.execute(answer_table.INSERT, row)
            for exercise, row in self.newest.items():
                db.execute(answer_table.POINT, (exercise, row[0], row[-1], row[8]))
            db.executemany(answer_settings.WRITE, list(self.answer_settings.values()))
            pictures = {**self.older.pictures, **self.found.pictures}
            rows = [(name, "", content) for name, content in pictures.items()]
            db.executemany("INSERT INTO pictures (hash, type, content) VALUES (?, ?, ?)", rows)
            seals.write_anew(db)

    # What is said

    def _missing(self) -> list[str]:
        said = [self.course_said] if self.course_said else []
        if not self.found.front_matter and not self.older.front_matter:
            said.append(_("The name on the cover could not be read."))
        said += self._lost_answers()
        if self.now_private:
            count = len(self.now_private)
            said.append(
                _(
                    "Who may see {count} of the answers cannot be known for certain, so they are just for you now."
                ).format(count=count)
                if count > 1
                else _(
                    "Who may see one of the answers cannot be known for certain, so it is just for you now."
                )
            )
        return said

    def _lost_answers(self) -> list[str]:
        lost = []
        for exercise, (number, digest) in sorted(self.found.pointed.items()):
            row = self.history.get(number)
            if row is not None and row[-1] == digest:
                continue
            lost.append(self._lost_answer(exercise))
        more = len(lost) - LONGEST_LIST
        return [*lost[:LONGEST_LIST], _("So are {more} more.").format(more=more)] if more > 0 else lost

    def _lost_answer(self, exercise: str) -> str:
        before = self.newest.get(exercise)
        if before is None:
            return _("The answer to the exercise with the id “{exercise}” could not be read.").format(
                exercise=exercise
            )
        title, day = from_text(before[4])["title"] or exercise, before[6][:10]
        return _(
            "The newest answer to “{title}” could not be read; the one of {day} stands in its place."
        ).format(title=title, day=day)


def _newest(history: Mapping[int, Row]) -> dict[str, Row]:
    """The newest row of each exercise."""
    newest: dict[str, Row] = {}
    for _unused, row in sorted(history.items()):
        newest[row[1]] = row
    return newest


def _now() -> str:
    return moment_text(datetime.now(UTC))
