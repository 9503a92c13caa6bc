"""What is left of a workbook when answers are erased: which rows are not copied, and the proof of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import answer_table, preferences, seals
from workbook.answers.tables.copying import copy_workbook, differing_tables, rows_of
from workbook.answers.tables.kept_pictures import pictures_in
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import apsw

    from workbook.answers.tables.copying import LeaveOut

# Where the newer answers are gone, as in a backup of a time to which the learner went back, the one that stays
# becomes the current one.
POINT = """
INSERT OR IGNORE INTO current (exercise, row, hash, answered)
SELECT exercise, row, hash, answered FROM answer_history WHERE hash = ?
"""
MENDED = {"current", *seals.TABLES}


class Begun(NamedTuple):
    """The kind of an answer, and when it was first given: the same in all its versions."""

    kind: str
    first_at: str


class Without(NamedTuple):
    """What is erased: one mark with its note, or the answers to one exercise, or everything if there is neither.

    `stays` is the hash of an answer that is left, the current one when only those before it go; what was chosen
    for the exercise then stays too. `former` are the other ids under which these answers stand in earlier days,
    before or after an update of the course, and `begun` what tells them from others under those ids.
    """

    exercise: str | None = None
    earlier_only: bool = False
    stays: bytes = b""
    former: frozenset[str] = frozenset()
    begun: Begun | None = None
    mark: str = ""

    def copy(self, source: apsw.Connection, target: apsw.Connection) -> None:
        """Fill an empty file with all that is left; what is erased is never written to it."""
        copy_workbook(source, target, leave_out=self.leave_out(source))
        self.mend(target)

    def mend(self, target: apsw.Connection) -> None:
        """Let the answer that stays be the current one, and seal what is left."""
        if self.stays:
            target.execute(POINT, (self.stays,))
        seals.write_anew(target)

    def check(self, source: apsw.Connection, target: apsw.Connection) -> None:
        """All that is left is there, and nothing else; DamageError if not."""
        if differing_tables(source, target, leave_out=self.leave_out(source)) - MENDED:
            raise DamageError(_("what was written is not what is to be left"))
        answer_table.prove_all(target)

    def leave_out(self, source: apsw.Connection) -> LeaveOut:
        """Which rows are not copied from this file."""
        if self.mark:
            return lambda table, row: table == "marks" and row["mark"] == self.mark
        erased = {row[0] for row in _answers(source) if self._is_erased(*row[:4])}
        pictures = pictures_in(row[4] for row in _answers(source) if row[0] not in erased)

        def leave_out(table: str, row: Mapping[str, Any]) -> bool:
            if table in ("answer_history", "current"):
                return row["hash"] in erased
            if table == "keepings":
                return not self.earlier_only and self.exercise in (None, row["exercise"])
            if table == "marks":
                return self.exercise is None
            if table == "preferences":
                return self.exercise is None and str(row["key"]).startswith(preferences.OWN_WORD)
            return table == "pictures" and row["hash"] not in pictures

        return leave_out

    def _is_erased(self, digest: bytes, exercise: str, kind: str, first_at: str) -> bool:
        if digest == self.stays:
            return False
        return self.exercise in (None, exercise) or (
            exercise in self.former and Begun(kind, first_at) == self.begun
        )


def _answers(db: apsw.Connection) -> Iterator[tuple[Any, ...]]:
    columns = ["row", "hash", "exercise", "kind", "first_at", "answer"]
    return (row[1:] for row in rows_of(db, "answer_history", columns))
