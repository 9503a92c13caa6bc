"""Answers in the tables `answer_history` and `current`: how they are written, read and proved unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.disk.distrust import short
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.tables.answer_settings import freeze, wants_freezing
from workbook.answers.tables.long_answers import LongAnswer, told_in_short
from workbook.answers.tables.records import Saved, fingerprint, moment_from, moment_text, offset_of
from workbook.course.answer_text import LongText, from_text, to_text
from workbook.course.ids import ExerciseId
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    import apsw

    from workbook.course.exercise import Answer, Exercise

DAY = 24 * 60  # minutes
# The order of these columns is part of the format: a row's hash is taken over them.
COLUMNS = "row, exercise, kind, answer, wording, course_version, at, offset_minutes, answered, first_at"
COUNT = 10
MOST_WORDING = 2_000_000  # bytes; all of a course's question stands in a text of at most 256,000


def _columns_of(table: str) -> str:
    """SQL for the columns, of a long answer its length alone; a wording that no course can have is none."""
    answer, wording = f"{table}.answer", f"{table}.wording"
    read = {
        "answer": told_in_short(answer),
        "wording": f"CASE WHEN octet_length({wording}) <= {MOST_WORDING} THEN {wording} END",
    }
    return ", ".join(read.get(column, f"{table}.{column}") for column in COLUMNS.split(", "))


_POINTED = f"SELECT {_columns_of('h')}, h.hash, c.hash, c.exercise, c.answered"
_JOINED = "LEFT JOIN answer_history AS h ON h.row = c.row"
CURRENT_OF = f"{_POINTED} FROM current AS c {_JOINED} WHERE c.exercise = ?"
# What is sorted are the small rows alone: SQLite would hold all answers to sort them with their rows.
CURRENT = f"""
WITH c AS MATERIALIZED (SELECT exercise, row, hash, answered FROM current ORDER BY row)
{_POINTED} FROM c {_JOINED}
"""  # noqa: S608 - made of constants
POINTED = "SELECT row, hash, exercise, answered FROM current"
ROWS_OF = "SELECT row FROM answer_history WHERE exercise = ? ORDER BY row"
NEWEST_FIRST = f"{ROWS_OF} DESC"
ALL_ROWS = "SELECT row FROM answer_history NOT INDEXED"  # an index that lost one would not tell of it
# Each by its number: a statement that goes over all answers holds a copy of the one that it is at.
HELD = f"SELECT {_columns_of('answer_history')}, hash FROM answer_history"  # noqa: S608
ROW = f"{HELD} WHERE row = ?"
ROWS_AFTER = f"{HELD} WHERE row > ? ORDER BY row LIMIT ?"
INSERT = f"INSERT INTO answer_history ({COLUMNS}, hash) VALUES ({'?, ' * COUNT}?)"  # noqa: S608
POINT = """
INSERT INTO current (exercise, row, hash, answered, sealed) VALUES (?1, ?2, ?3, ?4, (SELECT number FROM seal))
ON CONFLICT (exercise) DO UPDATE SET row = ?2, hash = ?3, answered = ?4, sealed = excluded.sealed
"""
# Of each exercise; beside max() SQLite tells the other columns of the same row.
NEWEST = "SELECT exercise, max(row), hash, answered FROM answer_history GROUP BY exercise"
# The next row, and what was chosen for the exercise: read in one go, as it is done at every save.
BEFORE = """
SELECT (SELECT coalesce(max(row), 0) + 1 FROM answer_history), share, not_today
FROM (SELECT ?1 AS exercise) LEFT JOIN keepings USING (exercise)
"""
# An older copy of a page, put back by a faulty disk, leaves an exercise without its newest row.
STALE = """
SELECT count(*) FROM (SELECT exercise, max(row) AS newest FROM answer_history GROUP BY exercise)
LEFT JOIN current USING (exercise) WHERE current.row IS NOT newest
"""


class Stored(NamedTuple):
    """A row of the history as it is stored, proved to be what was saved, in the order of its columns."""

    row: int
    exercise: str
    kind: str
    answer: str | LongAnswer
    wording: str
    course_version: str
    at: str
    offset_minutes: int
    answered: int
    first_at: str


def stored_of(db: apsw.Connection, exercise_id: str) -> Stored | None:
    """The newest answer to one exercise as it is stored, or None."""
    found = db.execute(CURRENT_OF, (exercise_id,)).fetchone()
    return _pointed_at(db, found) if found else None


def all_current(db: apsw.Connection) -> Iterator[Saved]:
    """The newest answer to every exercise, in the order in which they were last saved."""
    for found in db.execute(CURRENT):
        yield as_saved(_pointed_at(db, found))
    prove_newest(db)


def answered(db: apsw.Connection) -> frozenset[ExerciseId]:
    """The exercises whose answers hold something, without reading the answers."""
    found = db.execute("SELECT exercise FROM current WHERE answered")
    return frozenset(ExerciseId(str(exercise)) for (exercise,) in found)


def prove_newest(db: apsw.Connection) -> None:
    """The current answers are the newest ones; DamageError if one is not."""
    if db.execute(STALE).get:
        raise DamageError(_("the newest answer is not the current one: an older page stands in its place"))


def prove_all(db: apsw.Connection) -> None:
    """Every answer ever given is what was saved, and the newest are the current ones; DamageError if not."""
    pointed = {row: rest for row, *rest in db.execute(POINTED)}
    for (row,) in db.execute(ALL_ROWS).fetchall():
        found: Any = db.execute(ROW, (row,)).fetchone()
        if found is None:
            raise _gone()
        if row in pointed:
            as_saved(_pointed_at(db, (*found, *pointed.pop(row))))
        else:
            proved(db, found)
    if pointed:
        raise _not_pointed_at()
    prove_newest(db)


def history_of(db: apsw.Connection, exercise_id: str) -> list[Saved]:
    """Every answer to one exercise, oldest first."""
    return list(each_of(db, exercise_id))


def each_of(db: apsw.Connection, exercise_id: str, *, newest_first: bool = False) -> Iterator[Saved]:
    """Every answer to one exercise, one after the other as they are read."""
    for (row,) in db.execute(NEWEST_FIRST if newest_first else ROWS_OF, (exercise_id,)).fetchall():
        yield as_saved(stored_in(db, row))


def stored_in(db: apsw.Connection, row: Any) -> Stored:
    """One version by its place in the history; DamageError if it is not what was saved."""
    found: Any = db.execute(ROW, (row,)).fetchone()
    if found is None:
        raise _gone()
    return proved(db, found)


def append(
    db: apsw.Connection,
    exercise: Exercise,
    text: str | LongText,
    *,
    version: str,
    at: datetime,
    first_at: str,
) -> tuple[Stored, Saved]:
    """Append an answer and point `current` at it; runs inside the caller's transaction.

    `first_at` is the moment of the first answer as it is stored. Returns the row, and the same as values.
    """
    found: Any = db.execute(BEFORE, (exercise.id,)).fetchone()
    row, *kept = found
    wording, content = exercise.wording(), _there(db, text) if isinstance(text, LongText) else text
    answer = text if isinstance(text, LongText) else from_text(text)
    answered = int(isinstance(text, LongText) or exercise.is_answered(answer))
    what = (row, exercise.id, exercise.kind, content, to_text(wording), version)
    stored = Stored(*what, moment_text(at), offset_of(at), answered, first_at)
    digest = insert(db, stored)
    if wants_freezing(*kept, answered=bool(answered)):
        freeze(db, exercise.id, exercise.share, answered=bool(answered))
    db.execute(POINT, (exercise.id, row, digest, answered))  # after what it freezes, whose seal it notes
    return stored, _as_values(stored, answer, wording)


def put_answer(db: apsw.Connection, saved: Saved) -> None:
    """Write an answer as it was saved before, at its own place; runs inside the caller's transaction."""
    stored = as_stored(saved)
    digest = insert(db, stored)
    db.execute(POINT, (stored.exercise, stored.row, digest, stored.answered))


