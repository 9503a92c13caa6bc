"""Compares two versions of a course: whether the version rose, what changed, and which ids disappeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.course.versions import version_numbers
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.exercise import Exercise
    from workbook.course.model import Course

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


def compare(older: Course, newer: Course) -> Comparison:
    """What became of each exercise; one that names a former id under `was` is the same one."""
    now = {str(exercise.id): exercise for exercise in _asking(newer)}
    former = {name: exercise for exercise in _asking(newer) for name in exercise.was}
    homes = [_homes(older), _homes(newer)]
    changes: list[Change] = []
    kept: set[str] = set()
    for before in _asking(older):
        after = now.get(before.id) or former.get(before.id)
        if after is None:
            what = _("“{title}” ({id}) is gone. Answers to it are kept apart from the course.").format(
                title=before.title, id=before.id
            )
            changes.append(Change("gone", before.id, what))
        else:
            kept.add(after.id)
            changes += _exercise(before, after)
            changes += _moved(before, after, homes)
    changes += [
        Change("new", key, _("“{title}” ({key}) is new.").format(title=e.title, key=key))
        for key, e in now.items()
        if key not in kept
    ]
    return Comparison(
        older.about.id == newer.about.id,
        older.about.version,
        newer.about.version,
        tuple(sorted(changes, key=lambda change: ORDER.index(change.sort))),
    )


def _asking(course: Course) -> Iterator[Exercise]:
    """The exercises that have answers; one that only shows others' may come and go."""
    return (exercise for exercise in course.exercises() if exercise.asks)


def _exercise(before: Exercise, after: Exercise) -> Iterator[Change]:
    if before.id != after.id:
        yield Change(
            "renamed", after.id, _("{id} is now called {new_id}.").format(id=before.id, new_id=after.id)
        )
    if before.kind != after.kind:
        what = _(
            "{id} was of the kind `{kind}` and is of `{new_kind}` now. Its answers are kept apart."
        ).format(id=after.id, kind=before.kind, new_kind=after.kind)
        yield Change("kind", after.id, what)
        return
    if before.question != after.question:
        yield Change("reworded", after.id, _("The question of {id} is worded anew.").format(id=after.id))
    words = {option.id: option.text for option in after.options()}
    for option in before.options():
        if option.id not in words:
            what = _("{id} no longer has “{option}” ({option_id}).").format(
                id=after.id, option=option.text or option.id, option_id=option.id
            )
            yield Change("option-gone", after.id, what)
        elif words[option.id] != option.text:
            yield Change(
                "reworded",
                after.id,
                _("In {id}, {option} is worded anew.").format(id=after.id, option=option.id),
            )


def _moved(before: Exercise, after: Exercise, homes: list[dict[str, str]]) -> Iterator[Change]:
    was, now = homes[0][before.id], homes[1][after.id]
    if was != now:
        yield Change(
            "moved", after.id, _("{id} moved from {was} to {now}.").format(id=after.id, was=was, now=now)
        )


def _homes(course: Course) -> dict[str, str]:
    """The module that each exercise stands in."""
    return {exercise.id: module.id for module in course.modules for exercise in module.exercises()}
