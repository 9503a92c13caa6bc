"""What of a damaged workbook is missing in the new one, in sentences; and that more may be, where nobody can know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.tables import answer_table, seals
from workbook.answers.tables.kept_pictures import pictures_in
from workbook.course.answer_text import from_text
from workbook.language.counting import counted
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from workbook.answers.damage.found import Found
    from workbook.answers.unopened.salvage import Salvage

LONGEST_LIST = 20
LONGEST_TITLE = 120  # signs
PICTURE_KIND = "picture"  # of exercises whose answers name a picture of the learner's own
_SEALED = (
    "workbook",
    "place",
    "visited",
    "pictures",
    "snapshot",
    "preferences",
)  # and who may see what, told apart
MOST_GAPS = 1_000_000  # rows that a file can have had; a number beyond is a damaged one


class Outcome(NamedTuple):
    """What was made of it: whether the course and the cover are there, and whose choices became private."""

    has_course: bool
    has_cover: bool
    now_private: list[str]


def what_is_missing(db: apsw.Connection, salvage: Salvage, found: Found, outcome: Outcome) -> Iterator[str]:
    """All that is known to be missing in a new workbook, and whether it is known that this is all."""
    percent = salvage.percent_there()
    if percent < 100:
        yield _("The file was cut off: {percent} % of it is there.").format(percent=whole_number(percent))
    if not outcome.has_cover:
        yield _("The name on the cover could not be read.")
    newest = sorted(_lost_newest(db, found))
    yield from _listed(db, newest)
    rows = {found.pointed[exercise][0] for exercise in newest}
    versions = _lost_versions(db, salvage, rows, found.seal.newest if found.seal else 0)
    if versions.known:
        yield counted(
            "{n} earlier version of an answer could not be read.",
            "{n} earlier versions of answers could not be read.",
            versions.known,
        )
    if versions.perhaps:
        yield counted(
            "{n} earlier version of an answer may be missing too, or it was erased: that leaves the same gap.",
            "{n} earlier versions of answers may be missing too, or they were erased: that leaves the same gaps.",
            versions.perhaps,
        )
    pictures = _lost_pictures(db, salvage)
    if pictures:
        yield counted("{n} picture could not be read.", "{n} pictures could not be read.", pictures)
    yield from _now_private(len(outcome.now_private))
    told = {"workbook": not outcome.has_cover, "snapshot": not outcome.has_course, "pictures": bool(pictures)}
    unknown = [part for part in _SEALED if not told.get(part)]
    if not (versions.are_all_known and _read_whole(salvage) and _seals_fit(db, found, unknown)):
        yield _("Whether anything else stood where the file cannot be read is not known.")


def _now_private(count: int) -> Iterator[str]:
    if count > 1:
        yield _(
            "Who may see {count} of the answers cannot be known for certain, so they are just for you now."
        ).format(count=whole_number(count))
    elif count:
        yield _("Who may see one of the answers cannot be known for certain, so it is just for you now.")


def _listed(db: apsw.Connection, exercises: list[str]) -> Iterator[str]:
    """The first of the lost answers, and how many more there are."""
    yield from (_lost(db, exercise) for exercise in exercises[:LONGEST_LIST])
    more = len(exercises) - LONGEST_LIST
    if more > 0:
        yield _("So are {more} more.").format(more=whole_number(more))


def _lost_newest(db: apsw.Connection, found: Found) -> Iterator[str]:
    """The exercises of which the newest answer is not there."""
    kept = "SELECT 1 FROM answer_history WHERE row = ? AND hash = ?"
    for exercise, newest in found.pointed.items():
        if not db.execute(kept, newest).get:
            yield exercise


def _lost(db: apsw.Connection, exercise: str) -> str:
    """That the newest answer to an exercise is lost, and which one stands in its place."""
    before = answer_table.stored_of(db, exercise)
    if before is None:
        return _("The answer to the exercise with the id “{exercise}” could not be read.").format(
            exercise=_shortened(exercise)
        )
    title, day = _shortened(from_text(before.wording)["title"] or exercise), before.at[:10]
    return _(
        "The newest answer to “{title}” could not be read; the one of {day} stands in its place."
    ).format(title=title, day=day)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}…"


class _LostVersions(NamedTuple):
    """Earlier versions that are not there: those that are listed, and numbers that may have been erased."""

    known: int
    perhaps: int
    are_all_known: bool


def _lost_versions(db: apsw.Connection, salvage: Salvage, newest: set[int], last: int) -> _LostVersions:
    """`newest` are the lost rows that were told of already, `last` the highest row that a seal speaks of."""
    there = {int(str(row)) for (row,) in db.execute("SELECT row FROM answer_history")}
    listed = salvage.listed("answer_history")
    if listed is not None and there <= listed:
        return _LostVersions(len(listed - there - newest), 0, are_all_known=True)
    rows = there | newest
    gaps = max([*rows, last], default=0) - len(rows)
    return _LostVersions(0, gaps if gaps < MOST_GAPS else 0, are_all_known=False)


def _lost_pictures(db: apsw.Connection, salvage: Salvage) -> int:
    """How many pictures are listed in the file, or named in an answer, and are not there."""
    there = {str(name) for (name,) in db.execute("SELECT hash FROM pictures")}
    named = set(salvage.listed("pictures") or ())
    asked = "SELECT row FROM current JOIN answer_history USING (row) WHERE kind = ?"
    for (row,) in db.execute(asked, (PICTURE_KIND,)).fetchall():
        named |= pictures_in([answer_table.stored_in(db, row).answer])
    return len(named - there)


def _seals_fit(db: apsw.Connection, found: Found, parts: list[str]) -> bool:
    """Whether these parts are what the newest seal says; files of the first versions had none."""
    if found.seal is None:
        return found.sealed is None and not found.seal_number
    if found.seal.number < max(found.seal_number, found.sealed or 0):
        return False
    snapshots = [(number, *course) for number, courses in found.courses.items() for course in courses]
    rows = {part: seals.rows(db, part) for part in _SEALED} | {"snapshot": snapshots}
    return all(
        found.seal.of(part) == seals.sum_of(part, rows[part]) for part in parts if found.seal.has(part)
    )


def _read_whole(salvage: Salvage) -> bool:
    """Whether the answers' own tables could be read from their beginning to their end."""
    return {"answer_history", "current"} <= salvage.read_whole