def insert(db: apsw.Connection, stored: Stored) -> bytes:
    """Write a row, and give its hash."""
    digest = fingerprint(stored)
    if isinstance(stored.answer, LongAnswer):
        db.execute(INSERT, (*stored._replace(answer=""), digest))
        stored.answer.put_into(db, stored.row)
    else:
        db.execute(INSERT, (*stored, digest))
    return digest


def _there(db: apsw.Connection, long: LongText) -> LongAnswer:
    """All of a long answer, as its row still holds it."""
    content = LongAnswer(db, long.row)
    if not content.is_there() or content.digest != long.digest:
        raise WorkbookTrouble("not-there", _("The earlier answer that is to come back is no longer there."))
    return content


def as_stored(saved: Saved) -> Stored:
    """Values as the row that holds them."""
    wording = to_text({"question": saved.question, "title": saved.title, "words": dict(saved.words)})
    what = (saved.row, saved.exercise_id, saved.kind, to_text(saved.answer), wording, saved.course_version)
    when = (moment_text(saved.at), saved.offset_minutes, int(saved.answered), moment_text(saved.first_at))
    return Stored(*what, *when)


def as_saved(stored: Stored) -> Saved:
    """A stored row as values."""
    try:
        answer = (
            stored.answer.in_short() if isinstance(stored.answer, LongAnswer) else from_text(stored.answer)
        )
        wording = from_text(stored.wording)
        _prove_shape(stored, wording)
        return _as_values(stored, answer, wording)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise DamageError(_("an answer cannot be read")) from error


