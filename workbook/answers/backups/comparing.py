"""What a backup holds, and what going back to it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from workbook.answers.tables import answer_table
from workbook.answers.tables.long_answers import LongAnswer
from workbook.answers.tables.marks import whole_marks
from workbook.course import kinds
from workbook.course.answer_text import LongText, to_text
from workbook.course.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    import apsw

    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer
    from workbook.course.ids import ExerciseId

How = Literal["same", "different", "only then", "only now"]


class Held(NamedTuple):
    """What a backup holds, counted; or why it is of no use, in a sentence for the person."""

    answered: int = 0
    words: int = 0
    characters: int = 0
    changed: datetime | None = None
    course_version: str = ""
    trouble: str = ""
    other_lock: bool = False  # the trouble is that what opens the workbook does not open this


class Change(NamedTuple):
    """What going back would do to one exercise: its answer then and now; None where it was never answered."""

    exercise_id: ExerciseId
    how: How
    then: Saved | None
    now: Saved | None

    @property
    def _either(self) -> Saved:
        found = self.now or self.then
        assert found
        return found

    @property
    def title(self) -> str:
        """The exercise's title now, or as it was then."""
        return self._either.title

    @property
    def question(self) -> str:
        """The question now, or as it was then."""
        return self._either.question


Changes = list[Change]
MarkChanges = dict[How, int]
"""How many marks, notes and bookmarks there are of each sort; where they stand in the course is no change."""


def count(db: apsw.Connection) -> Held:
    """What a workbook holds."""
    answers = [saved for saved in answer_table.all_current(db) if saved.answered]
    words = characters = 0
    for text in (text for saved in answers for text in _texts(db, saved)):
        words += len(text.split())
        characters += len(text)
    return Held(
        answered=len(answers),
        words=words,
        characters=characters,
        changed=answers[-1].at if answers else None,
        course_version=str(db.execute("SELECT version FROM snapshot ORDER BY number DESC LIMIT 1").get),
    )


def _texts(db: apsw.Connection, saved: Saved) -> Iterator[str]:
    if isinstance(saved.answer, LongText):
        return LongAnswer(db, saved.answer.row).texts()
    return _written(saved.answer, saved.words, _no_words(saved.kind))


def _no_words(kind: str) -> frozenset[str]:
    """The keys of its answers that hold no words of the learner; of a kind that is not known, none."""
    return kinds.spec(kind).no_words if kind in KINDS else frozenset()


def _written(value: Any, options: Iterable[str], no_words: frozenset[str]) -> Iterator[str]:
    """The texts in an answer that the learner wrote; an option's id is a tick and no word of theirs."""
    if isinstance(value, str) and value not in options:
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in no_words:
                yield from _written(item, options, no_words)
    elif isinstance(value, list):
        for item in value:
            yield from _written(item, options, no_words)


def changes(then: apsw.Connection, now: apsw.Connection) -> list[Change]:
    """Every exercise that was answered then or is now, those of now first, in the order of their answering."""
    before = {saved.exercise_id: saved for saved in answer_table.all_current(then)}
    after = {saved.exercise_id: saved for saved in answer_table.all_current(now)}
    pairs = [(key, before.get(key), after.get(key)) for key in dict.fromkeys([*after, *before])]
    return [Change(key, how, was, stands) for key, was, stands in pairs if (how := _how(was, stands))]


def mark_changes(then: apsw.Connection, now: apsw.Connection) -> MarkChanges:
    """What going back would do to marks, notes and bookmarks."""
    before = {mark.id: _said(mark) for mark in whole_marks(then)}
    after = {mark.id: _said(mark) for mark in whole_marks(now)}
    both = before.keys() & after.keys()
    found: MarkChanges = {
        "different": sum(before[key] != after[key] for key in both),
        "only now": len(after.keys() - both),
        "only then": len(before.keys() - both),
    }
    return {how: count for how, count in found.items() if count}


def _said(mark: Mark) -> tuple[str, str, str]:
    return mark.sort, mark.words, mark.note


def _how(then: Saved | None, now: Saved | None) -> How | None:
    """None if it holds nothing, then or now."""
    was, stands = bool(then and then.answered), bool(now and now.answered)
    if not (then and was and now and stands):
        return "only then" if was else "only now" if stands else None
    same = then.kind == now.kind and _key(then.answer) == _key(now.answer)
    return "same" if same else "different"


def _key(answer: Answer) -> str | bytes:
    return answer.digest if isinstance(answer, LongText) else to_text(answer)
