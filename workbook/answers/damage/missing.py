"""What of a damaged workbook is missing in the new one, in sentences; and that more may be, where nobody can know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables import answer_table, seals
from workbook.answers.tables.kept_pictures import pictures_in
from workbook.course.answer_text import from_text
from workbook.language.counting import counted
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import apsw

    from workbook.answers.damage.choices import Choices
    from workbook.answers.damage.found import Found
    from workbook.answers.unopened.salvage import Salvage

LONGEST_LIST = 20
LONGEST_TITLE = 120  # signs
PICTURE_KIND = "picture"  # of exercises whose answers name a picture of the learner's own
MOST_GAPS = 1_000_000  # rows that a file can have had; a number beyond is a damaged one
_SEALED = ("workbook", "place", "visited", "pictures", "snapshot", "carried", "preferences", "marks")
_OUT_OF_SIGHT = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Outcome(NamedTuple):
    """What was made of it: whether the course and the cover are there, and what became of who may see what."""

    has_course: bool
    has_cover: bool
    choices: Choices


def what_is_missing(db: apsw.Connection, salvage: Salvage, found: Found, outcome: Outcome) -> Iterator[str]:
    """All that is known to be missing in a new workbook, and whether it is known that this is all."""
    percent = salvage.percent_there()
    if percent < 100:
        yield _("The file was cut off: {percent} % of it is there.").format(percent=whole_number(percent))
    if not outcome.has_cover:
        yield _("The name on the cover could not be read.")
    answers = _lost_answers(db, salvage, found)
    yield from _told_answers(db, answers)
    names = salvage.listed("pictures")
    pictures = len(_named_pictures(db, names or {}) - _keys(db, "hash", "pictures"))
    if pictures:
        yield counted("{n} picture could not be read.", "{n} pictures could not be read.", pictures)
    yield from _told_choices(outcome.choices)
    told = {"workbook": not outcome.has_cover, "pictures": bool(pictures) and names is not None}
    unknown = [part for part in _SEALED if not told.get(part)]
    if not (answers.are_all_known and _read_whole(salvage) and _seals_fit(db, salvage, found, unknown)):
        yield _("Whether anything else stood where the file cannot be read is not known.")


# Answers


class _LostAnswers(NamedTuple):
    """The newest answers that are not there, by their exercises; how many earlier ones; what only gaps tell."""

    newest: list[str]
    earlier: int
    gaps: int
    has_last: bool  # whether the highest row is there that the seal speaks of, or it is told of
    are_all_known: bool


def _lost_answers(db: apsw.Connection, salvage: Salvage, found: Found) -> _LostAnswers:
    there, listed = _keys(db, "row", "answer_history"), salvage.listed("answer_history")
    newest = _newest_rows(found, listed or {})
    lost = {exercise: row for exercise, (row, digest) in newest.items() if not _is_kept(db, row, digest)}
    rows = there | set(lost.values())
    last = found.seal.newest if found.seal else 0
    has_last = last <= max([*rows, *(listed or ())], default=0)
    if listed is not None and there <= listed.keys():
        earlier = len(listed.keys() - rows)
        return _LostAnswers(sorted(lost), earlier, 0, has_last, are_all_known=has_last)
    gaps = max([*rows, last], default=0) - len(rows)
    return _LostAnswers(sorted(lost), 0, gaps if gaps < MOST_GAPS else 0, has_last, are_all_known=False)


def _newest_rows(found: Found, listed: dict[int, str]) -> dict[str, tuple[int, bytes | None]]:
    """Which row was the newest of each exercise, and its hash where that is known."""
    newest: dict[str, tuple[int, bytes | None]] = dict(found.pointed)
    for row, exercise in listed.items():
        if row > newest.get(exercise, (0, None))[0]:
            newest[exercise] = (row, None)
    return newest


def _is_kept(db: apsw.Connection, row: int, digest: bytes | None) -> bool:
    asked = "SELECT 1 FROM answer_history WHERE row = ?1 AND (?2 IS NULL OR hash = ?2)"
    return bool(db.execute(asked, (row, digest)).get)


def _told_answers(db: apsw.Connection, answers: _LostAnswers) -> Iterator[str]:
    yield from (_lost(db, exercise) for exercise in answers.newest[:LONGEST_LIST])
    more = len(answers.newest) - LONGEST_LIST
    if more > 0:
        yield _("So are {more} more.").format(more=whole_number(more))
    if not answers.has_last:
        yield _("The newest answer of all could not be read; to which question it was is not known.")
    if answers.earlier:
        yield counted(
            "{n} earlier version of an answer could not be read.",
            "{n} earlier versions of answers could not be read.",
            answers.earlier,
        )
    if answers.gaps:
        yield counted(
            "{n} earlier version of an answer may be missing too, or it was erased: that leaves the same gap.",
            "{n} earlier versions of answers may be missing too, or they were erased: that leaves the same gaps.",
            answers.gaps,
        )


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
    """A stranger's words in one line of a terminal or of a dialog."""
    words = _OUT_OF_SIGHT.sub("", " ".join(words.split()))
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}…"


# What else there was


def _keys(db: apsw.Connection, column: str, table: str) -> set[Any]:
    return {key for (key,) in db.execute(f"SELECT {column} FROM {table}")}  # noqa: S608 - our own names


def _named_pictures(db: apsw.Connection, listed: Collection[str]) -> set[str]:
    """The pictures that are listed in the file, or that an answer names."""
    named = set(listed)
    asked = "SELECT row FROM current JOIN answer_history USING (row) WHERE kind = ?"
    for (row,) in db.execute(asked, (PICTURE_KIND,)).fetchall():
        named |= pictures_in([answer_table.stored_in(db, row).answer])
    return named


def _told_choices(choices: Choices) -> Iterator[str]:
    count = len(choices.now_private)
    if count > 1:
        yield _(
            "Who may see {count} of the answers cannot be known for certain, so they are just for you now."
        ).format(count=whole_number(count))
    elif count:
        yield _("Who may see one of the answers cannot be known for certain, so it is just for you now.")
    if not choices.are_proved:
        yield _("What you left for another day may not be marked any more.")


def _seals_fit(db: apsw.Connection, salvage: Salvage, found: Found, parts: list[str]) -> bool:
    """Whether these parts are what the newest seal says; of a file before seals, whether all of it could be read."""
    if salvage.is_before_seals:
        return salvage.tables.keys() <= salvage.read_whole
    if found.seal is None or found.seal.number < max(found.seal_number, found.sealed):
        return False
    rows: dict[str, Iterable[seals.Row]] = {part: seals.rows(db, part) for part in _SEALED}
    rows["snapshot"] = [(number, *course) for number, courses in found.courses.items() for course in courses]
    rows["carried"] = found.carried
    return all(
        found.seal.of(part) == seals.sum_of(part, rows[part]) for part in parts if found.seal.has(part)
    )


def _read_whole(salvage: Salvage) -> bool:
    """Whether the answers' own tables could be read from their beginning to their end."""
    return {"answer_history", "current"} <= salvage.read_whole