def _prove_shape(stored: Stored, wording: Any) -> None:
    """What stands around an answer is of our shape: a hash proves only that it is as it was written."""
    short(stored.exercise, stored.kind, stored.course_version, stored.at, stored.first_at)
    words = wording["words"]
    if not isinstance(words, dict):
        raise TypeError("no words of a question")
    texts = (wording["question"], wording["title"], *words.values())
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("no words of a question")
    if abs(stored.offset_minutes) > DAY:
        raise ValueError("no clock is so far ahead")


def _as_values(stored: Stored, answer: Answer, wording: Mapping[str, Any]) -> Saved:
    return Saved(
        exercise_id=ExerciseId(stored.exercise),
        kind=stored.kind,
        answer=answer,
        question=wording["question"],
        title=wording["title"],
        words=wording["words"],
        course_version=stored.course_version,
        at=moment_from(stored.at),
        offset_minutes=stored.offset_minutes,
        row=stored.row,
        answered=bool(stored.answered),
        first_at=moment_from(stored.first_at),
    )


def _gone() -> DamageError:
    return DamageError(_("an answer that was in the history is gone"))


def _not_pointed_at() -> DamageError:
    return DamageError(_("the current answer is missing from the history, or is not the one that was saved"))


def _pointed_at(db: apsw.Connection, found: tuple[Any, ...]) -> Stored:
    *row, pointed_hash, exercise_id, answered = found
    if row[0] is None or row[-1] != pointed_hash or row[1] != exercise_id:
        raise _not_pointed_at()
    stored = proved(db, row)
    if stored.answered != answered:
        raise DamageError(_("whether an answer holds anything is not what was saved"))
    return stored


def proved(db: apsw.Connection | None, found: Sequence[Any]) -> Stored:
    """A row as it was read here, with its hash; DamageError if it is not what was saved.

    `db` is where the row stands, for a long answer, of which its length was read.
    """
    *values, digest = found
    if None in values:
        raise DamageError(_("an answer is not what was saved"))
    stored = Stored(*values)
    if isinstance(stored.answer, int) and db is not None:
        stored = stored._replace(answer=LongAnswer(db, stored.row))
    if fingerprint(stored) != digest:
        raise DamageError(_("an answer is not what was saved"))
    return stored
