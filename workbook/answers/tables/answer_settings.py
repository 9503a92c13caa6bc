"""What the learner does with answers, in the table `keepings`: whom one is for, and what is left for another day.

Every row carries a hash of itself, so that a choice never changes because a disk did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from workbook.answers.disk.distrust import short
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import seals
from workbook.answers.tables.records import AnswerSettings, fingerprint
from workbook.course.ids import ExerciseId
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    import apsw

    from workbook.course.exercise import Share

READ = "SELECT exercise, share, not_today, hash FROM keepings"
WRITE = "INSERT OR REPLACE INTO keepings (exercise, share, not_today, hash) VALUES (?, ?, ?, ?)"


def all_answer_settings(db: apsw.Connection) -> dict[ExerciseId, AnswerSettings]:
    """What was chosen or frozen for each exercise; DamageError if one is not what was chosen."""
    return {ExerciseId(str(row[0])): _keeping(row) for row in db.execute(f"{READ} ORDER BY exercise")}


def keeping_of(db: apsw.Connection, exercise_id: str) -> AnswerSettings:
    """What was chosen for one exercise."""
    found = db.execute(f"{READ} WHERE exercise = ?", (exercise_id,)).fetchone()
    return _keeping(found) if found else AnswerSettings()


def choose(db: apsw.Connection, exercise_id: str, **chosen: Any) -> None:
    """The learner chose `share` or `not_today`, or both."""
    _write(db, exercise_id, keeping_of(db, exercise_id)._replace(**chosen))


def wants_freezing(share: str | None, not_today: int | None, *, answered: bool) -> bool:
    """Whether an answer changes anything of what is chosen; most do not, which saves two pages."""
    return not share or (bool(not_today) and answered)


def freeze(db: apsw.Connection, exercise_id: str, suggested: Share, *, answered: bool) -> None:
    """With the first answer what the course suggests becomes the learner's own; an answer ends "not today".

    Writes nothing where nothing changes, which saves a page on most saves.
    """
    before = keeping_of(db, exercise_id)
    after = AnswerSettings(before.share or suggested, before.not_today and not answered)
    if after != before:
        _write(db, exercise_id, after)


def seal(exercise_id: str, share: str | None, not_today: int) -> bytes:
    """The hash of a row."""
    return fingerprint((exercise_id, share or "", int(not_today)))


def _write(db: apsw.Connection, exercise_id: str, keeping: AnswerSettings) -> None:
    share, not_today = keeping.share, int(keeping.not_today)
    with seals.changing(db, "keepings", "exercise = ?", (exercise_id,)):
        db.execute(WRITE, (exercise_id, share, not_today, seal(exercise_id, share, not_today)))


def _keeping(row: Any) -> AnswerSettings:
    exercise_id, share, not_today, digest = row
    if seal(exercise_id, share, not_today) != digest:
        raise DamageError(_("who may see an answer is not what was chosen"))
    short(exercise_id)
    return AnswerSettings(cast("Share | None", share), bool(not_today))
