"""Two versions of a course side by side: what became of each exercise, and of what stands in it.

An exercise is the same one if it has the same id, or names the former one under `was`. Modules that are the same to
the byte are not read for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course import kinds
from workbook.course.ids import ExerciseId
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.course.reading import read_module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.model import ExerciseMark, ModuleMark, Outline

Sort = Literal["new", "gone", "kind", "renamed", "reworded", "moved"]


class PartChange(NamedTuple):
    """An option, stem, item, row or column: worded anew, or new (nothing before), or gone (nothing after)."""

    id: str
    before: str
    after: str


class Change(NamedTuple):
    """What became of one exercise. Without `before` it is new, without `after` it is gone.

    `before` and `after` are None too for an exercise of a kind that this program does not know.
    """

    id: ExerciseId
    sorts: frozenset[Sort]
    before: Exercise | None
    after: Exercise | None
    parts: tuple[PartChange, ...]
    was_in: ModuleMark | None
    is_in: ModuleMark | None

    @property
    def reworded(self) -> bool:
        """Whether its own words are others now, apart from those of its parts."""
        before, after = self.before, self.after
        return bool(before and after) and _own_words(before) != _own_words(after)  # type: ignore[arg-type]


class Comparison(NamedTuple):
    """All exercises of two versions: those that stay as they are, and what became of the others.

    `names` has for each exercise of the older one that goes on its id in the newer one, and `kinds` what each of the
    newer one is.
    """

    older: Outline
    newer: Outline
    same: tuple[ExerciseId, ...]
    changes: tuple[Change, ...]
    names: Mapping[ExerciseId, ExerciseId]
    kinds: Mapping[str, str]

    def of(self, sort: Sort) -> list[Change]:
        """The changes of one sort."""
        return [change for change in self.changes if sort in change.sorts]


def compare_courses(older: Files, newer: Files, renamed: Mapping[str, str] | None = None) -> Comparison:
    """What became of each exercise that asks something; one that only shows others' answers may come and go.

    `renamed` has the ids of the older version that are others in the newer one, where that is known without `was`.
    """
    before = _Version(older)
    return _Comparing(before, _Version(newer, before), renamed).whole()


class _Version:
    """One of the two: where each exercise stands, and the exercise itself once it is asked for."""

    def __init__(self, files: Files, like: _Version | None = None) -> None:
        self.files = files
        self.outline = read_outline(files, like.marks_in(files) if like else {})
        self.homes: dict[ExerciseId, ModuleMark] = {}
        self.marks: dict[ExerciseId, ExerciseMark] = {}
        for module in self.outline.modules:
            for mark in module.exercises():
                if mark.kind not in KINDS or kinds.spec(mark.kind).asks:
                    self.homes[mark.id], self.marks[mark.id] = module, mark
        self._read: dict[str, dict[ExerciseId, Exercise]] = {}

    def marks_in(self, files: Files) -> dict[str, ModuleMark]:
        """The modules that stand in other files as they do here, unless ids were given twice and made other ones."""
        ids = [mark.id for mark in self.outline.exercises()]
        if any(key.rpartition("-")[0] in self.marks and key.rpartition("-")[2].isdigit() for key in ids):
            return {}
        modules = self.outline.modules
        return {m.path: m for m in modules if m.path in files and files[m.path] == self.bytes_of(m)}

    def exercise(self, exercise_id: ExerciseId) -> Exercise | None:
        return self.exercises(self.homes[exercise_id]).get(exercise_id)

    def exercises(self, module: ModuleMark) -> dict[ExerciseId, Exercise]:
        if module.path not in self._read:
            found, _problems = read_module(self.files, self.outline, module.id)
            self._read[module.path] = {exercise.id: exercise for exercise in found.exercises()}
        return self._read[module.path]

    def bytes_of(self, module: ModuleMark) -> bytes:
        try:
            return self.files[module.path]
        except (KeyError, OSError):
            return b""


class _Comparing:
    """Walks through the newer version in its order, then says what is gone."""

    def __init__(self, older: _Version, newer: _Version, renamed: Mapping[str, str] | None) -> None:
        self.older, self.newer = older, newer
        self.modules = _pairs(older, newer)
        self.unread = {
            mark.id
            for before, after in self.modules.values()
            if older.bytes_of(before) == newer.bytes_of(after)
            and _ids(before) == _ids(after)
            for mark in after.exercises()
        }  # fmt: skip
        self.before = {exercise_id: exercise_id for exercise_id in newer.marks if exercise_id in older.marks}
        self._find_former(renamed)

    def _find_former(self, renamed: Mapping[str, str] | None) -> None:
        """What an exercise was called before; an id that is still there, or taken, is none of them."""
        taken = set(self.before.values())
        former = {ExerciseId(new): [ExerciseId(old)] for old, new in (renamed or {}).items()}
        for exercise_id in self.newer.marks:
            if exercise_id not in self.before and exercise_id not in self.unread:
                was = self._was(exercise_id) if renamed is None else former.get(exercise_id, [])
                known = next((key for key in was if key in self.older.marks and key not in taken), None)
                if known is not None:
                    self.before[exercise_id] = known
                    taken.add(known)

    def _was(self, exercise_id: ExerciseId) -> list[ExerciseId]:
        """The former ids that an exercise names itself."""
        exercise = self.newer.exercise(exercise_id)
        return [ExerciseId(name.lower()) for name in exercise.was] if exercise else []

    def whole(self) -> Comparison:
        same, changes = [], []
        for exercise_id in self.newer.marks:
            change = self._change(exercise_id)
            if change is None:
                same.append(exercise_id)
            else:
                changes.append(change)
        going_on = {before: after for after, before in self.before.items()}
        for exercise_id, home in self.older.homes.items():
            if exercise_id not in going_on:
                gone = self.older.exercise(exercise_id)
                changes.append(Change(exercise_id, frozenset({"gone"}), gone, None, (), home, None))
        made_of = {str(key): mark.kind for key, mark in self.newer.marks.items()}
        return Comparison(
            self.older.outline, self.newer.outline, tuple(same), tuple(changes), going_on, made_of
        )

    def _change(self, exercise_id: ExerciseId) -> Change | None:
        """What became of an exercise of the newer version; None if nothing did."""
        home, former = self.newer.homes[exercise_id], self.before.get(exercise_id)
        if former is None:
            now = self.newer.exercise(exercise_id)
            return Change(exercise_id, frozenset({"new"}), None, now, (), None, home)
        if exercise_id in self.unread and former == exercise_id and not self._moved(former, exercise_id):
            return None
        before, after = self.older.exercise(former), self.newer.exercise(exercise_id)
        sorts: set[Sort] = {"moved"} if self._moved(former, exercise_id) else set()
        if former != exercise_id:
            sorts.add("renamed")
        parts: tuple[PartChange, ...] = ()
        if self.older.marks[former].kind != self.newer.marks[exercise_id].kind:
            sorts.add("kind")
        elif before and after:
            parts = tuple(_part_changes(before, after))
            if parts or _own_words(before) != _own_words(after):
                sorts.add("reworded")
        if not sorts:
            return None
        return Change(exercise_id, frozenset(sorts), before, after, parts, self.older.homes[former], home)

    def _moved(self, former: ExerciseId, exercise_id: ExerciseId) -> bool:
        pair = self.modules.get(self.older.homes[former].path)
        return pair is None or pair[1].path != self.newer.homes[exercise_id].path


def _pairs(older: _Version, newer: _Version) -> dict[str, tuple[ModuleMark, ModuleMark]]:
    """The modules of the older version that go on, by their paths: with the same id, or text, or title."""
    left = list(newer.outline.modules)
    found: dict[str, tuple[ModuleMark, ModuleMark]] = {}
    for same in (
        lambda one, other: one.id == other.id,
        lambda one, other: older.bytes_of(one) == newer.bytes_of(other),
        lambda one, other: one.title == other.title,
    ):
        for module in older.outline.modules:
            if module.path in found:
                continue
            other = next((candidate for candidate in left if same(module, candidate)), None)
            if other is not None:
                found[module.path] = (module, other)
                left.remove(other)
    return found


def _ids(module: ModuleMark) -> list[ExerciseId]:
    return [mark.id for mark in module.exercises()]


def _own_words(exercise: Exercise) -> tuple[str, ...]:
    return exercise.title, exercise.question, exercise.explanation, exercise.hint


def _part_changes(before: Exercise, after: Exercise) -> Iterator[PartChange]:
    """Parts by their ids, in the order of the newer version, then those that are gone."""
    then, now = before.part_words(), after.part_words()
    for key, words in now.items():
        if then.get(key, "") != words or key not in then:
            yield PartChange(key, then.get(key, ""), words)
    for key, words in then.items():
        if key not in now:
            yield PartChange(key, words, "")
