"""Two versions of a course told to its author: whether the version rose, what changed, and which ids disappeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.course.comparing import compare_courses
from workbook.course.versions import version_numbers
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course import comparing
    from workbook.course.files import Files

Sort = Literal["new", "gone", "renamed", "kind", "reworded", "moved", "option-gone"]
ORDER: tuple[Sort, ...] = ("gone", "option-gone", "kind", "renamed", "reworded", "moved", "new")


@dataclass(frozen=True)
class Change:
    """One difference in an exercise, in a sentence for the course's author."""

    sort: Sort
    id: str
    what: str


@dataclass(frozen=True)
class Comparison:
    """Two versions of a course side by side."""

    same_course: bool
    older: str
    newer: str
    changes: tuple[Change, ...]

    @property
    def rose(self) -> bool:
        """Whether the newer version has the higher number."""
        older, newer = version_numbers(self.older), version_numbers(self.newer)
        return older is None or (newer is not None and newer > older)

    @property
    def gone(self) -> tuple[Change, ...]:
        """Ids that disappeared: answers to them have no question any more."""
        return tuple(change for change in self.changes if change.sort in ("gone", "option-gone"))


def compare(older: Files, newer: Files) -> Comparison:
    """What became of each exercise; one that names a former id under `was` is the same one."""
    found = compare_courses(older, newer)
    former = {after: before for before, after in found.names.items()}
    changes = [told for change in found.changes for told in _told(change, former.get(change.id, change.id))]
    mine, theirs = found.older.about, found.newer.about
    in_order = tuple(sorted(changes, key=lambda change: ORDER.index(change.sort)))
    return Comparison(mine.id == theirs.id, mine.version, theirs.version, in_order)


def _told(change: comparing.Change, former: str) -> Iterator[Change]:
    """Everything about one exercise, a sentence each."""
    key, exercise = change.id, change.after or change.before
    title = exercise.title if exercise else key
    if "gone" in change.sorts:
        what = _("“{title}” ({id}) is gone. Answers to it stay with the learner, under Kept answers.")
        yield Change("gone", key, what.format(title=title, id=key))
    if "new" in change.sorts:
        yield Change("new", key, _("“{title}” ({key}) is new.").format(title=title, key=key))
    if "renamed" in change.sorts:
        yield Change("renamed", key, _("{id} is now called {new_id}.").format(id=former, new_id=key))
    if "kind" in change.sorts:
        yield Change(
            "kind", key, _("{id} is of another kind now. Its answers stay under Kept answers.").format(id=key)
        )
    if change.reworded:
        yield Change("reworded", key, _("The question of {id} is worded anew.").format(id=key))
    yield from (_part(key, part) for part in change.parts)
    if "moved" in change.sorts and change.was_in and change.is_in:
        words = _("{id} moved from {was} to {now}.")
        yield Change("moved", key, words.format(id=key, was=change.was_in.id, now=change.is_in.id))


def _part(key: str, part: comparing.PartChange) -> Change:
    if not part.after:
        what = _("{id} no longer has “{option}” ({option_id}).")
        return Change("option-gone", key, what.format(id=key, option=part.before, option_id=part.id))
    what = _("In {id}, {option} is worded anew.") if part.before else _("In {id}, {option} is new.")
    return Change("reworded", key, what.format(id=key, option=part.id))
