"""Makes a new, sound workbook of what is whole in a damaged one and in a backup, and says what is missing."""

from __future__ import annotations

import uuid as uuids
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.damage.checkup import prove_whole
from workbook.answers.damage.choices import choices_for
from workbook.answers.damage.found import Found
from workbook.answers.disk.connection import transaction
from workbook.answers.file import newest
from workbook.answers.file.making import write_new
from workbook.answers.tables import answer_settings, answer_table, schema, seals, snapshot, workbook_row
from workbook.answers.tables.records import moment_text
from workbook.answers.unopened.salvage import whole_rows
from workbook.course.answer_text import from_text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from workbook.answers.locked.keys import Keys

NO_COURSE = b"---\ntitle: %s\nid: %s\nversion: 0.0.1\n---\nThe course itself could not be read any more.\n"
LONGEST_LIST = 20
# The course's files stand in the new workbook by the numbers of their course, those of the backup below zero, until
# it is known which course is whole.
THIS, BACKUP = 1, -1


class Repaired(NamedTuple):
    """What the new workbook holds, and in sentences what is missing."""

    answers: int
    versions: int
    missing: tuple[str, ...]


def repair(path: Path, target: Path, keys: Keys | None = None, backup: Path | None = None) -> Repaired:
    """Write what is whole of a damaged file to a new one at a free name; the damaged file is not changed.

    `backup` is a complete workbook made of a backup, locked alike, which fills what is lost. Raises trouble.
    """
    repairing = _Repairing(path, backup, keys)
    write_new(target, repairing.fill, keys, prove_whole)
    return repairing.outcome


class _Repairing:
    """Fills a new file. What is large goes into it row by row as it is found, so that no file is too large for it."""

    outcome = Repaired(0, 0, ())

    def __init__(self, path: Path, backup: Path | None, keys: Keys | None) -> None:
        self._path, self._backup, self._keys = path, backup, keys
        self._found, self._older = Found(), Found()

    def fill(self, db: apsw.Connection) -> None:
        """Write it, and note what is there and what is missing."""
        schema.bring_up_to_date(db, 0)
        db.execute(
            "PRAGMA foreign_keys = OFF"
        ).fetchall()  # the files of a course come before it is known whole
        with transaction(db):
            self._take(db, self._path, self._found, THIS)
            if self._backup:
                self._take(db, self._backup, self._older, BACKUP)
            course_id, said = self._write_course(db)
            own = next(
                iter([*self._found.front_matter, *self._older.front_matter]),
                (str(uuids.uuid4()), "", _now(), course_id),
            )
            newest.forget(own[0])  # it may hold less than before
            workbook_row.write_facts(db, *own)
            now_private = self._write_choices(db)
            seals.write_anew(db)
            self.outcome = Repaired(
                int(db.execute("SELECT count(*) FROM current WHERE answered").get),
                int(db.execute("SELECT count(*) FROM answer_history").get),
                (*said, *self._missing(db, now_private)),
            )

    def _take(self, db: apsw.Connection, path: Path, found: Found, sign: int) -> None:
        """All that is whole of a file: what is large into the new one, where nothing stands in its place yet."""
        for table, row in whole_rows(path, self._keys):
            if table == "answer_history":
                if not db.execute("SELECT 1 FROM answer_history WHERE row = ?", row[:1]).get:
                    answer_table.insert(db, answer_table.Stored(*row))
            elif table == "pictures":
                db.execute("INSERT OR IGNORE INTO pictures (hash, type, content) VALUES (?, '', ?)", row)
            elif table == "snapshot_file":
                number, *file = row
                db.execute(snapshot.FILE, (sign * number, *file))
            else:
                found.take(table, row)

    def _write_choices(self, db: apsw.Connection) -> list[str]:
        """The newest answers, and who may see them; which of them nobody else may from now on."""
        answers: list[Any] = db.execute(answer_table.NEWEST).fetchall()
        for exercise, row, digest, answered in answers:
            db.execute(answer_table.POINT, (exercise, row, digest, answered))
        chosen, now_private = choices_for([row[0] for row in answers], self._found, self._older)
        db.executemany(answer_settings.WRITE, list(chosen.values()))
        return now_private

    def _write_course(self, db: apsw.Connection) -> tuple[str, list[str]]:
        """The newest course that is whole, else what there is of one; its id, and what is to be said of it."""
        for found, sign in ((self._found, THIS), (self._older, BACKUP)):
            for number in sorted(found.courses, reverse=True):
                course_id, version, digest, taken = found.courses[number]
                if snapshot.hash_in(db, sign * number) == digest:
                    snapshot.keep_only(db, sign * number, course_id, version, taken)
                    said = [] if sign == THIS else [_("The course was taken from the backup.")]
                    if len(found.courses) > 1:
                        said.append(_("You cannot go back to the version of the course before this one."))
                    return course_id, said
        number = int(db.execute("SELECT coalesce(max(number), 1) FROM snapshot_file WHERE number > 0").get)
        lost = ("lost-course", "0.0.1", b"", _now())
        course_id, version, _unused, taken = self._found.courses.get(number, lost)
        content = NO_COURSE % (course_id.encode(), course_id.encode())
        db.execute(snapshot.FILE, (number, "course.md", content))
        snapshot.keep_only(db, number, course_id, version, taken)
        return course_id, [_("The course’s own pages are not complete.")]

    # What is said

    def _missing(self, db: apsw.Connection, now_private: list[str]) -> list[str]:
        said = []
        if not self._found.front_matter and not self._older.front_matter:
            said.append(_("The name on the cover could not be read."))
        said += self._lost_answers(db)
        if now_private:
            count = len(now_private)
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

    def _lost_answers(self, db: apsw.Connection) -> list[str]:
        kept = "SELECT 1 FROM answer_history WHERE row = ? AND hash = ?"
        pointed = sorted(self._found.pointed.items())
        lost = [_lost(db, exercise) for exercise, newest in pointed if not db.execute(kept, newest).get]
        more = len(lost) - LONGEST_LIST
        return [*lost[:LONGEST_LIST], _("So are {more} more.").format(more=more)] if more > 0 else lost


def _lost(db: apsw.Connection, exercise: str) -> str:
    """That the newest answer to an exercise is lost, and which one stands in its place."""
    before = answer_table.stored_of(db, exercise)
    if before is None:
        return _("The answer to the exercise with the id “{exercise}” could not be read.").format(
            exercise=exercise
        )
    title, day = from_text(before.wording)["title"] or exercise, before.at[:10]
    return _(
        "The newest answer to “{title}” could not be read; the one of {day} stands in its place."
    ).format(title=title, day=day)


def _now() -> str:
    return moment_text(datetime.now(UTC))
